import { expect, test } from 'vitest'
import { createDateFormats } from '@shared/language/date-formats.ts'
import { listDate, parseDate } from './format-date.ts'

const formats = createDateFormats('en-GB')
const now = new Date(2026, 10, 22, 12, 0)
const at = (...parts: [number, number, number, number?, number?]): string => new Date(...parts).toISOString()

test('what is recent is told by how long ago', () => {
  expect(listDate(at(2026, 10, 22, 11, 55), now, formats)).toMatch(/5.*min/)
  expect(listDate(at(2026, 10, 22, 8, 0), now, formats)).toMatch(/4.*h/)
})

test('yesterday is a matter of the calendar, not of 24 hours', () => {
  expect(listDate(at(2026, 10, 21, 23, 30), new Date(2026, 10, 22, 1, 0), formats)).toBe('yesterday')
})

test('what is older is a date, with the year when it is another', () => {
  expect(listDate(at(2026, 2, 3, 9, 0), now, formats)).toBe('3 Mar')
  expect(listDate(at(2019, 1, 10, 9, 0), now, formats)).toBe('10 Feb 2019')
})

test('a date without a time is that day wherever one is', () => {
  expect(parseDate('2019-02-10')?.getDate()).toBe(10)
  expect(listDate('2026-11-22', now, formats)).toBe('today')
})

test('a date still to come is a date', () => {
  expect(listDate('2027-01-01', now, formats)).toBe('1 Jan 2027')
})

test('what is no date is shown as it is', () => {
  expect(listDate('spring', now, formats)).toBe('spring')
})
