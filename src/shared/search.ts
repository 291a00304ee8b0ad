import type { ArticleId, Row } from './article.ts'

/** Half-open, in UTF-16 code units of the string that it belongs to. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface MarkedText {
  readonly text: string
  readonly ranges: readonly TextRange[]
}

export type SearchField = 'title' | 'standfirst' | 'byline' | 'site' | 'tag' | 'body'

export interface SearchHit {
  readonly id: ArticleId
  readonly row: Row
  /** `exact`: every word stands in the article as typed (or begins a word); `fuzzy`: a typo was forgiven. */
  readonly match: 'exact' | 'fuzzy'
  /** Where the best match stands. */
  readonly field: SearchField
  readonly title: MarkedText
  /** The sentence around the best match. */
  readonly snippet: MarkedText
  /** Words as they stand in the article, for marking them in it. */
  readonly terms: readonly string[]
}

export interface SearchAnswer {
  /** The number that the question carried: an answer older than the newest question is dropped. */
  readonly sequence: number
  readonly total: number
  readonly hits: readonly SearchHit[]
  /** False while the index is still being built: what is shown may be incomplete. */
  readonly complete: boolean
}
