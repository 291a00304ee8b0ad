import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareInView } from '@shared/view.ts'
import { fakeArticle } from './fake-client.ts'
import { insertRow, nearestRow, placeInView, withoutRows } from './rows.ts'

test('an article is put where sorting anew would put it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ row: fc.nat(500), minute: fc.nat(20) }), {
        selector: (each) => each.row,
        minLength: 1,
      }),
      (facts) => {
        const articles = facts.map(({ row, minute }) =>
          fakeArticle(row, { addedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() }),
        )
        const byRow = new Map(articles.map((article) => [article.row, article]))
        const [added, ...rest] = articles
        const rows = new Uint32Array(rest.toSorted(compareInView).map((article) => article.row))
        const index = placeInView(rows, added!, (row) => byRow.get(row))
        const expected = articles.toSorted(compareInView).map((article) => article.row)
        expect([...insertRow(rows, index!, added!.row)]).toEqual(expected)
      },
    ),
  )
})

test('a place that needs an unseen summary is not guessed', () => {
  expect(placeInView(new Uint32Array([0, 1, 2]), fakeArticle(9), () => undefined)).toBeNull()
})

test('nothing gone leaves the very same rows', () => {
  const rows = new Uint32Array([1, 2])
  expect(withoutRows(rows, new Set([7]))).toBe(rows)
  expect([...withoutRows(rows, new Set([1]))]).toEqual([2])
})

test('the nearest row is the next that is left, else the last', () => {
  const before = new Uint32Array([1, 2, 3, 4])
  expect(nearestRow(before, new Uint32Array([1, 4]), 2)).toBe(4)
  expect(nearestRow(before, new Uint32Array([1, 2]), 3)).toBe(2)
  expect(nearestRow(before, new Uint32Array(), 3)).toBeNull()
})
