import type { ArticleId } from '@shared/article.ts'
import { beforeEach, expect, test } from 'vitest'
import type { Library } from '@core/library/library.ts'
import { MemoryFileSystem } from '@core/library/memory-file-system.ts'
import { startStore } from '@core/library/store-fixture.ts'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import { cutDraft, passages } from './cut.ts'
import { enrichmentOf } from './enrichment.ts'

let library: Library
beforeEach(async () => {
  library = (await startStore(new MemoryFileSystem())).library
})

const html =
  '<p>The heron stood in the river.</p>\n<p>Share this with your friends!</p>\n<figure><img alt="" src="x.png"></figure>\n<ul><li>One fish</li><li>Two fish</li></ul>\n<p>It flew off at noon.</p>\n'

async function add(body = html): Promise<ArticleId> {
  const added = await library.add(
    [draftOf('Heron', { html: body })],
    newImportId(),
    '2026-01-01T00:00:00.000Z',
  )
  const id = added.ok ? added.value[0]?.id : undefined
  if (id === undefined) throw new Error('not added')
  return id
}

async function cut(id: ArticleId, indexes: readonly number[]): Promise<string> {
  const draft = await cutDraft(library, id, indexes)
  if (!draft.ok) return draft.fault.message
  const done = await library.cut(id, draft.value, indexes.length)
  return done.ok ? (library.undoLabel ?? '') : done.fault.message
}

const bodyOf = async (id: ArticleId): Promise<string> => {
  const body = await library.body(id)
  return body.ok ? body.value : body.fault.message
}

test('passages are what stands at the top, with what is selected and marked in them', async () => {
  const id = await add()
  const mark = { prefix: '', suffix: '', start: null, colour: 'green' as const, note: null, tags: [] }
  await library.highlight(id, [
    { ...mark, quote: 'heron' },
    { ...mark, quote: 'river. Share' },
    { ...mark, quote: '', note: 'on the whole' },
  ])
  const selected = { quote: 'friends! One', prefix: 'with your ', suffix: ' fish', start: null }
  const found = await passages(library, id, selected)
  expect(found.ok && found.value).toEqual([
    { index: 0, text: 'The heron stood in the river.', isSelected: false, highlights: 2 },
    { index: 1, text: 'Share this with your friends!', isSelected: true, highlights: 1 },
    { index: 2, text: '', isSelected: true, highlights: 0 },
    { index: 3, text: 'One fish Two fish', isSelected: true, highlights: 0 },
    { index: 4, text: 'It flew off at noon.', isSelected: false, highlights: 0 },
  ])
})

test('what is cut is gone from the text, its highlight stays in the list, and undo brings all back', async () => {
  const id = await add()
  await library.highlight(id, [
    {
      quote: 'with your friends',
      prefix: '',
      suffix: '',
      start: 40,
      colour: 'green',
      note: 'why',
      tags: [],
    },
  ])
  const before = library.summary(id)
  expect(await cut(id, [2, 1])).toBe('Cut 2 passages from “Heron”')
  expect(await bodyOf(id)).not.toMatch(/Share|<img/)
  expect(await bodyOf(id)).toMatch(/stood in the river[^]*One fish[^]*flew off/)
  expect(library.highlights(id)).toHaveLength(1)
  expect(library.summary(id)).toMatchObject({ title: 'Heron', putRight: ['text'], highlightCount: 1 })
  await library.undo()
  expect(await bodyOf(id)).toBe(html)
  const { putRight = [], ...after } = library.summary(id) ?? {}
  expect(after).toEqual(before)
  expect(putRight).toEqual([])
})

test('a fuller text that is imported later does not bring back what was cut', async () => {
  const id = await add()
  await cut(id, [1])
  const older = library.summary(id)
  if (older === undefined) throw new Error('gone')
  const again = draftOf('Heron', { html: `${html}<p>More.</p>`, wordCount: 5000, tags: ['birds'] })
  expect(enrichmentOf(older, again, []).more).toEqual({ tags: ['birds'] })
  // Taking it anew is another matter: then it is wanted whole.
  await library.replaceBody(id, again)
  expect(library.summary(id)?.putRight ?? []).toEqual([])
})

test('what stands in one wrapper is cut inside it, and text without an element of its own stays', async () => {
  const wrapped = await add('<div>\n<p>One.</p>\n<p>Two.</p>\n</div>\n')
  await cut(wrapped, [0])
  expect((await bodyOf(wrapped)).replaceAll(/<[^>]*>|\s/g, '')).toBe('Two.')
  const loose = await add('Loose words.<p>One.</p>\n<p>Two.</p>\n')
  await cut(loose, [1])
  expect((await bodyOf(loose)).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')).toContain('Loose words.')
  expect(await bodyOf(loose)).not.toContain('Two')
})

test('nothing is cut where nothing would be left to read, nor from a text that is another by now', async () => {
  const id = await add()
  expect(await cut(id, [0, 1, 3, 4])).toBe('Nothing would be left to read of “Heron”.')
  expect(await cut(id, [5])).toBe('“Heron” has changed: it has 5 passages now.')
  expect(await bodyOf(id)).toBe(html)
})
