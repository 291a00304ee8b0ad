import type { How, LeafColumn } from './leaf-column.ts'
import { ListReader } from './list-reader.ts'
import type { Segment } from './segment.ts'

/** Bytes between two lists that are read though nobody asked for them. */
const mostInVain = 4096

/** How a term stands to the word that is looked for. */
export interface TermStanding {
  readonly how: How
  readonly isExact: boolean
  readonly close: number
}

/** Reads the lists of terms of a segment, and raises what they name. */
export class TermLists {
  readonly reader: ListReader
  private readonly segment: Segment

  constructor(segment: Segment) {
    this.segment = segment
    this.reader = new ListReader(segment.tables.lengths)
  }

  /** Neighbours in the vocabulary, which are neighbours on disk, and are read at once. */
  raiseRange(
    column: LeafColumn,
    first: number,
    end: number,
    standingOf: (term: number) => TermStanding,
  ): void {
    const { listStarts } = this.segment.tables
    const start = listStarts[first] ?? 0
    const bytes = this.segment.lists.read(start, listStarts[end] ?? start)
    for (let term = first; term < end; term++) {
      const { how, isExact, close } = standingOf(term)
      this.reader.open(bytes, (listStarts[term] ?? 0) - start)
      column.raiseList(this.reader, term, how, isExact, close)
    }
  }

  /**
   * Terms that are strewn over the vocabulary and resemble the word. Those whose lists lie near to each other are read at
   * once: asking the disk costs more than what is read in vain.
   *
   * @param terms rising
   * @param closes how close each is
   */
  raiseStrewn(column: LeafColumn, how: How, terms: readonly number[], closes: readonly number[]): void {
    const { listStarts } = this.segment.tables
    const startOf = (term: number): number => listStarts[term] ?? 0
    for (let from = 0; from < terms.length;) {
      const start = startOf(terms[from] ?? 0)
      let last = terms[from] ?? 0
      let to = from + 1
      for (; to < terms.length && startOf(terms[to] ?? 0) - startOf(last + 1) < mostInVain; to++) {
        last = terms[to] ?? 0
      }
      const bytes = this.segment.lists.read(start, startOf(last + 1))
      for (; from < to; from++) {
        const term = terms[from] ?? 0
        this.reader.open(bytes, startOf(term) - start)
        column.raiseList(this.reader, term, how, false, closes[from] ?? 0)
      }
    }
  }
}
