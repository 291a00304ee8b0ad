import { expect, it } from 'vitest'
import { fakeArticle, fakeClient } from './fake-client.ts'
import { LibraryStore } from './store.ts'

const articles = [0, 1, 2].map((row) => fakeArticle(row))

it('shows what waits to be saved in every view that is opened meanwhile, until it is confirmed', async () => {
  const { client, emit, put } = fakeClient(articles)
  const store = new LibraryStore(client)
  await store.start()
  const preview = store.preview([fakeArticle(1, { archived: true, bookmarked: true })])
  expect([...store.state.rows]).toEqual([0, 2])
  await store.show({ kind: 'all' })
  expect([...store.state.rows]).toEqual([0, 1, 2])
  expect(store.summary(1)).toMatchObject({ archived: true, bookmarked: true })
  await store.show({ kind: 'archive' })
  expect([...store.state.rows]).toEqual([1])

  const saved = fakeArticle(1, { archived: true, bookmarked: true })
  put([saved], 2)
  emit('library.changed', {
    revision: 2,
    changed: [saved],
    removed: [],
    counts: store.state.counts,
    undo: null,
  })
  preview.confirm()
  await store.show({ kind: 'inbox' })
  expect([...store.state.rows]).toEqual([0, 2])
})

it('keeps another change of the same article on top, and shows what is saved once it is taken back', async () => {
  const { client, emit } = fakeClient(articles)
  const store = new LibraryStore(client)
  await store.start()
  const { takeBack } = store.preview([fakeArticle(1, { bookmarked: true })])
  const changed = [fakeArticle(1, { read: true })]
  emit('library.changed', { revision: 2, changed, removed: [], counts: store.state.counts, undo: null })
  expect(store.summary(1)).toMatchObject({ bookmarked: true, read: true })
  takeBack()
  expect(store.summary(1)).toMatchObject({ bookmarked: false, read: true })
})
