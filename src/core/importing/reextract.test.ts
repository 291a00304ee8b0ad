import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import { extractionMethods } from '@shared/extraction.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import { startImport } from './job.ts'
import { dataAddress, pngOf } from './pictures/picture-fixture.ts'
import { extractions, reextract } from './reextract.ts'

let folder = ''
let library: Library

async function open(): Promise<Library> {
  const opened = await openLibrary({ folder, mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-reextract-'))
  library = await open()
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const sentence = 'The ferry left before the fog had lifted, and nobody on the quay could say who was aboard. '
const picture = dataAddress(pngOf(40, 30))
const page = `<!doctype html><title>The ferry</title><body><div class="widget"><p>Beside it. ${sentence}</p></div>
  <div class="entry-content"><p>First. ${sentence.repeat(4)}</p><figure><img src="${picture}" alt="The quay"><figcaption>The quay</figcaption></figure><p>Second. ${sentence.repeat(4)}</p></div></body>`

async function bring(text: string, name = 'a.html'): Promise<ArticleId> {
  const source = { kind: 'bytes', name, bytes: Buffer.from(text) } as const
  const result = await startImport([source], { library, origin: 'files', reader: inProcessReader() }).finished
  const id = result.ok ? result.value.items[0]?.id : null
  if (id === null || id === undefined) throw new Error('nothing came in')
  return id
}
async function textOf(id: ArticleId): Promise<string> {
  const body = await library.body(id)
  if (!body.ok) throw new Error(body.fault.message)
  return plainText(body.value)
}

describe('taking a text anew', () => {
  it('shows what each method gives, and which of them is the present one', async () => {
    const id = await bring(page)
    const found = await extractions(library, inProcessReader(), id)
    if (!found.ok) throw new Error(found.fault.message)
    expect(found.value.map((each) => each.method)).toEqual(extractionMethods)
    expect(found.value[0]).toMatchObject({ method: 'combined', isPresent: true })
    expect(found.value[0]?.opening.startsWith('First.')).toBe(true)
    expect(found.value[3]?.isPresent).toBe(false)
    expect(found.value[3]?.opening.startsWith('Beside it.')).toBe(true)
  })
  it('exchanges the text and nothing else, is undone as one step, and outlives a restart', async () => {
    const id = await bring(page)
    await library.tag([id], ['boats'], [])
    await library.setState([id], { bookmarked: true, read: true })
    const before = await textOf(id)
    const title = library.summary(id)?.title
    const done = await reextract(library, inProcessReader(), id, 'body')
    expect(done).toMatchObject({ ok: true, value: { title, tags: ['boats'], bookmarked: true, read: true } })
    const all = await textOf(id)
    expect(all).toContain('Beside it.')

    await library.close()
    library = await open()
    expect(await textOf(id)).toBe(all)

    await reextract(library, inProcessReader(), id, 'combined')
    expect(await textOf(id)).toBe(before)
    expect(await library.undo()).toMatchObject({ ok: true })
    expect(await textOf(id)).toBe(all)
  })
  it('keeps the pictures that came along', async () => {
    const id = await bring(page)
    const images = await library.images(id)
    expect(images).toMatchObject({ value: [{}] })
    await reextract(library, inProcessReader(), id, 'densest')
    const body = await library.body(id)
    expect(body.ok && body.value).toContain('src="images/')
    expect(await library.images(id)).toEqual(images)
  })
  it('keeps what is marked, finds it in the new text, and tells beforehand what is not in it', async () => {
    const id = await bring(page)
    await reextract(library, inProcessReader(), id, 'body')
    const quotes = ['Beside it. The ferry left', 'Second. The ferry left', '']
    const drafts = quotes.map((quote, index) => ({
      quote,
      prefix: '',
      suffix: '',
      start: 4000 + index,
      colour: 'blue' as const,
      note: 'Mine',
      tags: ['sea'],
    }))
    expect(await library.highlight(id, drafts)).toMatchObject({ ok: true })
    const before = library.highlights(id)
    const found = await extractions(library, inProcessReader(), id)
    if (!found.ok) throw new Error(found.fault.message)
    const unplaced = new Map(found.value.map((each) => [each.method, each.unplacedHighlights]))
    expect([unplaced.get('combined'), unplaced.get('body')]).toEqual([1, 0])

    await reextract(library, inProcessReader(), id, 'combined')
    await library.close()
    library = await open()
    expect(library.highlights(id)).toEqual(before)
    const text = await textOf(id)
    const anchors = new AnchorText(text)
    const places = before.filter(({ quote }) => quote !== '').map((each) => anchors.find(each))
    expect(places.map((place) => (place === null ? null : place.range.start))).toEqual([
      null,
      text.indexOf('Second. The ferry left'),
    ])
  })
  it('is refused where the source is no page, in words that say so', async () => {
    const id = await bring('# Notes\n\nThe first warm day brought everyone out to the river.\n', 'a.md')
    expect(await reextract(library, inProcessReader(), id, 'body')).toEqual({
      ok: false,
      fault: {
        code: 'reextract-refused',
        message: 'The text of “Notes” cannot be taken anew: what it came from is no web page.',
      },
    })
  })
})
