import { assemble } from './assembly.ts'
import { readLines } from './lines.ts'
import { classify } from './parts.ts'
import { segment } from './segmentation.ts'
import { unwrap } from './unwrap.ts'
import { settleSingle } from './single.ts'

/** One article of a page dump. */
export interface DumpArticle {
  /** Null when no line serves as one; the paragraphs then hold everything. */
  readonly title: string | null
  readonly standfirst: readonly string[]
  readonly byline: string | null
  readonly dateline: string | null
  /** ISO 8601: a date, or a date and time with an offset when the source gives one. */
  readonly publishedAt: string | null
  readonly site: string | null
  readonly url: string | null
  readonly paragraphs: readonly string[]
  /** 0-based line numbers of the input that went into the article, ascending. */
  readonly lines: readonly number[]
  /** Line numbers of page furniture that stood in it; these are in the reading's furniture too. */
  readonly furniture: readonly number[]
}

export interface DumpReading {
  /** In the order of the input. Empty only for blank input. */
  readonly articles: readonly DumpArticle[]
  /** Lines judged to be the page around the articles, and why. */
  readonly furniture: readonly { readonly line: number; readonly text: string; readonly why: string }[]
  /** 'thin' when another reading was nearly as good: the reader may want to split or merge. */
  readonly confidence: 'sure' | 'thin'
}

/** A decision nearer than this to its opposite is thin. */
const sureMargin = 2.5

/**
 * Reads what was copied from one or more pages. Every non-blank line ends in exactly one article's `lines` or in
 * `furniture`. Takes time about linear in the length of the text.
 */
export function readDump(text: string): DumpReading {
  const lines = unwrap(readLines(text))
  if (lines.length === 0) return { articles: [], furniture: [], confidence: 'sure' }
  const parts = classify(lines)
  const { segments, margin } = segment(parts)
  const settled = segments.length === 1 ? settleSingle(parts, segments) : { parts, segments }
  const assembled = settled.segments.map((one) => assemble(settled.parts, one))
  return {
    articles: assembled.map(({ article }) => article),
    furniture: assembled.flatMap(({ furniture }) => furniture),
    confidence: margin < sureMargin ? 'thin' : 'sure',
  }
}
