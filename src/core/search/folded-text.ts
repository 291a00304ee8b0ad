import type { TextRange } from '@shared/search.ts'
import { fold } from './normalise.ts'

/** A text with its folded form and the way back, grapheme by grapheme. For short texts: it segments them. */
export interface FoldedText {
  readonly folded: string
  /** The range of the original that a range of the folded form came from, widened to whole graphemes. */
  readonly original: (start: number, end: number) => TextRange
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Characters that are each a grapheme, beside whatever they stand: letters of the scripts that most articles are in,
 * without marks, joiners and the line breaks of Windows. Asking the segmenter takes a hundred times longer.
 */
const aloneOnly =
  /^[\n\t -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u058F\u05D0-\u05EA\u0606-\u060F\u061B\u061E-\u063F\u0641-\u064A\u0660-\u066F\u0671-\u06D5\u1E00-\u1FFF\u2010-\u2027\u2030-\u205E\u3000-\u3029\u3030-\u3096\u309B-\u30FF\u4E00-\u9FFF\uFF01-\uFF9D]*$/

export function foldWithOrigins(text: string): FoldedText {
  const isSimple = aloneOnly.test(text)
  if (isSimple) {
    const folded = fold(text)
    // None of these characters folds to nothing: as many letters as before means that each became one.
    if (folded.length === text.length) return { folded, original: (start, end) => ({ start, end }) }
  }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { segment, index } of isSimple ? charactersOf(text) : graphemes.segment(text)) {
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

/** Each code unit as a grapheme of its own. */
function charactersOf(text: string): readonly { readonly segment: string; readonly index: number }[] {
  return Array.from({ length: text.length }, (_, index) => ({ segment: text.charAt(index), index }))
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
