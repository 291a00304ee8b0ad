import { plainText } from '@core/markup/blocks.ts'
import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'
import type { DrawnPdf, DrawnText } from './pdf-fixture.ts'
import { mappedPdfOf, pdfOf } from './pdf-fixture.ts'
import { isPdf, readPdf } from './pdf.ts'

/** Lines under each other, as a program sets them. */
function column(x: number, top: number, lines: readonly string[]): readonly DrawnText[] {
  return lines.map((text, index) => ({ x, y: top - index * 14, text }))
}

async function articleOf(drawn: DrawnPdf) {
  const reading = await readPdf({ name: 'a_report.pdf', bytes: pdfOf(drawn) })
  if (!reading.ok) throw new Error(reading.reason)
  const [article] = reading.articles
  return { ...article!, text: plainText(article!.draft.html), notes: reading.notes }
}

const long = 'The harbour has nine boats and one crane, which broke in the winter of the long'

describe('a PDF', () => {
  it('gives its paragraphs whole, with words that were cut at the end of a line', async () => {
    const { text, draft } = await articleOf({
      pages: [
        [
          { x: 72, y: 720, text: 'Nine boats', size: 20 },
          ...column(72, 680, [
            long,
            'frost. Nobody in the self-taught crew could mend it, and nobody else was self-',
            'taught enough. They drink cof-',
            'fee now.',
          ]),
          ...column(72, 610, [`${long} frost,`, 'and that was all.']),
        ],
      ],
    })
    expect(draft.title).toBe('Nine boats')
    expect(text.split('\n')).toEqual([
      `${long} frost. Nobody in the self-taught crew could mend it, and nobody else was self-taught enough. They drink coffee now.`,
      `${long} frost, and that was all.`,
    ])
  })

  it('that was drawn across its columns is read column by column, between headings over both', async () => {
    const left = Array.from({ length: 8 }, (_, index) => `left column line number ${index} of them`)
    const right = Array.from({ length: 8 }, (_, index) => `right column line number ${index} of them`)
    const across = left.flatMap((text, index) => [
      { x: 72, y: 680 - index * 14, text },
      { x: 330, y: 680 - index * 14, text: right[index] ?? '' },
    ])
    const { text } = await articleOf({
      pages: [
        [{ x: 72, y: 720, text: 'A heading that goes over both of the columns of it', size: 18 }, ...across],
      ],
    })
    expect(text.indexOf('left column line number 7')).toBeLessThan(text.indexOf('right column line number 0'))
    expect(text.replaceAll('\n', ' ')).toContain(`${left.join(' ')} ${right.join(' ')}`)
  })

  it('leaves out running titles and page numbers, and says which', async () => {
    const pages = Array.from({ length: 4 }, (_, index) => [
      { x: 72, y: 760, text: 'The Harbour Quarterly' },
      ...column(72, 700, [
        `Page ${index} tells of something else than all the others, and that is its strength`,
        'in these times, when others repeat.',
      ]),
      { x: 300, y: 40, text: `- ${index + 1} -` },
    ])
    const { text, furniture } = await articleOf({ pages })
    expect(text).not.toContain('Quarterly')
    expect(text).not.toContain('- 2 -')
    expect(text.match(/Page \d tells/g)).toHaveLength(4)
    expect(furniture).toEqual(['The Harbour Quarterly', '- 1 -'])
  })

  it('goes on with a sentence on the next page, and begins anew after one that ended', async () => {
    const { text } = await articleOf({
      pages: [
        column(72, 700, [long]),
        column(72, 700, ['frost and was never mended by anybody who could have mended it, as it was said.']),
        column(72, 700, ['Then came the spring.']),
      ],
    })
    expect(text.split('\n')).toEqual([
      `${long} frost and was never mended by anybody who could have mended it, as it was said.`,
      'Then came the spring.',
    ])
  })

  it('is known by what it says of itself, unless a program made that up', async () => {
    const pages = [column(72, 700, ['Words.'])]
    const info = { Title: 'Nine boats', Author: 'Ann Reed', CreationDate: "D:20240305101112+01'00'" }
    expect((await articleOf({ pages, info })).draft).toMatchObject({
      title: 'Nine boats',
      byline: 'Ann Reed',
      publishedAt: '2024-03-05',
    })
    expect(
      (await articleOf({ pages, info: { Title: 'Microsoft Word - report_final.docx' } })).draft.title,
    ).toBe('a report')
  })

  it('that a browser printed has the address and the day of the page', async () => {
    const { draft, text } = await articleOf({
      pages: [
        [
          { x: 30, y: 780, text: '3/5/24, 10:11 AM', size: 8 },
          { x: 300, y: 780, text: 'Nine boats', size: 8 },
          ...column(72, 700, ['Words.']),
          { x: 30, y: 15, text: 'https://port.example/boats?utm_source=x', size: 8 },
          { x: 560, y: 15, text: '1/1', size: 8 },
        ],
      ],
      info: { Title: 'Nine boats', Producer: 'Skia/PDF m156', CreationDate: 'D:20240305101112Z' },
    })
    expect(draft).toMatchObject({
      url: 'https://port.example/boats',
      addedAt: '2024-03-05T00:00:00.000Z',
      publishedAt: null,
    })
    expect(text).toBe('Words.')
  })

  it('without any text says that it is a scan, and one with some says how many pages have none', async () => {
    const scan = await readPdf({ name: 'scan.pdf', bytes: pdfOf({ pages: [[], []] }) })
    expect(scan).toEqual({
      ok: false,
      format: 'pdf',
      reason:
        'it is a PDF without text: its 2 pages are pictures, as of a scan. Only text recognition could read it',
    })
    expect((await articleOf({ pages: [[], column(72, 700, ['Words.'])] })).notes[0]).toBe(
      '1 of its 2 pages has no text: they may be scans or pictures.',
    )
  })

  it('that is locked or damaged is refused in plain words', async () => {
    const lock = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
    const locked = pdfOf({
      pages: [column(72, 700, ['Words.'])],
      trailer: `/Encrypt ${lock} /ID [<00> <00>]`,
    })
    expect(await readPdf({ name: 'a.pdf', bytes: locked })).toMatchObject({
      ok: false,
      reason: 'it is a PDF that is locked with a password',
    })
    expect(await readPdf({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.4\nnothing') })).toMatchObject({
      ok: false,
      reason: 'it is a PDF that is damaged',
    })
    // PDF.js stumbles over these in ways that it has no name for.
    const sound = Buffer.from(pdfOf({ pages: [column(72, 700, ['Words.'])] })).toString('latin1')
    for (const [whole, broken] of [
      ['trailer\n', 'trailer\n)'],
      ['/Kids [', '/Kids )['],
    ] as const) {
      const bytes = Buffer.from(sound.replace(whole, broken), 'latin1')
      const read = await readPdf({ name: 'a.pdf', bytes })
      expect(read).toMatchObject({ ok: false, format: 'pdf' })
    }
    expect(isPdf(Buffer.from('A text about %PDF-'.padStart(2000)))).toBe(false)
  })
})

describe('a line', () => {
  it('of Arabic that is drawn letter by letter from the left is read from the right, Latin and numbers within it', () => {
    const drawn = ['\ufe8e', '\ufee3', '\ufe8e', '\ufecb', ' ', '4', '2', ' ', '\ufeea', '\ufef4', '\ufed3']
    const pieces = drawn.map((text, index) => ({
      text,
      x: 100 + index * 6,
      y: 700,
      width: 6,
      size: 12,
      isRightToLeft: /[\ufe70-\ufefc]/.test(text),
    }))
    expect(linesOf(pieces)).toMatchObject([{ text: 'فيه 42 عاما', isRightToLeft: true }])
  })
})

/** In UTF-16, two bytes each. */
function utf16(text: string): string {
  return Array.from(text, (letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')
}

describe('a PDF that names its character map instead of carrying it', () => {
  const harbour = {
    ja: ['港の町は静かな朝を迎えた。漁師たちは早くから', '網を直していた。'],
    zh: ['港口的小镇迎来了安静的早晨。渔民们很早就'],
    tw: ['港口的小鎮迎來了安靜的早晨。漁民們很早就'],
    ko: ['항구 마을은 조용한 아침을 맞았다. 어부들은'],
  }
  it.each([
    ['UniJIS-UCS2-H', 'Japan1', harbour.ja.map(utf16), harbour.ja.join('')],
    ['UniGB-UCS2-H', 'GB1', harbour.zh.map(utf16), harbour.zh.join('')],
    ['UniCNS-UCS2-H', 'CNS1', harbour.tw.map(utf16), harbour.tw.join('')],
    ['UniKS-UCS2-H', 'Korea1', harbour.ko.map(utf16), harbour.ko.join('')],
    ['90ms-RKSJ-H', 'Japan1', ['93fa967b8cea82cc95b6'], '日本語の文'],
    ['EUC-H', 'Japan1', ['c6fccbdcb8eca4cecab8'], '日本語の文'],
    ['GBK-EUC-H', 'GB1', ['d6d0cec4b5c4cec4d5c2'], '中文的文章'],
    ['ETen-B5-H', 'CNS1', ['a4a4a4e5aabaa4e5b3b9'], '中文的文章'],
    ['KSCms-UHC-H', 'Korea1', ['c7d1b1b9beeeb7ce'], '한국어로'],
    // Numbers of glyphs of the collection, as layout programs write them.
    ['Identity-H', 'Japan1', ['034b034d'], 'あい'],
  ])('is read by %s (%s)', async (map, ordering, lines, text) => {
    const reading = await readPdf({ name: 'cjk.pdf', bytes: mappedPdfOf({ map, ordering, lines }) })
    const [article] = reading.ok ? reading.articles : []
    expect(
      plainText(article?.draft.html ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(text)
  })

  it('that does not exist is read without it, and breaks nothing', async () => {
    for (const map of ['../../../../etc/passwd', 'No-Such-Map-H', 'UniJIS-UCS2-H#2f..']) {
      const reading = await readPdf({
        name: 'x.pdf',
        bytes: mappedPdfOf({ map, ordering: 'Japan1', lines: ['3042'] }),
      })
      expect(reading.format).toBe('pdf')
    }
  })
})
