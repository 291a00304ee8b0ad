import type { Row } from '@shared/article.ts'
import type { SearchDocument } from './documents.ts'
import { maxPatternLength, mostEdits } from './edit-distance.ts'
import { GrowingBytes } from './growing.ts'
import { KeptLeaves } from './kept-leaves.ts'
import type { Lists, ListSink } from './lists.ts'
import { DamagedListsError, ListsInMemory } from './lists.ts'
import { mergeSegments } from './merge-segments.ts'
import { segmentsToMerge } from './merge-policy.ts'
import { RowPlaces } from './row-places.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentData, SegmentTables } from './segment.ts'
import { Segment } from './segment.ts'

export interface Place {
  readonly segment: Segment
  readonly document: number
}

/** Where a merge puts its lists, and how it becomes a segment. */
export interface MergeTarget extends ListSink {
  finish(tables: SegmentTables): SegmentData
  abandon(): void
}

const mostSegments = 0xffff
/** Shorter words are searched as they stand; with the next letter this one may have a typo. */
const shortestAhead = 3

/**
 * All segments, and where each article's lists are. New articles make small segments in memory at once; small
 * ones are merged into larger ones when there is time. An article stands alive in one segment at most.
 */
export class BodyIndex {
  private readonly list: Segment[] = []
  private readonly numbers = new Map<Segment, number>()
  private readonly byNumber = new Map<number, Segment>()
  private readonly places = new RowPlaces()
  /** What the last questions have found of each word. */
  readonly leaves = new KeptLeaves()
  private lastNumber = 0
  /** Articles whose lists were given up as damaged: they are to be indexed anew. */
  readonly lost = new Set<Row>()

  get segments(): readonly Segment[] {
    return this.list
  }

  get size(): number {
    return this.places.size
  }

  placeOf(row: Row): Place | undefined {
    const segment = this.byNumber.get(this.places.segmentOf(row))
    return segment === undefined ? undefined : { segment, document: this.places.documentOf(row) }
  }

  /** Are the lists of this article those of this state of it? */
  isCurrent(row: Row, stamp: number): boolean {
    const segment = this.byNumber.get(this.places.segmentOf(row))
    return segment !== undefined && segment.stampOf(this.places.documentOf(row)) === stamp
  }

  /** Indexes documents; what was indexed of the same articles before is dead from now on. */
  put(documents: readonly SearchDocument[]): void {
    const builder = new SegmentBuilder()
    for (const document of new Map(documents.map((each) => [each.row, each])).values()) builder.add(document)
    if (builder.size > 0) this.adopt(builder.finish())
  }

  /**
   * Takes in a segment that was built or read elsewhere.
   *
   * @param isWanted says which of its documents count; those it refuses are dead from the start.
   */
  adopt(data: SegmentData, isWanted: (row: Row, stamp: number) => boolean = () => true): Segment {
    const segment = new Segment(data)
    const number = this.enlist(segment)
    const { rows, stamps } = data.tables
    for (const [document, row] of rows.entries()) {
      if (!isWanted(row, stamps[document] ?? 0)) segment.kill(document)
      else {
        this.remove(row)
        this.places.set(row, number, document)
      }
    }
    return segment
  }

  private enlist(segment: Segment): number {
    do this.lastNumber = (this.lastNumber % mostSegments) + 1
    while (this.byNumber.has(this.lastNumber))
    this.list.push(segment)
    this.numbers.set(segment, this.lastNumber)
    this.byNumber.set(this.lastNumber, segment)
    return this.lastNumber
  }

  private drop(segment: Segment): void {
    const at = this.list.indexOf(segment)
    if (at >= 0) this.list.splice(at, 1)
    this.byNumber.delete(this.numbers.get(segment) ?? 0)
    this.numbers.delete(segment)
    this.leaves.drop(segment)
    segment.lists.close()
  }

  remove(row: Row): void {
    const place = this.placeOf(row)
    if (place === undefined) return
    place.segment.kill(place.document)
    this.places.delete(row)
  }

  /** Gives up a segment whose lists turned out to be damaged; its articles are `lost`. */
  giveUp(lists: Lists): void {
    const segment = this.list.find((each) => each.lists === lists)
    if (segment === undefined) return
    for (let document = 0; document < segment.size; document++) {
      if (segment.dead[document] === 1) continue
      this.lost.add(segment.rowOf(document))
      this.places.delete(segment.rowOf(document))
    }
    this.drop(segment)
  }

  /** Makes for one segment what the first question would have to wait for. Gives false if nothing is missing. */
  prepare(): boolean {
    return this.list.some((segment) => segment.vocabulary.prepare())
  }

  /**
   * Looks in slices for what the next question would have to look for, if it goes on from this word.
   *
   * @param text a word as `QueryWord` has it
   */
  *lookAhead(text: string): Generator<undefined, void> {
    if (text.length < shortestAhead || text.length >= maxPatternLength || /\d/.test(text)) return
    // The list may change between two slices.
    const vocabularies = this.list.map(({ vocabulary }) => vocabulary)
    for (const vocabulary of vocabularies) yield* vocabulary.lookAhead(text, mostEdits(text.length + 1))
  }

  /** Gathers a piece of what makes the first letters of a word quick to answer. Gives false when all is gathered. */
  gather(worthBytes?: number): boolean {
    for (const segment of this.list) {
      try {
        if (segment.beginnings.gather(worthBytes)) return true
      } catch (error) {
        if (!(error instanceof DamagedListsError)) throw error
        this.giveUp(error.lists)
        return true
      }
    }
    return false
  }

  get needsTidying(): boolean {
    return segmentsToMerge(this.list).length > 0
  }

  /**
   * Merges what the policy says, in slices.
   *
   * @param target where the result goes; memory if none is given
   */
  *tidy(target: () => MergeTarget = () => new MergeInMemory()): Generator<undefined, void> {
    const sources = segmentsToMerge(this.list)
    if (sources.length > 0) yield* this.merge(sources, target())
  }

  *merge(sources: readonly Segment[], target: MergeTarget): Generator<undefined, void> {
    let isDone = false
    try {
      const { tables, numbers } = yield* mergeSegments(sources, target)
      this.replace(sources, target.finish(tables), numbers)
      isDone = true
    } finally {
      if (!isDone) target.abandon()
    }
  }

  private replace(sources: readonly Segment[], data: SegmentData, renumbered: readonly Int32Array[]): void {
    const segment = new Segment(data)
    const number = this.enlist(segment)
    for (const [index, source] of sources.entries()) {
      const numbers = renumbered[index]
      for (let old = 0; old < source.size; old++) {
        const document = numbers?.[old] ?? -1
        if (document < 0) continue
        // It may have died while the merge went on.
        if (source.dead[old] === 1) segment.kill(document)
        else this.places.set(source.rowOf(old), number, document)
      }
    }
    for (const source of sources) this.drop(source)
    if (segment.alive === 0) this.drop(segment)
  }
}

/** A merge of which nothing is written to disk. */
export class MergeInMemory extends GrowingBytes implements MergeTarget {
  finish(tables: SegmentTables): SegmentData {
    return { tables, lists: new ListsInMemory(this.take()) }
  }

  abandon(): void {
    this.clear()
  }
}
