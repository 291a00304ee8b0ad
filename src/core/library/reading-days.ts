import type { ReadingDay } from '@shared/reading-days.ts'
import { daysLookedBack, localDay } from '@shared/reading-days.ts'
import type { Columns } from './columns.ts'
import { fixedViews } from './fixed-views.ts'

const daySeconds = 86_400

/**
 * What was finished lately, by the day on which it was last read in; days without any are left out. An article that was
 * only marked as read was never read in, and counts nowhere.
 */
export function readingDays(columns: Columns, now: Date): readonly ReadingDay[] {
  const { lastRead, words, views } = columns.arrays
  const unread = 1 << fixedViews.indexOf('unread')
  const shown = 1 << fixedViews.indexOf('all')
  const since = now.getTime() / 1000 - (daysLookedBack + 1) * daySeconds
  const days = new Map<string, { articles: number; words: number }>()
  for (let row = 0; row < columns.length; row++) {
    const second = lastRead[row] ?? 0
    const bits = views[row] ?? 0
    if (second < since || (bits & shown) === 0 || (bits & unread) !== 0) continue
    const day = localDay(new Date(second * 1000))
    const known = days.get(day) ?? { articles: 0, words: 0 }
    days.set(day, { articles: known.articles + 1, words: known.words + (words[row] ?? 0) })
  }
  return Array.from(days, ([day, counts]) => ({ day, ...counts })).toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  )
}
