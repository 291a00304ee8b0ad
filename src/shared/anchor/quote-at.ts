import { longestContext, longestQuote } from '../highlight.ts'
import type { TextRange } from '../search.ts'
import type { Quote } from './anchor.ts'

/** What a stretch of a text is remembered by: its words, and those before and after it. */
export function quoteAt(text: string, { start, end }: TextRange): Quote {
  return {
    quote: wellFormed(text.slice(start, Math.min(end, start + longestQuote))),
    prefix: wellFormed(text.slice(Math.max(0, start - longestContext), start)),
    suffix: wellFormed(text.slice(end, end + longestContext)),
    start,
  }
}

/** Half of a surrogate pair at a cut is no letter. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed().replace(/^\ufffd|\ufffd$/g, '')
}
