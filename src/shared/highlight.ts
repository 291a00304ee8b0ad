import * as v from 'valibot'
import type { ArticleId } from './article.ts'
import type { Brand } from './brand.ts'

/** Same alphabet as an article id. */
export type HighlightId = Brand<'HighlightId'>

export const HighlightId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{16}$/),
  v.transform((id) => id as HighlightId),
)

/** In the order in which they are offered. Each has a name in words, and a line of its own where colours are forced. */
export const highlightColours = ['yellow', 'green', 'blue', 'pink', 'purple'] as const
export type HighlightColour = (typeof highlightColours)[number]

/** UTF-16 units of a quote, a note, and of the context on either side of a quote. */
export const longestQuote = 20_000
export const longestNote = 20_000
export const longestContext = 48
const mostTags = 50

const Text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const Time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => !Number.isNaN(Date.parse(text))),
)

const marked = {
  /** The marked words as they stand in the text; '' for a note on the article as a whole. */
  quote: Text(longestQuote),
  /** The words before and after it, by which it is told from the same words elsewhere. */
  prefix: Text(longestContext),
  suffix: Text(longestContext),
  /** Where it stood in the text, in UTF-16 units; null where it was never found there. A hint, and the order. */
  start: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  colour: v.picklist(highlightColours),
  note: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestNote))),
  tags: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
    v.maxLength(mostTags),
  ),
}

/** What a reader marked: words of an article, found again by themselves and their context, never by a place in markup. */
export const Highlight = v.object({ id: HighlightId, ...marked, createdAt: Time, changedAt: Time })

/** A highlight before the library knows it. */
export const HighlightDraft = v.object(marked)

/** Words of an article, as a selection. */
export const Quote = v.object({
  quote: marked.quote,
  prefix: marked.prefix,
  suffix: marked.suffix,
  start: marked.start,
})

/** What can be changed of one. */
export const HighlightChange = v.object({
  colour: v.exactOptional(marked.colour),
  note: v.exactOptional(marked.note),
  tags: v.exactOptional(marked.tags),
})

type Frozen<Type> = {
  readonly [Key in keyof Type]: Type[Key] extends (infer Item)[] ? readonly Item[] : Type[Key]
}
export type Highlight = Frozen<v.InferOutput<typeof Highlight>>
/** `createdAt` where another reader says when it was made. */
export type HighlightDraft = Frozen<v.InferOutput<typeof HighlightDraft>> & { readonly createdAt?: string }
export type HighlightChange = Frozen<v.InferOutput<typeof HighlightChange>>

/** All that is marked in one article, after a change. */
export interface ArticleHighlights {
  readonly id: ArticleId
  readonly highlights: readonly Highlight[]
}

/** As they stand in the text; those that were never found in it last, oldest first. */
export function compareHighlights(a: Highlight, b: Highlight): number {
  if (a.quote === '' || b.quote === '') {
    if (a.quote !== b.quote && (a.quote === '' || b.quote === '')) return a.quote === '' ? -1 : 1
  } else if (a.start !== b.start) return (a.start ?? Infinity) - (b.start ?? Infinity)
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
