import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { PositionCursor, PostingCursor, writePosting } from './postings.ts'
import type { Segment, SegmentData } from './segment.ts'
import { vocabularyData } from './vocabulary.ts'

/** Terms merged before the caller gets a turn: well under a frame. */
const termsPerSlice = 1000

/** Where a document of a source came to stand. */
export interface MergedSegment {
  readonly data: SegmentData
  /** For each source, the new number of each of its documents; -1 if it was dead when merging began. */
  readonly numbers: readonly Int32Array[]
}

/**
 * One segment of several, without their dead documents. A generator, so that questions can be answered between
 * its slices; documents that die meanwhile are the caller's business, who has `numbers` to find them by.
 */
export function* mergeSegments(sources: readonly Segment[]): Generator<undefined, MergedSegment> {
  const rows = new GrowingNumbers()
  const stamps: number[] = []
  const numbers = sources.map((source) => {
    const renumbered = new Int32Array(source.size).fill(-1)
    for (let document = 0; document < source.size; document++) {
      if (source.dead[document] === 1) continue
      renumbered[document] = rows.length
      rows.push(source.rowOf(document))
      stamps.push(source.stampOf(document))
    }
    return renumbered
  })

  const terms: string[] = []
  const postings = new GrowingBytes()
  const positions = new GrowingBytes()
  const postingStarts = new GrowingNumbers()
  const positionStarts = new GrowingNumbers()
  const heads = sources.map((source) => new TermCursor(source))
  let done = 0
  for (;;) {
    const term = smallest(heads)
    if (term === null) break
    const postingStart = postings.length
    const positionStart = positions.length
    let previous = -1
    for (const [index, head] of heads.entries()) {
      if (head.text !== term) continue
      const renumbered = numbers[index]
      if (renumbered !== undefined) previous = copyTerm(head, renumbered, previous, postings, positions)
      head.advance()
    }
    if (postings.length > postingStart) {
      terms.push(term)
      postingStarts.push(postingStart)
      positionStarts.push(positionStart)
    }
    if (++done % termsPerSlice === 0) yield
  }
  postingStarts.push(postings.length)
  positionStarts.push(positions.length)
  const data: SegmentData = {
    ...vocabularyData(terms),
    rows: rows.view().slice(),
    stamps: Float64Array.from(stamps),
    postings: postings.take(),
    positions: positions.take(),
    postingStarts: postingStarts.view().slice(),
    positionStarts: positionStarts.view().slice(),
  }
  return { data, numbers }
}

class TermCursor {
  readonly source: Segment
  term = 0
  text: string | null

  constructor(source: Segment) {
    this.source = source
    this.text = source.vocabulary.size > 0 ? source.vocabulary.textOf(0) : null
  }

  advance(): void {
    this.term++
    this.text = this.term < this.source.vocabulary.size ? this.source.vocabulary.textOf(this.term) : null
  }
}

function smallest(heads: readonly TermCursor[]): string | null {
  let least: string | null = null
  for (const { text } of heads) if (text !== null && (least === null || text < least)) least = text
  return least
}

/** Gives the last document written. */
function copyTerm(
  head: TermCursor,
  renumbered: Int32Array,
  before: number,
  postings: GrowingBytes,
  positions: GrowingBytes,
): number {
  const { data } = head.source
  const posting = new PostingCursor(data, head.term)
  const position = new PositionCursor(data, head.term)
  let previous = before
  while (posting.next()) {
    const [start, end] = position.skip()
    const document = renumbered[posting.document] ?? -1
    if (document < 0) continue
    writePosting(postings, document - previous, posting.fieldBits, posting.impact)
    positions.copy(data.positions, start, end)
    previous = document
  }
  return previous
}
