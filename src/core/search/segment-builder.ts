import type { SearchDocument } from './documents.ts'
import { stampOf } from './documents.ts'
import { bodyBit, fields, gapBetweenTexts } from './fields.ts'
import { GrowingBytes, GrowingNumbers } from './growing.ts'
import { pictureTerm } from './language/picture-word.ts'
import { fold } from './normalise.ts'
import { writePositions, writePosting } from './postings.ts'
import type { SegmentData } from './segment.ts'
import { tokenise } from './tokenise.ts'
import { vocabularyData } from './vocabulary.ts'

// BM25's usual constants. The average length is fixed, not measured, so that impacts of different segments
// compare and merging copies them as they are.
const saturation = 1.2
const lengthShare = 0.75
const averageTerms = 600

/** Its number among the fields. */
const bodyField = fields.findIndex(({ bit }) => bit === bodyBit)
const positionBits = 28
const positionMask = (1 << positionBits) - 1

/** Collects documents and makes one segment of them. Holds 12 bytes for each word of text. */
export class SegmentBuilder {
  private readonly termNumbers = new Map<string, number>()
  private readonly terms = new GrowingNumbers()
  private readonly documents = new GrowingNumbers()
  /** Field in the top bits, position below. */
  private readonly places = new GrowingNumbers()
  private readonly rows: number[] = []
  private readonly stamps: number[] = []
  private readonly damping: number[] = []

  get size(): number {
    return this.rows.length
  }

  /** Occurrences so far: what building costs. */
  get weight(): number {
    return this.terms.length
  }

  add(document: SearchDocument): void {
    const number = this.rows.length
    this.rows.push(document.row)
    this.stamps.push(stampOf(document))
    const before = this.terms.length
    let position = 0
    for (const [fieldNumber, field] of fields.entries()) {
      const top = fieldNumber << positionBits
      const note = (term: string, at: number): void => {
        this.terms.push(this.numberOf(term))
        this.documents.push(number)
        this.places.push((top | Math.min(at, positionMask)) >>> 0)
      }
      for (const text of field.texts(document))
        position = tokenise(fold(text), position, note) + gapBetweenTexts
    }
    if (document.hasPicture) {
      this.terms.push(this.numberOf(pictureTerm))
      this.documents.push(number)
      this.places.push(((bodyField << positionBits) | Math.min(position, positionMask)) >>> 0)
    }
    const length = this.terms.length - before
    this.damping.push(saturation * (1 - lengthShare + (lengthShare * length) / averageTerms))
  }

  private numberOf(term: string): number {
    const known = this.termNumbers.get(term)
    if (known !== undefined) return known
    const number = this.termNumbers.size
    this.termNumbers.set(term, number)
    return number
  }

  finish(): SegmentData {
    const sortedTerms = [...this.termNumbers.keys()].sort()
    const sorted = this.sortByTerm(sortedTerms)
    const postings = new GrowingBytes()
    const positions = new GrowingBytes()
    const postingStarts = new Uint32Array(sortedTerms.length + 1)
    const positionStarts = new Uint32Array(sortedTerms.length + 1)
    for (let term = 0; term < sortedTerms.length; term++) {
      this.writeTerm(sorted, term, postings, positions)
      postingStarts[term + 1] = postings.length
      positionStarts[term + 1] = positions.length
    }
    return {
      ...vocabularyData(sortedTerms),
      rows: Uint32Array.from(this.rows),
      stamps: Float64Array.from(this.stamps),
      postings: postings.take(),
      positions: positions.take(),
      postingStarts,
      positionStarts,
    }
  }

  /** A counting sort: occurrences keep their order, so documents and positions rise within each term. */
  private sortByTerm(sortedTerms: readonly string[]): SortedOccurrences {
    const ranks = new Uint32Array(sortedTerms.length)
    for (const [rank, term] of sortedTerms.entries()) ranks[this.numberOf(term)] = rank
    const terms = this.terms.view()
    const starts = new Uint32Array(sortedTerms.length + 1)
    for (const term of terms) {
      const rank = ranks[term] ?? 0
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1
    }
    for (let rank = 0; rank < sortedTerms.length; rank++) {
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
    }
    return { starts, documents, places }
  }

  private writeTerm(
    sorted: SortedOccurrences,
    term: number,
    postings: GrowingBytes,
    positions: GrowingBytes,
  ): void {
    const { documents, places } = sorted
    const stop = sorted.starts[term + 1] ?? 0
    let at = sorted.starts[term] ?? 0
    let previous = -1
    while (at < stop) {
      const document = documents[at] ?? 0
      const start = at
      let weight = 0
      let fieldBits = 0
      for (; at < stop && documents[at] === document; at++) {
        const place = places[at] ?? 0
        const field = fields[place >>> positionBits]
        weight += field?.weight ?? 0
        fieldBits |= field?.bit ?? 0
        places[at] = place & positionMask
      }
      const share = weight / (weight + (this.damping[document] ?? 1))
      writePosting(postings, document - previous, fieldBits, Math.max(1, Math.round(255 * share)))
      writePositions(positions, places, start, at)
      previous = document
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
