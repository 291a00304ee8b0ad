import type { MarkedText } from '@shared/search.ts'

export interface Piece {
  readonly start: number
  readonly text: string
  readonly isMarked: boolean
}

/** A text as pieces, marked and not. Ranges may touch, overlap or stand in any order. */
export function cutAtRanges({ text, ranges }: MarkedText): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (end: number, isMarked: boolean): void => {
    if (end <= at) return
    pieces.push({ start: at, text: text.slice(at, end), isMarked })
    at = end
  }
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return pieces
}
