import * as v from 'valibot'
import type { ArticleSummary } from './article.ts'
import type { Highlight, HighlightColour } from './highlight.ts'
import { highlightColours } from './highlight.ts'

/** Articles in one answer. */
export const highlightPageSize = 50

/** Which highlights of the library: all conditions hold of each. */
export const HighlightQuery = v.object({
  /** Words that stand in the quote, the note, the tags or the article's title; case and accents do not matter. */
  text: v.optional(v.pipe(v.string(), v.maxLength(500)), ''),
  colour: v.optional(v.nullable(v.picklist(highlightColours)), null),
  tag: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
  notesOnly: v.optional(v.boolean(), false),
  /** Articles to leave out at the beginning, because the page has them. */
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
})
export type HighlightQuery = v.InferOutput<typeof HighlightQuery>

/** An article and those of its highlights that were asked for, in the order of its text. */
export interface HighlightGroup {
  readonly article: ArticleSummary
  readonly highlights: readonly Highlight[]
}

export interface HighlightPage {
  /** Of all that was found, not only what is on this page. */
  readonly articles: number
  readonly highlights: number
  readonly groups: readonly HighlightGroup[]
  /** Of what the words alone find: what the other filters can choose among. The most frequent tags first. */
  readonly colours: Readonly<Record<HighlightColour, number>>
  readonly tags: readonly { readonly name: string; readonly count: number }[]
}
