import type { TextRange } from '@shared/search.ts'
import { fold } from './normalise.ts'

/** A text with its folded form and the way back, grapheme by grapheme. For short texts: it segments them. */
export interface FoldedText {
  readonly folded: string
  /** The range of the original that a range of the folded form came from, widened to whole graphemes. */
  readonly original: (start: number, end: number) => TextRange
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const asciiOnly = /^[\p{ASCII}]*$/u

export function foldWithOrigins(text: string): FoldedText {
  if (asciiOnly.test(text) && !text.includes('\r')) {
    return { folded: fold(text), original: (start, end) => ({ start, end }) }
  }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const piece = fold(segment)
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(index)
      ends.push(index + segment.length)
    }
    folded += piece
  }
  return {
    folded,
    original: (start, end) => ({
      start: starts[start] ?? text.length,
      end: end > start ? (ends[end - 1] ?? text.length) : (starts[start] ?? text.length),
    }),
  }
}

/** Sorted, with overlapping and touching ranges joined. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last !== undefined && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else if (range.end > range.start) joined.push(range)
  }
  return joined
}
