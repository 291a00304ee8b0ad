import { readingMinutes } from '@shared/article.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { Say } from '@shared/language/say.ts'

/** How long is left at the usual pace; nothing before one has begun, and at the end. */
export function timeLeftOf(
  article: Pick<ArticleSummary, 'wordCount' | 'linkOnly'>,
  progress: number,
  say: Say,
): string {
  if (progress <= 0 || progress >= 1 || article.linkOnly === true) return ''
  return say('reading.minutesLeft', { count: readingMinutes(article.wordCount * (1 - progress)) })
}
