import { expect, test } from 'vitest'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Completion } from '@shared/search.ts'
import { SuggestionStore } from './suggestions.ts'

const sites: Completion = {
  start: 4,
  end: 11,
  isAsked: true,
  suggestions: [
    { insert: 'site:coast ', label: 'coast', about: '', count: 2 },
    { insert: 'site:"co op" ', label: 'co op', about: '', count: 1 },
  ],
}

function setUp(recent: readonly string[] = []) {
  const waiting: ((completion: Completion) => void)[] = []
  const complete = () =>
    new Promise((resolve) => {
      waiting.push((value) => {
        resolve({ ok: true, value })
      })
    })
  const store = new SuggestionStore({ search: { complete } } as unknown as OffprintClient, () => recent)
  return { store, waiting }
}

test('choosing one replaces the piece at the caret, and no space is doubled', async () => {
  const { store, waiting } = setUp()
  const looked = store.look('old site:co boats', 11)
  waiting[0]?.(sites)
  await looked
  expect(store.takesArrows).toBe(true)
  expect(store.taken('old site:co boats', 0)).toEqual({ text: 'old site:coast boats', caret: 15 })
  expect(store.taken('old site:co boats', 5)).toBeNull()
})

test('the arrows go through them, and past either end back to the field', async () => {
  const { store, waiting } = setUp()
  const looked = store.look('old site:co', 11)
  waiting[0]?.(sites)
  await looked
  const steps = ([1, 1, 1, -1] as const).map((by) => {
    store.move(by)
    return store.state.at
  })
  expect(steps).toEqual([0, 1, null, 1])
})

test('what is offered for an older text is dropped', async () => {
  const { store, waiting } = setUp()
  const first = store.look('old site:co', 11)
  const second = store.look('old site:coastal', 16)
  waiting[1]?.({ ...sites, suggestions: [] })
  await second
  waiting[0]?.(sites)
  await first
  expect(store.state.kind).toBe('none')
})

test('an empty field offers the recent searches', async () => {
  const { store } = setUp(['ferry', 'is:unread'])
  await store.look('', 0)
  expect(store.state.entries.map(({ label }) => label)).toEqual(['ferry', 'is:unread'])
  expect(store.taken('', 1)).toEqual({ text: 'is:unread', caret: 9 })
})
