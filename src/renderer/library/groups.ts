import type { ArticleSummary } from '@shared/article.ts'
import { readingMinutes } from '@shared/article.ts'
import type { Say } from '@shared/language/say.ts'
import type { ViewOrder } from '@shared/view-order.ts'

const dayMs = 86_400_000
/** Minutes to read up to which an article belongs to each group, but for the last. */
const lengths = [5, 15, 60] as const

/** What a stretch of a sorted list has in common, in words: a day or a month, a site, a length. */
export function groupOf(article: ArticleSummary, order: ViewOrder, now: Date, say: Say): string {
  switch (order) {
    case 'newest':
    case 'oldest':
      return dayGroup(article.addedAt, now, say)
    case 'published':
      return dayGroup(article.publishedAt ?? article.addedAt, now, say)
    case 'lastRead':
      return article.lastReadAt === undefined
        ? say('library.notReadYet')
        : dayGroup(article.lastReadAt, now, say)
    case 'site':
      return article.site ?? say('library.withoutASite')
    case 'longest':
    case 'shortest':
      return lengthGroup(article, say)
  }
}

function lengthGroup(article: ArticleSummary, say: Say): string {
  if (article.linkOnly === true) return say('library.notOffline')
  const minutes = readingMinutes(article.wordCount)
  const limit = lengths.find((each) => minutes <= each)
  return limit === undefined
    ? say('library.overMinutes', { count: lengths.at(-1) ?? 0 })
    : say('library.upToMinutes', { count: limit })
}

/** Days while they are near, then months; a date without a day is its month or its year. */
function dayGroup(iso: string, now: Date, say: Say): string {
  // A day alone is that day wherever it is read; with an hour it is the reader's.
  const isDay = /^\d{4}(?:-\d\d){0,2}$/.test(iso)
  const date = new Date(isDay && iso.length === 10 ? `${iso}T00:00` : iso)
  if (Number.isNaN(date.getTime())) return say('library.withoutADate')
  if (isDay && iso.length === 4) return iso
  if (isDay && iso.length === 7) return say.dates.wholeMonth.format(new Date(`${iso}-01T00:00`))
  const days = Math.round((startOf(now) - startOf(date)) / dayMs)
  if (days === 0) return say('library.today')
  if (days === 1) return say('library.yesterday')
  if (days > 1 && days < 7) return say('library.lastSevenDays')
  return say.dates.wholeMonth.format(date)
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
