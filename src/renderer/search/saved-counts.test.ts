import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { SearchCounts } from '@shared/search.ts'
import { SavedCounts } from './saved-counts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function setUp(answers: SearchCounts[]) {
  const asked: (readonly string[])[] = []
  const queries = ['tag:sea', 'is:unread']
  const count = ({ texts }: { readonly texts: readonly string[] }) => {
    asked.push(texts)
    return Promise.resolve({ ok: true, value: answers.shift() ?? { counts: [], complete: false } })
  }
  const store = new SavedCounts({ search: { count } } as unknown as OffprintClient, () => queries)
  return { store, asked, queries }
}

test('each saved search has its count, and a burst of changes is counted once', async () => {
  const { store, asked } = setUp([{ counts: [3, 0], complete: true }])
  for (let change = 0; change < 5; change++) store.look()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([['tag:sea', 'is:unread']])
  expect([...store.state]).toEqual([
    ['tag:sea', 3],
    ['is:unread', 0],
  ])
})

test('nothing is said while the index is not complete, and it is looked at again', async () => {
  const { store } = setUp([
    { counts: [1, 0], complete: false },
    { counts: [3, 2], complete: true },
  ])
  store.look()
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.state.size).toBe(0)
  await vi.advanceTimersByTimeAsync(5000)
  expect(store.state.get('tag:sea')).toBe(3)
})

test('the count of a search that was deleted goes with it', async () => {
  const { store, queries } = setUp([{ counts: [3, 2], complete: true }])
  store.look()
  await vi.advanceTimersByTimeAsync(1000)
  queries.length = 0
  store.look()
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.state.size).toBe(0)
})
