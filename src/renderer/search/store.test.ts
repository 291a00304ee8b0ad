import { expect, test, vi } from 'vitest'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { SearchHit, SearchPage } from '@shared/search.ts'
import { fakeArticle } from '../library/fake-client.ts'
import { SearchStore } from './store.ts'

function hit(row: number, match: SearchHit['match']): SearchHit {
  const text = { text: String(row), ranges: [] }
  return {
    id: fakeArticle(row).id,
    row,
    match,
    field: 'title',
    title: text,
    snippet: text,
    terms: [],
    reasons: [],
  }
}

function setUp() {
  const waiting: {
    text: string
    limit: number
    offset: number | undefined
    answer: (hits: readonly SearchHit[], total?: number, complete?: boolean) => void
  }[] = []
  const query = ({
    text,
    sequence,
    limit,
    offset,
  }: {
    text: string
    sequence: number
    limit: number
    offset?: number
  }) =>
    new Promise((resolve) => {
      waiting.push({
        text,
        limit,
        offset,
        answer: (hits, total = hits.length, complete = true) => {
          const value: SearchPage = {
            sequence,
            total,
            hits,
            understood: [],
            notes: [],
            facets: [],
            complete,
            articles: hits.map(({ row }) => fakeArticle(row)),
          }
          resolve({ ok: true, value })
        },
      })
    })
  const met: { rows: number[]; shown: number[] }[] = []
  const store = new SearchStore(
    { search: { query } } as unknown as OffprintClient,
    (articles) => {
      met.push({ rows: articles.map(({ row }) => row), shown: store.state.hits.map(({ row }) => row) })
    },
    () => 9,
  )
  return { store, waiting, met }
}

test('an answer to an older question is dropped', async () => {
  const { store, waiting } = setUp()
  const first = store.ask('a')
  const second = store.ask('ab')
  waiting[1]?.answer([hit(2, 'exact')])
  await second
  waiting[0]?.answer([hit(1, 'exact')])
  await first
  expect(store.state.hits.map((each) => each.row)).toEqual([2])
})

test('few hits are asked for while one types, and the list is filled up when one pauses', async () => {
  vi.useFakeTimers()
  try {
    const { store, waiting } = setUp()
    const many = Array.from({ length: 60 }, (_, row) => hit(row, 'exact'))
    const asked = store.ask('a')
    waiting[0]?.answer(many.slice(0, 16), 60)
    await asked
    expect(store.state.hits).toHaveLength(16)
    await vi.advanceTimersByTimeAsync(1000)
    expect(waiting[1]).toMatchObject({ text: 'a', offset: 16 })
    waiting[1]?.answer(many.slice(16), 60)
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.state.hits).toHaveLength(60)
    expect(waiting).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})

test('exact hits stand before close ones', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(1, 'fuzzy'), hit(2, 'exact')])
  await asked
  expect(store.state.hits.map((each) => each.row)).toEqual([2, 1])
})

test('an answer that comes after the search was left changes nothing', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  store.clear()
  waiting[0]?.answer([hit(1, 'exact')])
  await asked
  expect(store.state.phase).toBe('idle')
  expect(store.state.hits).toEqual([])
})

test('asking the same again keeps the place in the results', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(1, 'exact'), hit(2, 'exact'), hit(3, 'exact')])
  await asked
  store.moveTo(2)
  const again = store.askAgain()
  waiting[1]?.answer([hit(9, 'exact'), hit(1, 'exact'), hit(2, 'exact'), hit(3, 'exact')])
  await again
  expect(store.state.hits[store.state.cursor]?.row).toBe(3)
})

test('near the end of what is there the next hits are asked for, once, and put below', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(1, 'exact'), hit(2, 'fuzzy')], 4)
  await asked
  store.moveTo(1)
  store.moveTo(1)
  expect(waiting.map(({ offset }) => offset)).toEqual([undefined, 2])
  waiting[1]?.answer([hit(2, 'fuzzy'), hit(3, 'fuzzy')], 4)
  await Promise.resolve()
  await Promise.resolve()
  expect(store.state.hits.map(({ row }) => row)).toEqual([1, 2, 3])
})

test('more hits of an older question are dropped', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(1, 'exact')], 2)
  await asked
  const more = store.more()
  const next = store.ask('ab')
  waiting[1]?.answer([hit(2, 'exact')], 2)
  await more
  waiting[2]?.answer([hit(9, 'exact')])
  await next
  expect(store.state.hits.map(({ row }) => row)).toEqual([9])
})

test('one can wait for the answer to what was typed last', async () => {
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  let isSettled = false
  const settled = store.settled().then(() => {
    isSettled = true
  })
  await Promise.resolve()
  expect(isSettled).toBe(false)
  waiting[0]?.answer([])
  await asked
  await settled
  expect(isSettled).toBe(true)
})

test('an answer of an index that is still being built is asked for again until it is complete', async () => {
  vi.useFakeTimers()
  try {
    const { store, waiting } = setUp()
    const asked = store.ask('a')
    waiting[0]?.answer([], 0, false)
    await asked
    await vi.advanceTimersByTimeAsync(2000)
    waiting[1]?.answer([hit(1, 'exact')], 1, false)
    await vi.advanceTimersByTimeAsync(2000)
    expect(store.state.hits.map((each) => each.row)).toEqual([1])
    waiting[2]?.answer([hit(1, 'exact'), hit(2, 'exact')])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(store.state.complete).toBe(true)
    expect(waiting).toHaveLength(3)
  } finally {
    vi.useRealTimers()
  }
})

test('nothing is asked again once another question was asked, or the search was left', async () => {
  vi.useFakeTimers()
  try {
    const { store, waiting } = setUp()
    const asked = store.ask('a')
    waiting[0]?.answer([], 0, false)
    await asked
    store.clear()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(waiting).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('what rows say of their articles is known before they are shown, and not asked for again', async () => {
  const { store, waiting, met } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(2, 'exact'), hit(1, 'exact')])
  await asked
  expect(met).toEqual([{ rows: [2, 1], shown: [] }])
  const old = store.ask('ab')
  const newer = store.ask('abc')
  waiting[1]?.answer([hit(3, 'exact')])
  waiting[2]?.answer([hit(4, 'exact')])
  await Promise.all([old, newer])
  expect(met.slice(1)).toEqual([{ rows: [4], shown: [2, 1] }])
})

test('while one types a screenful is asked for, and the rest when one pauses', async () => {
  vi.useFakeTimers()
  const { store, waiting } = setUp()
  const asked = store.ask('a')
  waiting[0]?.answer([hit(2, 'exact'), hit(1, 'exact')], 30)
  await asked
  expect(waiting.map(({ limit }) => limit)).toEqual([9])
  await vi.advanceTimersByTimeAsync(1000)
  expect(waiting.map(({ limit, offset }) => [limit, offset])).toEqual([
    [9, undefined],
    [50, 2],
  ])
  vi.useRealTimers()
})
