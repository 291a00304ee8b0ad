import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { describe, expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import type { ReadItem } from '../item.ts'
import { isExport } from '../reader.ts'
import { omnivoreHighlights } from './omnivore-highlights.ts'

async function read(files: readonly (readonly [name: string, text: string])[]): Promise<readonly ReadItem[]> {
  const time = new Date('2025-01-01T00:00:00.000Z')
  const chunks: Uint8Array[] = []
  const entries = files.map(([name, text]) => ({ name, bytes: Buffer.from(text), time }))
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  const opened = await inProcessReader().read({ name: 'export.zip', bytes: Buffer.concat(chunks) })
  if (!isExport(opened)) throw new Error('was not taken for an export')
  const { items } = await opened.next()
  return items
}

const harbour = {
  slug: 'harbour',
  title: 'Harbour',
  url: 'https://port.example/',
  state: 'Active',
  savedAt: '2023-04-05T06:07:08.910Z',
}

describe('an Omnivore zip', () => {
  it('that holds a text twice gives the last one, and no failure', async () => {
    const items = await read([
      ['metadata_0_to_1.json', JSON.stringify([harbour])],
      ['content/harbour.html', '<p>The first try.</p>'],
      ['content/harbour.html', '<p>The second try, which is whole.</p>'],
    ])
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ draft: { html: '<p dir="auto">The second try, which is whole.</p>\n' } })
  })

  it('keeps the untouched text, the highlights and every field in the source', async () => {
    const items = await read([
      ['metadata_0_to_1.json', JSON.stringify([{ ...harbour, mood: 'blue' }])],
      ['content/harbour.html', '<p onclick="x()">Words.</p>'],
      ['highlights/harbour.md', '> Words.'],
    ])
    const [item] = items
    if (item?.kind !== 'article') throw new Error('no article')
    expect(JSON.parse(Buffer.from(item.draft.source.bytes).toString())).toMatchObject({
      format: 'omnivore',
      record: { metadata: { ...harbour, mood: 'blue' }, highlights: '> Words.' },
      content: '<p onclick="x()">Words.</p>',
    })
    expect(item.restored?.highlights).toEqual({ found: 1, restored: 1 })
  })

  it('whose list is damaged keeps texts with what was marked in them, and what was marked where the text is gone', async () => {
    const items = await read([
      ['metadata_0_to_1.json', '[{"slug": "harb'],
      ['content/harbour-18f2c3d4e5f.html', '<p>Words of the harbour.</p>'],
      ['content/scan-18f2c3d4e60.pdf', 'no PDF'],
      ['highlights/harbour-18f2c3d4e5f.md', '> Words of the'],
      ['highlights/quay-18f2c3d4e61.md', '> It was foggy on the quay.\n\nAs ever.'],
    ])
    expect(items).toMatchObject([
      { kind: 'problem', status: 'failed', place: { entry: 'metadata_0_to_1.json' } },
      {
        draft: { title: 'Harbour', highlights: [{ quote: 'Words of the' }] },
        restored: { highlights: { found: 1, restored: 1 } },
      },
      {
        draft: { title: 'Quay', html: '<p dir="auto">It was foggy on the quay.</p>\n' },
        restored: { highlights: { found: 1, restored: 1 } },
        notes: [
          'The export holds nothing of it but what was marked: text, address, date and labels are not known.',
        ],
      },
      {
        kind: 'problem',
        status: 'failed',
        title: 'Scan',
        reason: 'Its text (content/scan-18f2c3d4e60.pdf): it is a PDF that is damaged.',
      },
    ])
  })

  it('takes the folder that its documentation calls contents, and folders around all of it', async () => {
    const items = await read([
      ['omnivore/metadata_0_to_1.json', JSON.stringify([harbour])],
      ['omnivore/contents/harbour.html', '<p>Words of the harbour.</p>'],
    ])
    expect(items).toMatchObject([
      { draft: { url: 'https://port.example/', html: '<p dir="auto">Words of the harbour.</p>\n' } },
    ])
  })
})

describe('the highlights of Omnivore', () => {
  it('are quotes with their labels and notes, and notes on the page', () => {
    const markdown =
      '> One\n> line two\n\n> Two #not-a-label\n\n#sea #salt\n\nA note on two.\n\nA note on the page.\n\n> Three\n#old\nIts note.\n'
    expect(omnivoreHighlights(markdown)).toEqual([
      { quote: 'One\nline two', note: null, tags: [] },
      { quote: 'Two #not-a-label', note: 'A note on two.', tags: ['sea', 'salt'] },
      { quote: null, note: 'A note on the page.' },
      { quote: 'Three', note: 'Its note.', tags: ['old'] },
    ])
    expect(omnivoreHighlights('Only a note.')).toEqual([{ quote: null, note: 'Only a note.' }])
    expect(omnivoreHighlights('')).toEqual([])
  })
})
