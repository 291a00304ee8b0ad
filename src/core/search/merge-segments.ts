import { GrowingBytes, GrowingNumbers } from './growing.ts'
import type { ListSink } from './lists.ts'
import { ListReader } from './list-reader.ts'
import { ListWriter } from './list-writer.ts'
import { PlaceReader } from './place-code.ts'
import { mostDocuments } from './postings.ts'
import { fieldCount } from './fields.ts'
import type { Segment, SegmentTables } from './segment.ts'
import { VocabularyBuilder } from './vocabulary-builder.ts'

/** Documents and places copied before the caller gets a turn: a few milliseconds. */
const workPerSlice = 150_000
/** Bytes of lists that are read at once from each segment. */
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
  const heads = sources.map((source, index) => new TermCursor(source, documents.numbers[index]))
  let work = 0
  for (;;) {
    const term = smallest(heads)
    if (term === null) break
    gathered.clear()
    for (const head of heads) {
      if (head.text !== term) continue
      work += head.gather(gathered)
      head.advance()
      if (work > workPerSlice) {
        yield
        work = 0
      }
    }
    if (gathered.count > 0) {
      vocabulary.addText(term)
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

/** One term's documents from all sources, under their new numbers. */
class GatheredTerm {
  private readonly lengths: Uint8Array
  private readonly documents = new GrowingNumbers()
  private readonly fieldBits = new GrowingBytes()
  private readonly impacts = new GrowingBytes()
  private readonly places = new GrowingNumbers()
  /** Where each document's places end. */
  private readonly ends = new GrowingNumbers()
  private readonly writer = new ListWriter()

  constructor(lengths: Uint8Array) {
    this.lengths = lengths
  }

  get count(): number {
    return this.documents.length
  }

  clear(): void {
    for (const each of [this.documents, this.fieldBits, this.impacts, this.places, this.ends]) each.clear()
  }

  add(document: number, fieldBits: number, impact: number, places: readonly number[], count: number): void {
    this.documents.push(document)
    this.fieldBits.byte(fieldBits)
    this.impacts.byte(impact)
    for (let at = 0; at < count; at++) this.places.push(places[at] ?? 0)
    this.ends.push(this.places.length)
  }

  write(out: GrowingBytes): void {
    const documents = this.documents.view()
    const fieldBits = this.fieldBits.view()
    const impacts = this.impacts.view()
    const places = this.places.view()
    const ends = this.ends.view()
    this.writer.begin(documents.length, out)
    let start = 0
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      const end = ends[at] ?? 0
      const lengthClass = this.lengths[document] ?? 0
      this.writer.add(document, fieldBits[at] ?? 0, impacts[at] ?? 0, lengthClass, places, start, end, out)
      start = end
    }
  }
}

/** Goes through one source's terms, reading its lists in large pieces. */
class TermCursor {
  text: string | null
  private readonly source: Segment
  private readonly renumbered: Int32Array
  private term = 0
  private window: Uint8Array = new Uint8Array(0)
  private windowStart = 0
  private readonly reader: ListReader
  private readonly placeReader = new PlaceReader()
  private readonly held: number[] = []

  constructor(source: Segment, renumbered: Int32Array | undefined) {
    this.source = source
    this.reader = new ListReader(source.tables.lengths)
    this.renumbered = renumbered ?? new Int32Array(0)
    this.text = source.vocabulary.size > 0 ? source.vocabulary.textOf(0) : null
  }

  advance(): void {
    this.term++
    this.text = this.term < this.source.vocabulary.size ? this.source.vocabulary.textOf(this.term) : null
  }

  /** Copies what is alive. Gives how much there was to do. */
  gather(into: GatheredTerm): number {
    const { reader, placeReader, held } = this
    const { lengths } = this.source.tables
    const start = this.inWindow()
    reader.open(this.window, start)
    let work = reader.count
    while (reader.nextBlock()) {
      placeReader.open(this.window, reader.placesAt)
      for (let at = 0; at < reader.size; at++) {
        const document = reader.documents[at] ?? 0
        const count = reader.counts[at] ?? 0
        placeReader.take(lengths[document] ?? 0, count, held)
        work += count
        const number = this.renumbered[document] ?? -1
        if (number >= 0) into.add(number, reader.fieldBits[at] ?? 0, reader.impacts[at] ?? 0, held, count)
      }
    }
    return work
  }

  /** Where the list at hand begins in the window. */
  private inWindow(): number {
    const { listStarts } = this.source.tables
    const start = listStarts[this.term] ?? 0
    const end = listStarts[this.term + 1] ?? 0
    if (end > this.windowStart + this.window.length || start < this.windowStart) {
      const wanted = Math.min(Math.max(end, start + windowBytes), this.source.lists.length)
      this.window = this.source.lists.read(start, wanted)
      this.windowStart = start
    }
    return start - this.windowStart
  }
}

function smallest(heads: readonly TermCursor[]): string | null {
  let least: string | null = null
  for (const { text } of heads) if (text !== null && (least === null || text < least)) least = text
  return least
}
