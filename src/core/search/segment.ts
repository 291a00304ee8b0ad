import type { Row } from '@shared/article.ts'
import { Beginnings } from './beginnings.ts'
import { fieldCount } from './fields.ts'
import type { Lists } from './lists.ts'
import { Scratch } from './scratch.ts'
import type { VocabularyData } from './vocabulary-data.ts'
import { Vocabulary } from './vocabulary.ts'

/** What of a segment is kept in memory: everything but the lists themselves. Nothing in it ever changes. */
export interface SegmentTables extends VocabularyData {
  /** Where each term's list starts; one more entry than terms. */
  readonly listStarts: Uint32Array
  /** The article of each document. */
  readonly rows: Uint32Array
  /** See `stampOf`: which state of the article the lists are of. */
  readonly stamps: Float64Array
  /** Each document's length, see `lengthClassOf`. */
  readonly lengths: Uint8Array
  /** For each document the place at which each field but the first begins; 0xffff for that and all above. */
  readonly fieldStarts: Uint16Array
}

export interface SegmentData {
  readonly tables: SegmentTables
  readonly lists: Lists
}

/** An immutable index of some documents, and which of them have been deleted since. */
export class Segment {
  readonly tables: SegmentTables
  readonly lists: Lists
  readonly vocabulary: Vocabulary
  readonly beginnings: Beginnings
  /** 1 for documents that count no more: deleted, or indexed anew in another segment. */
  readonly dead: Uint8Array
  readonly scratch: Scratch
  private deadCount = 0

  constructor({ tables, lists }: SegmentData) {
    this.tables = tables
    this.lists = lists
    this.vocabulary = new Vocabulary(tables)
    this.beginnings = new Beginnings(this.vocabulary, tables, lists)
    this.dead = new Uint8Array(tables.rows.length)
    this.scratch = new Scratch(tables.rows.length)
  }

  /** Documents, dead ones included. */
  get size(): number {
    return this.dead.length
  }

  get alive(): number {
    return this.size - this.deadCount
  }

  rowOf(document: number): Row {
    return this.tables.rows[document] ?? 0
  }

  stampOf(document: number): number {
    return this.tables.stamps[document] ?? 0
  }

  /** The number of the field to which a place of a document belongs. */
  fieldAt(document: number, place: number): number {
    const start = document * (fieldCount - 1)
    const capped = Math.min(place, 0xffff)
    let field = 0
    while (field < fieldCount - 1 && (this.tables.fieldStarts[start + field] ?? 0) <= capped) field++
    return field
  }

  kill(document: number): void {
    if (this.dead[document] === 1) return
    this.dead[document] = 1
    this.deadCount++
  }
}
