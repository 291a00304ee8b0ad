/** What was finished on one day of the reader's own calendar. */
export interface ReadingDay {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly articles: number
  readonly words: number
}

export interface ReadingWeek {
  /** Its first day, YYYY-MM-DD. */
  readonly from: string
  readonly articles: number
  readonly words: number
}

/** The day of the reader's own calendar, YYYY-MM-DD. */
export function localDay(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** So many days are looked back on: 26 weeks and what is left of the first. */
export const daysLookedBack = 26 * 7 + 6

/**
 * The last weeks, the present one at the end, those without reading too.
 *
 * @param firstDay of a week, 1 for Monday to 7 for Sunday, as `Intl.Locale` counts
 */
export function weeksOf(
  days: readonly ReadingDay[],
  today: string,
  firstDay: number,
  count: number,
): readonly ReadingWeek[] {
  const now = dayNumber(today)
  // Day 0 was a Thursday, the fourth day as they are counted here.
  const sinceFirst = (((now + 4 - firstDay) % 7) + 7) % 7
  const start = now - sinceFirst - (count - 1) * 7
  const weeks = Array.from({ length: count }, (_, at) => ({
    from: dayNamed(start + at * 7),
    articles: 0,
    words: 0,
  }))
  for (const { day, articles, words } of days) {
    const week = weeks[Math.floor((dayNumber(day) - start) / 7)]
    if (week === undefined) continue
    week.articles += articles
    week.words += words
  }
  return weeks
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

function dayNamed(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
