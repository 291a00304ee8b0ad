import type { DateFormats } from '@shared/language/date-formats.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const dayOnly = /^(\d{4})-(\d{2})-(\d{2})$/

/** A date without a time means that day wherever the reader is, not midnight in Greenwich. */
export function parseDate(iso: string): Date | null {
  const day = dayOnly.exec(iso)
  const date = day === null ? new Date(iso) : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]))
  return Number.isNaN(date.getTime()) ? null : date
}

/** Short, for a list: "5m ago", "3h ago", "yesterday", "12 Mar", "12 Mar 2019". */
export function listDate(iso: string, now: Date, formats: DateFormats): string {
  const date = parseDate(iso)
  if (date === null) return iso
  const past = now.getTime() - date.getTime()
  const isDay = dayOnly.test(iso)
  if (!isDay && past >= 0 && past < minuteMs) return formats.relative.format(0, 'second')
  if (!isDay && past >= 0 && past < hourMs)
    return formats.relative.format(-Math.floor(past / minuteMs), 'minute')
  const days = daysBetween(date, now)
  if (!isDay && past >= 0 && days === 0) return formats.relative.format(-Math.floor(past / hourMs), 'hour')
  if (days >= 0 && days < 7) return formats.relative.format(-days, 'day')
  return (date.getFullYear() === now.getFullYear() ? formats.thisYear : formats.otherYear).format(date)
}

/** In full, for a tooltip. */
export function fullDate(iso: string, formats: DateFormats): string {
  const date = parseDate(iso)
  if (date === null) return iso
  return (dayOnly.test(iso) ? formats.fullDay : formats.full).format(date)
}

/** By the calendar: eleven in the evening is "yesterday" an hour and a half later. */
function daysBetween(from: Date, to: Date): number {
  const start = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((start(to) - start(from)) / dayMs)
}
