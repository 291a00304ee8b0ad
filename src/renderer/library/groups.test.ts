import { expect, test } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import { fakeArticle } from './fake-client.ts'
import { groupOf } from './groups.ts'

const say = createSay('en', 'en')
const now = new Date(2026, 10, 23, 10, 0)

function added(at: Date): string {
  return groupOf(fakeArticle(0, { addedAt: at.toISOString() }), 'newest', now, say)
}

test('what came is grouped by day while that is near, then by month, in the reader’s own time', () => {
  expect(added(new Date(2026, 10, 23, 0, 1))).toBe('Today')
  expect(added(new Date(2026, 10, 22, 23, 59))).toBe('Yesterday')
  expect(added(new Date(2026, 10, 17, 12))).toBe('Last seven days')
  expect(added(new Date(2026, 10, 16, 12))).toBe('November 2026')
  expect(added(new Date(2025, 2, 1, 12))).toBe('March 2025')
})

test('a day alone is that day everywhere, and less than a day is its month or its year', () => {
  const published = (publishedAt: string): string =>
    groupOf(fakeArticle(0, { publishedAt }), 'published', now, say)
  expect(published('2026-11-23')).toBe('Today')
  expect(published('2019-05-01')).toBe('May 2019')
  expect(published('2019-05')).toBe('May 2019')
  expect(published('2019')).toBe('2019')
  expect(published('some day')).toBe('No date')
})

test('sites and lengths are groups, too', () => {
  expect(groupOf(fakeArticle(0, { site: 'Coast' }), 'site', now, say)).toBe('Coast')
  expect(groupOf(fakeArticle(0), 'site', now, say)).toBe('No site')
  const long = (wordCount: number): string => groupOf(fakeArticle(0, { wordCount }), 'longest', now, say)
  expect([100, 2000, 9000, 90_000].map(long)).toEqual([
    'Up to 5 minutes',
    'Up to 15 minutes',
    'Up to 60 minutes',
    'Over 60 minutes',
  ])
})
