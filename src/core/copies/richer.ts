import type { ArticleSummary } from '@shared/article.ts'

/**
 * Sorts the richest first: a text before a link, then more words, more of its pictures, more facts, and of equals the
 * one that came in first. What the reader did to an article does not count: whichever stays takes that over.
 */
export function byRichness(a: ArticleSummary, b: ArticleSummary): number {
  return (
    Number(a.linkOnly === true) - Number(b.linkOnly === true) ||
    b.wordCount - a.wordCount ||
    (a.pictures?.missing ?? 0) - (b.pictures?.missing ?? 0) ||
    factsOf(b) - factsOf(a) ||
    (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : a.row - b.row)
  )
}

function factsOf({ byline, publishedAt, site, url, standfirst }: ArticleSummary): number {
  return [byline, publishedAt, site, url, standfirst[0] ?? null].filter((fact) => fact !== null).length
}
