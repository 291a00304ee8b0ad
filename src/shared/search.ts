import type { ArticleId, ArticleSummary, Row } from './article.ts'

/** Half-open, in UTF-16 code units of the string that it belongs to. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface MarkedText {
  readonly text: string
  readonly ranges: readonly TextRange[]
}

export type SearchField = 'title' | 'standfirst' | 'byline' | 'site' | 'tag' | 'note' | 'body'

/** How a word of the query stands in an article. `inside`: within a longer word; `joined`: written as one, or as two. */
export type MatchHow = 'exact' | 'beginning' | 'typo' | 'inside' | 'joined' | 'parts'

/** Why an article was found, for one word of the query. */
export interface SearchReason {
  readonly how: MatchHow
  /** The word as it was typed. */
  readonly typed: string
  /** The word as it stands in the article. */
  readonly found: string
}

export interface SearchHit {
  readonly id: ArticleId
  readonly row: Row
  /** `exact`: every word stands in the article as typed (or begins a word); `fuzzy`: a typo was forgiven. */
  readonly match: 'exact' | 'fuzzy'
  /** Where the best match stands. */
  readonly field: SearchField
  readonly title: MarkedText
  /** The sentence around the best match; empty where the query asks for no words. */
  readonly snippet: MarkedText
  /** Words as they stand in the article, for marking them in it. */
  readonly terms: readonly string[]
  readonly reasons: readonly SearchReason[]
}

/** A piece of the query and what it was understood as. */
export interface UnderstoodToken {
  /** Half-open, in UTF-16 code units of the query. */
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'phrase' | 'filter' | 'or'
  readonly isExcluded: boolean
  /** In words: "published in 2025". Empty where it asks for nothing yet. */
  readonly meaning: string
  /** Why it was not understood as it looks: a plain sentence; null where it was. */
  readonly trouble: string | null
}

export interface FacetValue {
  readonly name: string
  /** Articles among those found. */
  readonly count: number
  /** The query that choosing it leads to: with its filter added, or without it if it is chosen. */
  readonly query: string
  readonly isChosen: boolean
}

export interface Facet {
  readonly kind: 'site' | 'tag' | 'year'
  /** The most frequent first; years newest first. */
  readonly values: readonly FacetValue[]
}

export interface SearchAnswer {
  /** The number that the question carried: an answer older than the newest question is dropped. */
  readonly sequence: number
  readonly total: number
  /** From the place in the order that was asked for. */
  readonly hits: readonly SearchHit[]
  /** How the text was read, piece by piece, without the spaces. */
  readonly understood: readonly UnderstoodToken[]
  /** What else the reader should know of the answer: plain sentences. */
  readonly notes: readonly string[]
  readonly facets: readonly Facet[]
  /** False while the index is still being built: what is shown may be incomplete. */
  readonly complete: boolean
}

/** An answer as the page gets it: with what its rows say of their articles, so that each is drawn once and whole. */
export interface SearchPage extends SearchAnswer {
  /** Of the hits, as they are now; one that has just gone is left out. */
  readonly articles: readonly ArticleSummary[]
}

/** How many articles each of some searches would show, in their order; of none where the question was given up. */
export interface SearchCounts {
  readonly counts: readonly number[]
  /** False while the index is still being built. */
  readonly complete: boolean
}

export interface Suggestion {
  /** What takes the place of the piece. */
  readonly insert: string
  readonly label: string
  /** What it means, in a few words; may be empty. */
  readonly about: string
  /** Articles; null where counting says nothing. */
  readonly count: number | null
}

/** What the piece of a query at the caret may go on to. */
export interface Completion {
  /** The piece: half-open, in UTF-16 code units of the query. */
  readonly start: number
  readonly end: number
  /** Was an operator typed, so that its values are wanted? Else a word merely looks like the beginning of one. */
  readonly isAsked: boolean
  readonly suggestions: readonly Suggestion[]
}
