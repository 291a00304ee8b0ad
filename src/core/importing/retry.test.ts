import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportChoices } from '@shared/import-choices.ts'
import { keepAll } from '@shared/import-choices.ts'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import type { Receipt } from '@shared/receipt.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import type { ImportOptions } from './job.ts'
import { startImport } from './job.ts'
import { retryOf } from './retry.ts'
import { holdsExport, surveyImport } from './survey.ts'
import type { ImportSource } from './tasks.ts'

let folder = ''
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-retry-'))
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function bring(
  sources: readonly ImportSource[],
  options: Partial<ImportOptions> = {},
): Promise<Receipt> {
  const job = startImport(sources, { library, origin: 'files', reader: inProcessReader(), ...options })
  const result = await job.finished
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const path = (): string => join(folder, 'raindrop.csv')
const source = (): ImportSource => ({ kind: 'path', path: path() })
const header = 'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite'
const row = (number: number, favorite = 'true'): string =>
  `${number},Row ${number},,,https://a.example/${number},Sea / Salt,"ports, Sea / Salt",2019-02-03T04:05:06.000Z,,,${favorite}`

describe('what failed', () => {
  it('is read again, alone, and comes in when it can be read by then', async () => {
    await writeFile(path(), [header, row(1), 'cut', row(3), 'off'].join('\n'))
    const first = await bring([source(), { kind: 'path', path: join(folder, 'gone.md') }])
    expect(first).toMatchObject({ added: 2, failed: 3 })
    await writeFile(path(), [header, row(1), row(2), row(3), 'off'].join('\n'))
    const retry = await retryOf(library, first.id)
    if (!retry.ok) throw new Error(retry.fault.message)
    const again = await bring(retry.value.sources, retry.value)
    expect(again.items.map(({ status, title, place }) => [status, title, place])).toEqual([
      ['added', 'Row 2', { line: 3 }],
      ['failed', 'off', { line: 5 }],
    ])
  })

  it('cannot be read again where it came from no file, and that is said', async () => {
    const receipt = await bring([
      { kind: 'bytes', name: 'a.csv', bytes: Buffer.from(`${header}\ncut\n${row(1)}`) },
    ])
    expect(receipt.failed).toBe(1)
    expect(await retryOf(library, receipt.id)).toMatchObject({
      ok: false,
      fault: { code: 'import-not-found' },
    })
  })
})

describe('the choices', () => {
  const kept = async (choices: Partial<ImportChoices>): Promise<unknown> => {
    await writeFile(path(), [header, row(1)].join('\n'))
    const receipt = await bring([source()], { choices: { ...keepAll, ...choices } })
    const [item] = receipt.items
    const article = item?.id === undefined || item.id === null ? undefined : library.summary(item.id)
    return {
      tags: article?.tags,
      bookmarked: article?.bookmarked,
      year: article?.addedAt.slice(0, 4) === '2019',
      restored: [item?.restored?.tags, item?.restored?.state, item?.restored?.addedAt !== null],
    }
  }

  it('keep all unless another is chosen', async () => {
    expect(await kept({})).toEqual({
      tags: ['ports', 'Sea / Salt'],
      bookmarked: true,
      year: true,
      restored: [2, ['bookmarked'], true],
    })
  })

  it('leave out what is not wanted, and the receipt claims none of it', async () => {
    expect(await kept({ states: false, dates: false, tags: false })).toEqual({
      tags: [],
      bookmarked: false,
      year: false,
      restored: [0, [], false],
    })
  })

  it('leave folders alone where they are no tags, but not a tag of the same name', async () => {
    await writeFile(path(), [header, row(1).replace('"ports, Sea / Salt"', 'ports')].join('\n'))
    const without = await bring([source()], { choices: { ...keepAll, folders: false } })
    expect(library.summary(without.items[0]!.id!)?.tags).toEqual(['ports'])
    expect(await kept({ folders: false })).toMatchObject({ tags: ['ports', 'Sea / Salt'] })
  })

  it('make one article of a book, or one of each chapter', async () => {
    const page = (words: string): string =>
      `<html><body><h1>${words}</h1><p>Words of the ${words}.</p></body></html>`
    const item = (id: string): string =>
      `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`
    const files = {
      'META-INF/container.xml': '<container><rootfile full-path="book.opf"/></container>',
      'book.opf': `<package><metadata><dc:title>A book</dc:title></metadata><manifest>${item('one')}${item('two')}</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>`,
      'one.xhtml': page('first'),
      'two.xhtml': page('second'),
    }
    const time = new Date('2025-01-01T00:00:00.000Z')
    const chunks: Uint8Array[] = []
    for await (const chunk of writeZip(
      Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text), time })),
    ))
      chunks.push(chunk)
    const book = join(folder, 'book.epub')
    await writeFile(book, Buffer.concat(chunks))
    const titles = async (wholeBooks: boolean): Promise<unknown> => {
      const receipt = await bring([{ kind: 'path', path: book }], { choices: { ...keepAll, wholeBooks } })
      return receipt.items.map(({ title }) => title)
    }
    expect(await titles(false)).toEqual(['first', 'second'])
    expect(await titles(true)).toEqual(['A book'])
  })
})

describe('a look through', () => {
  it('is for exports, not for pages', async () => {
    await writeFile(path(), [header, row(1)].join('\n'))
    const reader = inProcessReader()
    expect(await holdsExport([source()], { reader })).toBe(true)
    const page: ImportSource = { kind: 'text', name: 'Pasted', text: 'A page\n\nwith some words in it.' }
    expect(await holdsExport([page], { reader })).toBe(false)
    expect(await holdsExport([{ kind: 'path', path: join(folder, 'gone') }], { reader })).toBe(false)
  })

  it('counts tags and folders apart, says how far it is, and changes nothing', async () => {
    await writeFile(path(), [header, row(1), row(2, 'false'), 'cut'].join('\n'))
    const told: number[] = []
    const found = await surveyImport([source()], {
      library,
      reader: inProcessReader(),
      onProgress: ({ phase, done }) => {
        if (phase === 'looking') told.push(done)
      },
    })
    expect(found).toMatchObject({ articles: 2, bookmarked: 1, tags: 2, failed: 1, sample: [{}, {}] })
    expect(told.length).toBeGreaterThan(0)
    expect(library.size).toBe(0)
  })
})
