import type { Row } from '@shared/article.ts'
import type { SearchDocument } from './documents.ts'
import type { MergedSegment } from './merge-segments.ts'
import { mergeSegments } from './merge-segments.ts'
import { segmentsToMerge } from './merge-policy.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentData } from './segment.ts'
import { Segment } from './segment.ts'

interface Place {
  readonly segment: Segment
  readonly document: number
}

/**
 * All segments, and where each article's postings are. New articles make small segments in memory at once; small
 * ones are merged into larger ones when there is time. An article stands alive in one segment at most.
 */
export class BodyIndex {
  private readonly list: Segment[] = []
  private readonly places = new Map<Row, Place>()

  get segments(): readonly Segment[] {
    return this.list
  }

  get size(): number {
    return this.places.size
  }

  placeOf(row: Row): Place | undefined {
    return this.places.get(row)
  }

  /** Are the postings of this article those of this state of it? */
  isCurrent(row: Row, stamp: number): boolean {
    const place = this.places.get(row)
    return place !== undefined && place.segment.stampOf(place.document) === stamp
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
    for (let document = 0; document < segment.size; document++) {
      const row = segment.rowOf(document)
      if (!isWanted(row, segment.stampOf(document))) segment.kill(document)
      else {
        this.remove(row)
        this.places.set(row, { segment, document })
      }
    }
    this.list.push(segment)
    return segment
  }

  remove(row: Row): void {
    const place = this.places.get(row)
    if (place === undefined) return
    place.segment.kill(place.document)
    this.places.delete(row)
  }

  get needsTidying(): boolean {
    return segmentsToMerge(this.list).length > 0
  }

  /** Merges what the policy says, in slices. */
  *tidy(): Generator<undefined, void> {
    const sources = segmentsToMerge(this.list)
    if (sources.length > 0) this.replace(sources, yield* mergeSegments(sources))
  }

  replace(sources: readonly Segment[], merged: MergedSegment): void {
    const segment = new Segment(merged.data)
    for (const [index, source] of sources.entries()) {
      const numbers = merged.numbers[index]
      for (let old = 0; old < source.size; old++) {
        const document = numbers?.[old] ?? -1
        if (document < 0) continue
        // It may have died while the merge went on.
        if (source.dead[old] === 1) segment.kill(document)
        else this.places.set(source.rowOf(old), { segment, document })
      }
      this.list.splice(this.list.indexOf(source), 1)
    }
    if (segment.alive > 0) this.list.push(segment)
  }
}
