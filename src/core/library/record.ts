import type { ArticleSummary } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import { compareHighlights } from '@shared/highlight.ts'

/**
 * What the index holds of an article: its summary and what is marked in it. Within the store only: lists and
 * messages carry summaries, whose size does not grow with what is marked.
 */
export interface ArticleRecord extends ArticleSummary {
  /** In the order of `compareHighlights`; absent for none, so that a library from before there were any is as it was. */
  readonly highlights?: readonly Highlight[]
}

const none: readonly Highlight[] = []

/** The same list as long as nothing is marked, changed or removed. */
export function highlightsOf(record: ArticleRecord | undefined): readonly Highlight[] {
  return record?.highlights ?? none
}

export function summaryOfRecord(record: ArticleRecord): ArticleSummary {
  if (record.highlights === undefined) return record
  const { highlights: _, ...summary } = record
  return summary
}

/** The record with these highlights and no others, and their counts. */
export function withHighlights(record: ArticleRecord, highlights: readonly Highlight[]): ArticleRecord {
  const { highlights: _, highlightCount: __, noteCount: ___, ...rest } = record
  if (highlights.length === 0) return rest
  const notes = highlights.filter(({ note }) => note !== null).length
  return {
    ...rest,
    highlightCount: highlights.length,
    ...(notes === 0 ? {} : { noteCount: notes }),
    highlights: highlights.toSorted(compareHighlights),
  }
}
