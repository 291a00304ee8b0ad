import type { QueryWord } from './query.ts'

/**
 * How far from what was typed a word may stand. `whole`: the word itself and its written forms; `beginning`: also
 * words that begin so; `near`: also typos, joined and split words.
 */
export type Reach = 'whole' | 'beginning' | 'near'

/** What an article must have, as far as the index of its texts answers it. */
export type MatchNode =
  /** `fields`: bits of `fields.ts`, or `anyField`. */
  | { readonly kind: 'word'; readonly word: QueryWord; readonly reach: Reach; readonly fields: number }
  /** Words next to each other in one text, never with a typo: a `QueryWord` whose `phrase` has all of them. */
  | { readonly kind: 'phrase'; readonly word: QueryWord; readonly fields: number }
  /** 1 for the rows that have it; says nothing of how well. */
  | { readonly kind: 'rows'; readonly rows: Uint8Array }
  /** All of nothing is every article, any of nothing none. */
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly MatchNode[] }
  | { readonly kind: 'not'; readonly node: MatchNode }

export const anyField = 0xff
