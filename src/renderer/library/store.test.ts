import { expect, test } from 'vitest'
import type { ArticleSummary } from '@shared/article.ts'
import type { Standing } from '@shared/standing.ts'
import { fakeArticle, fakeClient, noCounts } from './fake-client.ts'
import { LibraryStore } from './store.ts'

const many = (count: number): ArticleSummary[] => Array.from({ length: count }, (_, row) => fakeArticle(row))

async function opened(articles: readonly ArticleSummary[], standing: Standing | null = null) {
  const fake = fakeClient(articles, standing)
  const store = new LibraryStore(fake.client)
  await store.start()
  return { ...fake, store }
}

const change = (revision: number, changed: readonly ArticleSummary[], removed: readonly number[] = []) => ({
  revision,
  changed,
  removed,
  counts: noCounts,
  undo: null,
})

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

test('opening a view takes one call, and scrolling one for each block not seen', async () => {
  const { store, calls } = await opened(many(350))
  expect(calls).toEqual(['view inbox'])
  expect(store.state.rows).toHaveLength(350)
  store.want(store.state.rows.subarray(0, 100))
  store.want(store.state.rows.subarray(100, 180))
  store.want(store.state.rows.subarray(120, 200))
  await settled()
  expect(calls).toEqual(['view inbox', 'summaries 100'])
  expect(store.summary(199)?.title).toBe('Article 199')
})

test('it begins where the reader stood: in that view, with that article open and under the cursor', async () => {
  const { store, calls } = await opened(many(5), {
    view: { kind: 'all' },
    article: fakeArticle(3).id,
  })
  expect(calls[0]).toBe('view all')
  expect(store.state).toMatchObject({ phase: 'ready', view: { kind: 'all' }, cursor: 3 })
  expect(store.state.open?.row).toBe(3)
})

test('it begins at the Inbox where that view is empty, and opens nothing that is in the trash or gone', async () => {
  const inTrash = fakeArticle(3, { trashedAt: '2026-01-02T00:00:00.000Z' })
  const trashed = await opened([fakeArticle(1), inTrash], {
    view: { kind: 'tag', tag: 'gone' },
    article: inTrash.id,
  })
  expect(trashed.store.state).toMatchObject({ view: { kind: 'inbox' }, open: null })
  expect(trashed.store.state.rows).toHaveLength(1)
  const gone = await opened(many(2), { view: { kind: 'inbox' }, article: fakeArticle(9).id })
  expect(gone.store.state).toMatchObject({ phase: 'ready', open: null })
})

test('a change of the next revision is applied without asking again', async () => {
  const { store, calls, emit } = await opened(many(5))
  emit('library.changed', change(2, [fakeArticle(2, { archived: true })]))
  emit('library.changed', change(3, [fakeArticle(9, { addedAt: '2026-02-01T00:00:00.000Z' })], [4]))
  expect([...store.state.rows]).toEqual([9, 0, 1, 3])
  expect(calls).toEqual(['view inbox'])
})

test('a missed revision loads the view again and trusts nothing seen before', async () => {
  const { store, calls, emit, put } = await opened(many(3))
  store.read(fakeArticle(1))
  put([fakeArticle(0, { title: 'New title' }), fakeArticle(1, { bookmarked: true })], 5)
  emit('library.changed', change(5, [fakeArticle(2)]))
  await settled()
  expect(calls).toEqual(['view inbox', 'view inbox'])
  expect(store.summary(0)?.title).toBe('New title')
  expect(store.state.open?.bookmarked).toBe(true)
})

test('an article whose place is not known yet makes the view load again', async () => {
  const { store, calls, emit, put } = await opened(many(400).filter((article) => article.row !== 350))
  put([fakeArticle(350)], 2)
  emit('library.changed', change(2, [fakeArticle(350)]))
  await settled()
  expect(calls.filter((call) => call === 'view inbox')).toHaveLength(2)
  expect(store.state.rows[350]).toBe(350)
})

test('a change shown before it is confirmed is taken back whole', async () => {
  const { store } = await opened(many(4))
  store.moveTo(1)
  const { takeBack } = store.preview([fakeArticle(1, { archived: true })])
  expect([...store.state.rows]).toEqual([0, 2, 3])
  expect(store.state.cursor).toBe(2)
  takeBack()
  expect([...store.state.rows]).toEqual([0, 1, 2, 3])
  expect(store.state.cursor).toBe(1)
  expect(store.summary(1)?.archived).toBe(false)
})

test('the cursor goes to what took the place of an article that left, or to the last one', async () => {
  const { store, emit } = await opened(many(3))
  store.moveTo(1)
  emit('library.changed', change(2, [], [1]))
  expect(store.state.cursor).toBe(2)
  emit('library.changed', change(3, [], [2]))
  expect(store.state.cursor).toBe(0)
  emit('library.changed', change(4, [], [0]))
  expect(store.state.cursor).toBeNull()
})

test('what leaves the list is no longer selected', async () => {
  const { store, emit } = await opened(many(3))
  store.select([0, 2])
  emit('library.changed', change(2, [], [0]))
  expect([...store.state.selected]).toEqual([2])
})

test('in Unread an article that was read stays until another is opened', async () => {
  const { store, emit } = await opened(many(3))
  await store.show({ kind: 'unread' })
  store.read(fakeArticle(1))
  emit('library.changed', change(2, [fakeArticle(1, { read: true })]))
  expect([...store.state.rows]).toEqual([0, 1, 2])
  store.read(fakeArticle(2))
  expect([...store.state.rows]).toEqual([0, 2])
})

test('moving the cursor and opening mark nothing read', async () => {
  const { store, calls } = await opened(many(3))
  store.moveTo(2)
  store.read(fakeArticle(2))
  expect(store.state.open?.read).toBe(false)
  expect(calls).toEqual(['view inbox'])
})

test('an open article that is deleted is closed', async () => {
  const { store, emit } = await opened(many(2))
  store.read(fakeArticle(1))
  emit('library.changed', change(2, [], [1]))
  expect(store.state.open).toBeNull()
})
