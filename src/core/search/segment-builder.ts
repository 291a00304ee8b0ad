import type { IndexedArticle } from './documents.ts'
import { stampOf } from './documents.ts'
import { bodyBit, fields, gapBetweenTexts } from './fields.ts'
import { FoldedCodes } from './folded-codes.ts'
import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { pictureTerm } from './language/picture-word.ts'
import { ListsInMemory } from './lists.ts'
import { bodyImpact, impactOf, lengthClassOf, mostTabled } from './impact.ts'
import { ListWriter } from './list-writer.ts'
import { mostDocuments } from './postings.ts'
import type { SegmentData } from './segment.ts'
import { TermTable } from './term-table.ts'
import type { EmitCodes } from './tokenise.ts'
import { tokeniseCodes } from './tokenise.ts'

/** Its number among the fields. */
const bodyField = fields.findIndex(({ bit }) => bit === bodyBit)
const placeBits = 28
const placeMask = (1 << placeBits) - 1

/** Terms written before the caller gets a turn. */
const termsPerSlice = 4000
/** Occurrences sorted before that: a few milliseconds. */
const occurrencesPerSlice = 250_000

/** Collects documents and makes one segment of them. Holds 12 bytes for each word of text. */
export class SegmentBuilder {
  private readonly folder: FoldedCodes
  private readonly table = new TermTable()
  private readonly terms = new GrowingNumbers()
  private readonly documents = new GrowingNumbers()
  /** Field in the top bits, place below. */
  private readonly places = new GrowingNumbers()
  private readonly rows: number[] = []
  private readonly stamps: number[] = []
  private readonly lengths: number[] = []
  private readonly fieldStarts: number[] = []
  private top = 0

  /** @param folder its table of letters may be used for many segments */
  constructor(folder: FoldedCodes = new FoldedCodes()) {
    this.folder = folder
  }

  get size(): number {
    return this.rows.length
  }

  /** Occurrences so far: what building costs. */
  get weight(): number {
    return this.terms.length
  }

  add(document: IndexedArticle): void {
    if (this.size === mostDocuments) throw new RangeError(`A segment has ${mostDocuments} documents at most.`)
    this.rows.push(document.row)
    this.stamps.push(stampOf(document))
    let place = 0
    for (const [number, field] of fields.entries()) {
      this.top = number << placeBits
      if (number > 0) this.fieldStarts.push(Math.min(place, 0xffff))
      for (const text of field.texts(document)) {
        this.folder.set(text)
        place = tokeniseCodes(this.folder.view(), place, this.note) + gapBetweenTexts
      }
    }
    if (document.hasPicture) {
      this.top = bodyField << placeBits
      this.folder.set(pictureTerm)
      this.note(this.folder.view(), 0, 1, place, 0, 1)
    }
    this.lengths.push(lengthClassOf(place))
  }

  private readonly note: EmitCodes = (codes, from, to, place) => {
    this.terms.push(this.table.numberOf(codes, from, to))
    this.documents.push(this.rows.length - 1)
    this.places.push((this.top | Math.min(place, placeMask)) >>> 0)
  }

  finish(): SegmentData {
    const finishing = this.finishInSlices()
    for (;;) {
      const step = finishing.next()
      if (step.done === true) return step.value
    }
  }

  /** As `finish`, with turns for others in between. */
  *finishInSlices(): Generator<undefined, SegmentData> {
    const order = this.table.sorted()
    yield
    const sorted = yield* this.sortByTerm(order)
    const lists = new GrowingBytes()
    const writer = new ListWriter()
    const listStarts = new Uint32Array(order.length + 1)
    for (let term = 0; term < order.length; term++) {
      this.writeTerm(sorted, term, writer, lists)
      listStarts[term + 1] = lists.length
      if (term % termsPerSlice === termsPerSlice - 1) yield
    }
    const tables = {
      ...this.table.vocabulary(order),
      listStarts,
      rows: Uint32Array.from(this.rows),
      stamps: Float64Array.from(this.stamps),
      lengths: Uint8Array.from(this.lengths),
      fieldStarts: Uint16Array.from(this.fieldStarts),
    }
    return { tables, lists: new ListsInMemory(lists.take()) }
  }

  /** A counting sort: occurrences keep their order, so documents and places rise within each term. */
  private *sortByTerm(order: Uint32Array): Generator<undefined, SortedOccurrences> {
    const ranks = new Uint32Array(order.length)
    for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank
    const terms = this.terms.view()
    const starts = new Uint32Array(order.length + 1)
    for (let at = 0; at < terms.length; at++) {
      const rank = ranks[terms[at] ?? 0] ?? 0
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1
      if (at % occurrencesPerSlice === occurrencesPerSlice - 1) yield
    }
    for (let rank = 0; rank < order.length; rank++) {
      starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
    }
    const next = starts.slice(0, -1)
    const documents = new Uint32Array(terms.length)
    const places = new Uint32Array(terms.length)
    const documentsAsRead = this.documents.view()
    const placesAsRead = this.places.view()
    for (let occurrence = 0; occurrence < terms.length; occurrence++) {
      const rank = ranks[terms[occurrence] ?? 0] ?? 0
      const at = next[rank] ?? 0
      next[rank] = at + 1
      documents[at] = documentsAsRead[occurrence] ?? 0
      places[at] = placesAsRead[occurrence] ?? 0
      if (occurrence % occurrencesPerSlice === occurrencesPerSlice - 1) yield
    }
    return { starts, documents, places }
  }

  private writeTerm(sorted: SortedOccurrences, term: number, writer: ListWriter, out: GrowingBytes): void {
    const { documents, places } = sorted
    const stop = sorted.starts[term + 1] ?? 0
    let at = sorted.starts[term] ?? 0
    let count = 0
    for (let index = at; index < stop; index++) {
      if (index === at || documents[index] !== documents[index - 1]) count++
    }
    writer.begin(count, out)
    while (at < stop) {
      const document = documents[at] ?? 0
      const start = at
      let weight = 0
      let fieldBits = 0
      for (; at < stop && documents[at] === document; at++) {
        const place = places[at] ?? 0
        const field = fields[place >>> placeBits]
        weight += field?.weight ?? 0
        fieldBits |= field?.bit ?? 0
        places[at] = place & placeMask
      }
      const lengthClass = this.lengths[document] ?? 0
      const isTabled = fieldBits === bodyBit && weight <= mostTabled
      const impact = isTabled ? bodyImpact(lengthClass, weight) : impactOf(weight, lengthClass)
      writer.add(document, fieldBits, impact, lengthClass, places, start, at, out)
    }
  }
}

/** All occurrences, grouped by term. */
interface SortedOccurrences {
  /** Where each term's occurrences start; one more entry than terms. */
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  readonly places: Uint32Array
}
