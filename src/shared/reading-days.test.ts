import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weeksOf } from './reading-days.ts'

test('days fall into the weeks of a calendar, the present one last', () => {
  const days = [
    { day: '2026-11-23', articles: 2, words: 900 },
    { day: '2026-11-22', articles: 1, words: 100 },
    { day: '2026-11-16', articles: 3, words: 50 },
    { day: '2020-01-01', articles: 9, words: 9 },
  ]
  // A Monday: it begins a week in Europe, and is its second day in America.
  expect(weeksOf(days, '2026-11-23', 1, 2)).toEqual([
    { from: '2026-11-16', articles: 4, words: 150 },
    { from: '2026-11-23', articles: 2, words: 900 },
  ])
  expect(weeksOf(days, '2026-11-23', 7, 2)).toEqual([
    { from: '2026-11-15', articles: 3, words: 50 },
    { from: '2026-11-22', articles: 3, words: 1000 },
  ])
})

test('each week has seven days, begins on the first day, and the last holds today', () => {
  const date = fc.date({ min: new Date('1970-02-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 7 }), (today, firstDay) => {
      const day = today.toISOString().slice(0, 10)
      const weeks = weeksOf([{ day, articles: 1, words: 1 }], day, firstDay, 3)
      for (const { from } of weeks) expect(new Date(`${from}T00:00Z`).getUTCDay()).toBe(firstDay % 7)
      expect(weeks.map(({ articles }) => articles)).toEqual([0, 0, 1])
    }),
  )
})
