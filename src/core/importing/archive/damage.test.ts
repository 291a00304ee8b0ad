import { createHash } from 'node:crypto'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { ZipFile } from '@core/exporting/zip/write-zip.ts'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { openZip } from '../zip/zip.ts'
import { archiveOf, bringIn, good, newLibrary } from './library-fixture.ts'

const titles = ['Ferry', 'Bread', 'Desert'] as const
let archive: Buffer
let files: ReadonlyMap<string, Buffer>
let articles: readonly ArticleSummary[]

beforeAll(async () => {
  const made = await newLibrary()
  const drafts = titles.map((title) => {
    const html = cleanBody(`<p>The story of ${title}, told at some length.</p><p>And its end.</p>`)
    return draftOf(title, { html, tags: ['kept'], fingerprint: title })
  })
  articles = good(await made.library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z'))
  good(await made.library.setState([articles[0]!.id], { bookmarked: true }))
  articles = [...made.library.all()]
  archive = await archiveOf(made)
  const zip = good(await openZip(archive))
  const read = new Map<string, Buffer>()
  for (const entry of zip.entries) read.set(entry.name, Buffer.from(good(await zip.read(entry))))
  files = read
})

function folder(index: number): string {
  return `articles/${titles[index] ?? ''} (id ${articles[index]?.id ?? ''})`
}

/** The archive with files changed, added, or left out (null); packed again, so that each checksum of the zip fits. */
async function repacked(changes: Readonly<Record<string, string | null>>, around = ''): Promise<Buffer> {
  const kept = [...files].filter(([name]) => !(name in changes))
  const put = Object.entries(changes).flatMap(([name, text]) =>
    text === null ? [] : [[name, Buffer.from(text)] as const],
  )
  const all = [...kept, ...put].map(([name, bytes]): ZipFile => ({
    name: around + name,
    bytes,
    time: new Date(0),
  }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(all)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The archive with one bit of a file flipped, so that the zip's checksum of it does not fit. */
async function damaged(name: string): Promise<Buffer> {
  const entry = good(await openZip(archive)).entries.find((each) => each.name === name)
  if (entry === undefined) throw new Error(`there is no ${name}`)
  const copy = Buffer.from(archive)
  const at = entry.offset + 30 + Buffer.byteLength(name) + 9 + Math.floor(entry.packedSize / 2)
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

/** What the import of it said, and the library after it. */
async function imported(zip: Uint8Array) {
  const { library } = await newLibrary()
  const { items, ...receipt } = await bringIn(library, zip)
  return {
    library,
    receipt,
    lines: items.map(({ status, title, reason }) => [status, title, reason]),
    all: [...library.all()],
  }
}

const fine = (index: number): unknown[] => ['added', titles[index], null]

describe('an archive that is not whole', () => {
  it('with a damaged text takes it from the Markdown beside it, and says so', async () => {
    const name = `${folder(1)}/body.html`
    const { lines, all, library } = await imported(await damaged(name))
    expect(lines).toEqual([
      fine(0),
      [
        'added',
        'Bread',
        expect.stringMatching(
          /^“articles\/Bread .*\/body\.html”: it (?:is damaged|unpacks).*\. The text was taken from the Markdown beside it\.$/,
        ),
      ],
      fine(2),
    ])
    expect(all).toEqual(articles)
    expect(good(await library.body(articles[1]!.id))).toContain('The story of Bread, told at some length.')
  })

  it('with a damaged source or a missing one brings the article without it', async () => {
    const { lines, library } = await imported(await damaged(`${folder(0)}/source.txt`))
    expect(lines[0]?.[2]).toMatch(/\/source\.txt”: it is damaged.*It came in without its untouched source\.$/)
    expect(good(await library.source(articles[0]!.id)).bytes).toHaveLength(0)
    const missing = await imported(await repacked({ [`${folder(2)}/source.txt`]: null }))
    expect(missing.lines).toEqual([
      fine(0),
      fine(1),
      [
        'added',
        'Desert',
        `“${folder(2)}/source.txt”: it is missing from the archive. It came in without its untouched source.`,
      ],
    ])
  })

  it('without the facts of an article reads it from its Markdown as a new one', async () => {
    const { lines, all } = await imported(await damaged(`${folder(0)}/article.json`))
    expect(lines).toEqual([
      ['added', 'Ferry', expect.stringContaining('It was read from its Markdown')],
      fine(1),
      fine(2),
    ])
    expect(all.map(({ title }) => title).toSorted()).toEqual(['Bread', 'Desert', 'Ferry'])
    expect(all.find(({ title }) => title === 'Ferry')).toMatchObject({ tags: ['kept'], bookmarked: true })
  })

  it('without a whole article names it, and brings the rest', async () => {
    const gone = Object.fromEntries(
      [...files.keys()].filter((name) => name.startsWith(folder(1))).map((name) => [name, null]),
    )
    const { lines, receipt } = await imported(await repacked(gone))
    expect(receipt).toMatchObject({ added: 2, failed: 1 })
    expect(lines[1]).toEqual(['failed', null, `“${folder(1)}/article.json”: it is missing from the archive.`])
  })

  it('without its list of contents finds the articles by their folders', async () => {
    for (const zip of [
      await repacked({ 'offprint-archive.json': null }),
      await damaged('offprint-archive.json'),
      await repacked({ 'offprint-archive.json': '{}' }),
    ]) {
      const { lines, all, library } = await imported(zip)
      expect(lines).toEqual([
        ['failed', null, expect.stringContaining('The list of contents is lost')],
        fine(0),
        fine(1),
        fine(2),
      ])
      expect(all).toEqual(articles)
      expect(library.settings.theme).toBe('system')
    }
  })

  it('cut off anywhere brings every article that is whole, and no text that is not', async () => {
    let most = 0
    for (let length = 200; length < archive.length; length += 97) {
      const { all, receipt, library } = await imported(archive.subarray(0, length))
      most = Math.max(most, all.length)
      // Where only the zip's own list at its end is lost, nothing of the library is.
      if (all.length < 3) expect(receipt.failed).toBeGreaterThan(0)
      for (const article of all) {
        const original = articles.find(({ title }) => title === article.title)
        expect(article.tags).toEqual(original?.tags)
        expect(good(await library.body(article.id))).toContain(
          `The story of ${article.title}, told at some length.`,
        )
      }
    }
    expect(most).toBe(3)
  })

  it('that someone changed comes in as it is now, and says what was changed', async () => {
    const changed = `${folder(0)}/body.html`
    const { lines, library } = await imported(
      await repacked({ [changed]: '<p dir="auto">My own words.</p>\n' }),
    )
    expect(lines[0]).toEqual([
      'added',
      'Ferry',
      `“${changed}” was changed since the export and came in as it is now.`,
    ])
    expect(good(await library.body(articles[0]!.id))).toBe('<p dir="auto">My own words.</p>\n')
  })

  it('that was unpacked and packed again within a folder is known all the same', async () => {
    const { lines, all } = await imported(await repacked({}, 'My library/'))
    expect(lines).toEqual([fine(0), fine(1), fine(2)])
    expect(all).toEqual(articles)
  })
})

describe('an archive that may be anybody’s', () => {
  it('brings no script, no name that leads out, no id that is a path', async () => {
    const name = `${folder(0)}/body.html`
    const evil = await repacked({
      [name]: '<p>Hello</p><script>alert(1)</script><img src=x onerror=alert(1)>',
      'xx/outside.txt': 'out',
    })
    const at = evil.lastIndexOf('xx/outside.txt')
    Buffer.from('..').copy(evil, at)
    const { lines, library } = await imported(evil)
    expect(lines).toEqual([
      ['failed', null, '“../outside.txt”: its name leads out of the zip.'],
      ['added', 'Ferry', expect.stringContaining('Its text held what no article may hold, and was cleaned.')],
      fine(1),
      fine(2),
    ])
    const body = good(await library.body(articles[0]!.id))
    expect(body).toContain('Hello')
    expect(body).not.toMatch(/script|onerror/)
  })

  it('is refused where its facts are none of ours', async () => {
    const name = `${folder(1)}/article.json`
    const original = JSON.parse(String(files.get(name))) as {
      article: object
      body: object
      images: object[]
    }
    const lies = [
      { article: { ...original.article, id: '../../../../x' } },
      { article: { ...original.article, id: articles[0]!.id } },
      { article: { ...original.article, row: 2 ** 40 } },
      { article: { ...original.article, progress: 7 } },
      { article: { ...original.article, addedAt: 'yesterday' } },
      { body: { ...original.body, file: '../../../body.html' } },
    ]
    for (const lie of lies) {
      const { all, receipt } = await imported(
        await repacked({ [name]: JSON.stringify({ ...original, ...lie }) }),
      )
      // From its Markdown, as a new article.
      expect(receipt).toMatchObject({ added: 3 })
      expect(all.some(({ id }) => id === articles[1]!.id)).toBe(false)
      expect(all.find(({ title }) => title === 'Bread')?.row).toBeLessThan(10)
    }
    const pictured = {
      ...original,
      images: [{ file: 'images/../../../x.png', bytes: 0, sha256: '0'.repeat(64) }],
    }
    const { lines } = await imported(await repacked({ [name]: JSON.stringify(pictured) }))
    expect(lines[1]?.[2]).toMatch(/it is no picture that an article can have/)
    const drawn = async (svg: string): Promise<unknown[]> => {
      const sum = createHash('sha256').update(svg).digest('hex')
      const file = `images/${sum.slice(0, 32)}.svg`
      const drawing = { ...original, images: [{ file, bytes: svg.length, sha256: sum }] }
      const zip = await repacked({ [name]: JSON.stringify(drawing), [`${folder(1)}/${file}`]: svg })
      return (await imported(zip)).lines[1] ?? []
    }
    const shapes = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="3"/></svg>\n'
    expect((await drawn(shapes))[2]).not.toMatch(/no picture/)
    expect((await drawn(shapes.replace('<rect', '<script>alert(1)</script><rect')))[2]).toMatch(
      /\.svg”: it is no picture that an article can have/,
    )
  })

  it('from a newer version is refused untouched', async () => {
    const manifest = JSON.parse(String(files.get('offprint-archive.json'))) as object
    for (const newer of [{ format: 2 }, { libraryFormat: 99 }]) {
      const text = JSON.stringify({
        archive: 'offprint',
        format: 1,
        libraryFormat: 1,
        ...newer,
        articles: 'elsewhere',
      })
      const { lines, all } = await imported(await repacked({ 'offprint-archive.json': text }))
      expect(all).toEqual([])
      expect(lines).toEqual([
        [
          'failed',
          null,
          expect.stringMatching(
            /^“all\.zip”: it was made by a newer version of Offprint \(format .*Update Offprint to import it\.$/,
          ),
        ],
      ])
    }
    expect(manifest).toMatchObject({ format: 1 })
  })

  it('is left to others where it is some other zip', async () => {
    const chunks: Uint8Array[] = []
    const bytes = Buffer.from('{}')
    for await (const chunk of writeZip([{ name: 'manifest.json', bytes, time: new Date(0) }]))
      chunks.push(chunk)
    const { lines, all } = await imported(Buffer.concat(chunks))
    expect(lines).toEqual([['failed', null, expect.stringContaining('JSON')]])
    expect(all).toEqual([])
  })
})
