import { GrowingBytes, GrowingNumbers } from './growing.ts'
import type { ListSink } from './lists.ts'
import { GatheredTerm } from './gathered-term.ts'
import { mostDocuments } from './postings.ts'
import { fieldCount } from './fields.ts'
import type { Segment, SegmentTables } from './segment.ts'
import { CursorHeap, TermCursor } from './term-cursor.ts'
import { VocabularyBuilder } from './vocabulary-builder.ts'

/** Documents and places copied before the caller gets a turn: a few milliseconds. */
const workPerSlice = 150_000
/** Bytes of lists that are written at once. */
const windowBytes = 1 << 18

/** Where a document of a source came to stand. */
export interface MergedSegment {
  /** The lists have gone to the sink. */
  readonly tables: SegmentTables
  /** For each source, the new number of each of its documents; -1 if it was dead when merging began. */
  readonly numbers: readonly Int32Array[]
}

/**
 * One segment of several, without their dead documents. A generator, so that questions can be answered between
 * its slices; documents that die meanwhile are the caller's business, who has `numbers` to find them by.
 */
export function* mergeSegments(
  sources: readonly Segment[],
  sink: ListSink,
): Generator<undefined, MergedSegment> {
  const documents = documentsOf(sources)
  const vocabulary = new VocabularyBuilder()
  const listStarts = new GrowingNumbers()
  const gathered = new GatheredTerm(documents.lengths)
  const out = new GrowingBytes()
  const cursors = new CursorHeap(
    sources.map((source, index) => new TermCursor(source, documents.numbers[index] ?? new Int32Array(0))),
  )
  let work = 0
  for (;;) {
    const first = cursors.first
    if (first === undefined) break
    const { codes, start, end } = first
    gathered.clear()
    // Sources with the same term follow each other in their order, and so do the numbers of their documents.
    for (let head = cursors.first; head !== undefined && head.isAt(codes, start, end); head = cursors.first) {
      work += head.gather(gathered)
      cursors.advance()
      if (work > workPerSlice) {
        yield
        work = 0
      }
    }
    if (gathered.count > 0) {
      vocabulary.add(codes, start, end)
      listStarts.push(sink.length + out.length)
      gathered.write(out)
    }
    if (out.length > windowBytes) {
      sink.write(out.view())
      out.clear()
    }
  }
  sink.write(out.view())
  listStarts.push(sink.length)
  const { rows, stamps, lengths, fieldStarts, numbers } = documents
  const tables = {
    ...vocabulary.finish(),
    listStarts: listStarts.view().slice(),
    rows,
    stamps,
    lengths,
    fieldStarts,
  }
  return { tables, numbers }
}

/** The documents that are left, one source after the other. */
function documentsOf(sources: readonly Segment[]): {
  readonly rows: Uint32Array
  readonly stamps: Float64Array
  readonly lengths: Uint8Array
  readonly fieldStarts: Uint16Array
  readonly numbers: readonly Int32Array[]
} {
  const count = sources.reduce((sum, source) => sum + source.alive, 0)
  if (count > mostDocuments) throw new RangeError(`A segment has ${mostDocuments} documents at most.`)
  const rows = new Uint32Array(count)
  const stamps = new Float64Array(count)
  const lengths = new Uint8Array(count)
  const fieldStarts = new Uint16Array(count * (fieldCount - 1))
  let next = 0
  const numbers = sources.map((source) => {
    const renumbered = new Int32Array(source.size).fill(-1)
    for (let document = 0; document < source.size; document++) {
      if (source.dead[document] === 1) continue
      const { tables } = source
      rows[next] = source.rowOf(document)
      stamps[next] = source.stampOf(document)
      lengths[next] = tables.lengths[document] ?? 0
      const start = document * (fieldCount - 1)
      fieldStarts.set(tables.fieldStarts.subarray(start, start + fieldCount - 1), next * (fieldCount - 1))
      renumbered[document] = next++
    }
    return renumbered
  })
  return { rows, stamps, lengths, fieldStarts, numbers }
}
