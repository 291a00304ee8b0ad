import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, readDays, readNumbers, writtenDay } from './spans.ts'

const today = dayOf(2026, 3, 31)

function days(value: string): string | null {
  const span = readDays(value, today)
  if (span === null) return null
  const iso = (day: number | null): string =>
    day === null ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10)
  return `${iso(span.from)}..${iso(span.to)}`
}

describe('days', () => {
  it.each([
    ['2025', '2025-01-01..2025-12-31'],
    ['2025-10', '2025-10-01..2025-10-31'],
    ['2024-2', '2024-02-01..2024-02-29'],
    ['2025-10-10', '2025-10-10..2025-10-10'],
    ['>2025-10-10', '2025-10-11..'],
    ['>=2025-10-10', '2025-10-10..'],
    ['<2025-10', '..2025-09-30'],
    ['<=2025-10', '..2025-10-31'],
    ['>2025', '2026-01-01..'],
    ['2025-01..2025-03', '2025-01-01..2025-03-31'],
    ['2025-03..2025-01', '2025-01-01..2025-03-31'],
    ['2025..', '2025-01-01..'],
    ['..2025', '..2025-12-31'],
    ['7d', '2026-03-24..2026-03-31'],
    ['2w', '2026-03-17..2026-03-31'],
    ['1m', '2026-02-28..2026-03-31'],
    ['1y', '2025-03-31..2026-03-31'],
    ['30d..7d', '2026-03-01..2026-03-24'],
    ['>7d', '..2026-03-23'],
    ['<7d', '2026-03-25..'],
    ['today', '2026-03-31..2026-03-31'],
    ['yesterday', '2026-03-30..2026-03-30'],
  ])('reads %s', (value, expected) => {
    expect(days(value)).toBe(expected)
  })

  it.each(['', '..', '>', '2025-13', '2025-02-30', '2025-00', '25', 'soon', '7', '2025-10-10-10', '>..2025'])(
    'does not read “%s”',
    (value) => {
      expect(days(value)).toBeNull()
    },
  )

  it('holds every day of a month, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const span = readDays(`${year}-${month}`, today)
        const length = new Date(year, month, 0).getDate()
        expect(span).toEqual({ from: dayOf(year, month, 1), to: dayOf(year, month, length) })
      }),
    )
  })

  it('takes a time of publication by the day that is written', () => {
    expect(writtenDay('2025-10-10T23:30:00-05:00')).toBe(dayOf(2025, 10, 10))
    expect(writtenDay('2025-10')).toBe(dayOf(2025, 10, 1))
    expect(writtenDay('last week')).toBeNull()
  })
})

describe('numbers', () => {
  it.each([
    ['2000', 2000, 2000],
    ['>2000', 2001, null],
    ['>=2,000', 2000, null],
    ['<500', null, 499],
    ['500..1000', 500, 1000],
    ['..1000', null, 1000],
  ])('reads %s', (value, from, to) => {
    expect(readNumbers(value)).toEqual({ from, to })
  })

  it.each(['', 'many', '-5', '1.5', '>', '..'])('does not read “%s”', (value) => {
    expect(readNumbers(value)).toBeNull()
  })
})
