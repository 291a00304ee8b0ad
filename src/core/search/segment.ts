import type { Row } from '@shared/article.ts'
import type { Postings } from './postings.ts'
import type { VocabularyData } from './vocabulary.ts'
import { Vocabulary } from './vocabulary.ts'

/** The stored part of a segment: nothing in it ever changes. */
export interface SegmentData extends VocabularyData, Postings {
  /** The article of each document. */
  readonly rows: Uint32Array
  /** See `stampOf`: which state of the article the postings are of. */
  readonly stamps: Float64Array
}

/** An immutable index of some documents, and which of them have been deleted since. */
export class Segment {
  readonly data: SegmentData
  readonly vocabulary: Vocabulary
  /** 1 for documents that count no more: deleted, or indexed anew in another segment. */
  readonly dead: Uint8Array
  private deadCount = 0

  constructor(data: SegmentData) {
    this.data = data
    this.vocabulary = new Vocabulary(data)
    this.dead = new Uint8Array(data.rows.length)
  }

  /** Documents, dead ones included. */
  get size(): number {
    return this.data.rows.length
  }

  get alive(): number {
    return this.size - this.deadCount
  }

  rowOf(document: number): Row {
    return this.data.rows[document] ?? 0
  }

  stampOf(document: number): number {
    return this.data.stamps[document] ?? 0
  }

  kill(document: number): void {
    if (this.dead[document] === 1) return
    this.dead[document] = 1
    this.deadCount++
  }
}
