import { assemble } from './assembly.ts'
import type { DumpArticle } from './dump-article.ts'
import { readLines } from './lines.ts'
import { classify } from './parts.ts'
import { segment } from './segmentation.ts'
import { unwrap } from './unwrap.ts'
import { settleSingle } from './single.ts'

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
