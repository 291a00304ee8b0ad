import type { ArticleSummary } from '@shared/article.ts'
import { expect, test } from 'vitest'
import type { ArticleDraft } from './draft.ts'
import { draftOf } from './draft-fixture.ts'
import { newArticleId, newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { startStore } from './store-fixture.ts'

async function add(library: Library, over: Partial<ArticleDraft>): Promise<ArticleSummary> {
  const time = over.addedAt ?? '2026-03-01T00:00:00.000Z'
  const added = await library.add([draftOf(over.title ?? 'One', over)], newImportId(), time)
  if (!added.ok || added.value[0] === undefined) throw new Error('not added')
  return added.value[0]
}

const mark = { prefix: '', suffix: '', start: 3, colour: 'green' as const, tags: ['a'] }

test('the one that stays gains what only the others have, and one undo gives everything back', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const kept = await add(library, { title: 'Heron', tags: ['birds'] })
  const copy = await add(library, {
    title: 'Heron, again',
    tags: ['birds', 'river'],
    url: 'https://a.example/heron',
    byline: 'Ann Lee',
    addedAt: '2020-01-01T00:00:00.000Z',
    state: { bookmarked: true, read: true },
  })
  const third = await add(library, { title: 'Heron, thrice', byline: 'Somebody else' })
  await library.highlight(kept.id, [{ ...mark, quote: 'grey', note: null }])
  await library.highlight(copy.id, [
    { ...mark, quote: 'grey', note: 'as slate' },
    { ...mark, quote: 'wings', note: null },
  ])
  await library.highlight(third.id, [{ ...mark, quote: 'wings', note: null }])
  const before = [kept, copy, third].map(({ id }) => ({
    summary: library.summary(id),
    highlights: library.highlights(id),
  }))

  expect(await library.joinCopies([{ keep: kept.id, others: [copy.id, third.id] }])).toMatchObject({
    ok: true,
    value: { label: 'Joined 2 copies of “Heron”' },
  })
  expect(library.summary(kept.id)).toMatchObject({
    title: 'Heron',
    tags: ['birds', 'river'],
    url: 'https://a.example/heron',
    byline: 'Ann Lee',
    addedAt: '2020-01-01T00:00:00.000Z',
    bookmarked: true,
    read: true,
    highlightCount: 2,
    noteCount: 1,
  })
  expect(library.highlights(kept.id).map(({ quote, note }) => [quote, note])).toEqual([
    ['grey', 'as slate'],
    ['wings', null],
  ])
  expect(library.byUrl('https://a.example/heron')?.id).toBe(kept.id)
  expect([copy, third].map(({ id }) => library.summary(id)?.trashedAt)).not.toContain(null)

  await library.undo(1000)
  const after = [kept, copy, third].map(({ id }) => ({
    summary: library.summary(id),
    highlights: library.highlights(id),
  }))
  expect(after).toEqual(before)
})

test('what the reader put right on a copy stays right, and what was put right on the one that stays stays', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const kept = await add(library, { title: 'BREAKING: heron', byline: 'Web desk' })
  const copy = await add(library, { title: 'heron | site' })
  await library.describe(kept.id, { byline: 'Ann Lee' })
  await library.describe(copy.id, { title: 'The heron', byline: 'A. Lee' })
  await library.joinCopies([{ keep: kept.id, others: [copy.id] }])
  expect(library.summary(kept.id)).toMatchObject({
    title: 'The heron',
    byline: 'Ann Lee',
    putRight: ['title', 'byline'],
  })
})

test('an article that a copy still waits for in the inbox is there', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const kept = await add(library, { title: 'Heron', state: { archived: true } })
  const copy = await add(library, { title: 'Heron 2' })
  const other = await add(library, { title: 'Ferry', state: { archived: true } })
  const copyOfOther = await add(library, { title: 'Ferry 2', state: { archived: true } })
  const done = await library.joinCopies([
    { keep: kept.id, others: [copy.id] },
    { keep: other.id, others: [copyOfOther.id] },
  ])
  expect(done).toMatchObject({ ok: true, value: { label: 'Joined 2 copies of 2 articles' } })
  expect(library.view({ kind: 'inbox' }).first.map(({ id }) => id)).toEqual([kept.id])
  expect(library.summary(other.id)?.archived).toBe(true)
  await library.undo(1000)
  expect([copy, copyOfOther].map(({ id }) => library.summary(id)?.trashedAt)).toEqual([null, null])
})

test('with an article that is gone nothing is joined', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const kept = await add(library, { title: 'Heron' })
  const copy = await add(library, { title: 'Heron 2' })
  const { revision } = library
  const done = await library.joinCopies([
    { keep: kept.id, others: [copy.id] },
    { keep: kept.id, others: [newArticleId()] },
  ])
  expect(done).toMatchObject({ ok: false, fault: { code: 'article-not-found' } })
  expect(library.revision).toBe(revision)
})

test('of an article that several things are done to at once the last state alone is told', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const kept = await add(library, { title: 'Heron' })
  const copy = await add(library, { title: 'Heron 2', tags: ['river'], state: { bookmarked: true } })
  const told: ArticleSummary[] = []
  library.onChange(({ changed }) => told.push(...changed))
  await library.joinCopies([{ keep: kept.id, others: [copy.id] }])
  expect(told).toEqual([library.summary(kept.id), library.summary(copy.id)])
  expect(told[0]).toMatchObject({ bookmarked: true, tags: ['river'] })
})
