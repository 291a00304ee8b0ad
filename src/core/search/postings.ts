import type { GrowingBytes } from './growing.ts'

/**
 * One term's postings: for each document, rising, `varint(gap * 2 + h)`, a byte of field bits if `h` is 1 (if
 * not it stands in the body alone), and a byte of impact: BM25's share of one word in the score, 1 to 255.
 * Its positions lie apart, because only phrases read them: for each document `varint(first * 2 + m)`, and if m is 1
 * there are more: `varint(how many more)` and the gaps. Most words stand in a document once.
 */
export interface Postings {
  readonly postings: Uint8Array
  readonly positions: Uint8Array
  /** Where each term's bytes start; one more entry than terms. */
  readonly postingStarts: Uint32Array
  readonly positionStarts: Uint32Array
}

const bodyAlone = 32

export function writePosting(out: GrowingBytes, gap: number, fieldBits: number, impact: number): void {
  if (fieldBits === bodyAlone) out.varint(gap * 2)
  else {
    out.varint(gap * 2 + 1)
    out.byte(fieldBits)
  }
  out.byte(impact)
}

export function writePositions(out: GrowingBytes, positions: Uint32Array, start: number, end: number): void {
  let previous = positions[start] ?? 0
  const more = end - start - 1
  out.varint(previous * 2 + (more > 0 ? 1 : 0))
  if (more > 0) out.varint(more)
  for (let at = start + 1; at < end; at++) {
    const position = positions[at] ?? 0
    out.varint(position - previous)
    previous = position
  }
}

/** Reads one term's postings from front to back. */
export class PostingCursor {
  document = -1
  fieldBits = 0
  impact = 0
  private readonly bytes: Uint8Array
  private at: number
  private readonly end: number

  constructor(source: Postings, term: number) {
    this.bytes = source.postings
    this.at = source.postingStarts[term] ?? 0
    this.end = source.postingStarts[term + 1] ?? 0
  }

  next(): boolean {
    if (this.at >= this.end) return false
    const { bytes } = this
    let byte = bytes[this.at++] ?? 0
    let head = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[this.at++] ?? 0
      head |= (byte & 0x7f) << shift
    }
    this.document += head >>> 1
    this.fieldBits = (head & 1) === 1 ? (bytes[this.at++] ?? 0) : bodyAlone
    this.impact = bytes[this.at++] ?? 0
    return true
  }
}

/** Reads the positions that belong to one term's postings, in step with a `PostingCursor`. */
export class PositionCursor {
  private readonly bytes: Uint8Array
  private at: number

  constructor(source: Postings, term: number) {
    this.bytes = source.positions
    this.at = source.positionStarts[term] ?? 0
  }

  private varint(): number {
    let byte = this.bytes[this.at++] ?? 0
    let value = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = this.bytes[this.at++] ?? 0
      value |= (byte & 0x7f) << shift
    }
    return value >>> 0
  }

  /** The next document's positions, rising. */
  take(): readonly number[] {
    const first = this.varint()
    let position = first >>> 1
    const positions = [position]
    for (let left = (first & 1) === 1 ? this.varint() : 0; left > 0; left--) {
      position += this.varint()
      positions.push(position)
    }
    return positions
  }

  /** Passes over the next document. Gives the range of its bytes. */
  skip(): readonly [number, number] {
    const start = this.at
    const first = this.varint()
    for (let left = (first & 1) === 1 ? this.varint() : 0; left > 0; left--) this.varint()
    return [start, this.at]
  }
}
