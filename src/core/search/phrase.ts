import { PositionCursor, PostingCursor } from './postings.ts'
import type { Segment } from './segment.ts'

/** A document in which a phrase stands. */
export interface PhraseMatch {
  /** Positions of the phrase's last term. */
  readonly ends: readonly number[]
  readonly fieldBits: number
  readonly impact: number
}

/** Documents in which terms follow each other: at each step any one of the terms named for it. */
export function phraseMatches(
  segment: Segment,
  steps: readonly (readonly number[])[],
): ReadonlyMap<number, PhraseMatch> {
  let matches = new Map<number, PhraseMatch>()
  for (const [index, terms] of steps.entries()) {
    const continued = new Map<number, PhraseMatch>()
    for (const term of terms) followTerm(segment, term, index === 0 ? null : matches, continued)
    matches = continued
    if (matches.size === 0) break
  }
  return matches
}

function followTerm(
  segment: Segment,
  term: number,
  before: ReadonlyMap<number, PhraseMatch> | null,
  into: Map<number, PhraseMatch>,
): void {
  const postings = new PostingCursor(segment.data, term)
  const positions = new PositionCursor(segment.data, term)
  while (postings.next()) {
    const previous = before?.get(postings.document)
    if (before !== null && previous === undefined) {
      positions.skip()
      continue
    }
    const here = positions.take()
    const ends = previous === undefined ? here : here.filter((at) => previous.ends.includes(at - 1))
    if (ends.length === 0) continue
    const known = into.get(postings.document)
    into.set(postings.document, {
      ends: known === undefined ? ends : [...known.ends, ...ends],
      fieldBits: (known?.fieldBits ?? 0) | (postings.fieldBits & (previous?.fieldBits ?? 0xff)),
      impact: Math.max(known?.impact ?? 0, Math.min(postings.impact, previous?.impact ?? 255)),
    })
  }
}
