import type { GatheredTerm } from './gathered-term.ts'
import { ListReader } from './list-reader.ts'
import { PlaceReader } from './place-code.ts'
import type { Segment } from './segment.ts'

/** Bytes of lists that are read at once from each segment. */
const windowBytes = 1 << 18

/** Goes through one source's terms, reading its lists in large pieces. */
export class TermCursor {
  readonly codes: Uint16Array
  /** The term at hand is the codes from `start` to `end`. */
  start = 0
  end = 0
  private readonly source: Segment
  private readonly renumbered: Int32Array
  private term = -1
  private window: Uint8Array = new Uint8Array(0)
  private windowStart = 0
  private readonly reader: ListReader
  private readonly places = new PlaceReader()

  /** @param renumbered the new number of each document; -1 for the dead */
  constructor(source: Segment, renumbered: Int32Array) {
    this.source = source
    this.renumbered = renumbered
    this.codes = source.tables.codes
    this.reader = new ListReader(source.tables.lengths)
  }

  /** To the next term. Gives false after the last. */
  advance(): boolean {
    const { starts } = this.source.tables
    this.term++
    if (this.term >= this.source.vocabulary.size) return false
    this.start = starts[this.term] ?? 0
    this.end = starts[this.term + 1] ?? 0
    return true
  }

  isAt(codes: Uint16Array, start: number, end: number): boolean {
    return this.compare(codes, start, end) === 0
  }

  /** Below zero if the term at hand comes before the other. */
  compare(codes: Uint16Array, start: number, end: number): number {
    const mine = this.end - this.start
    const theirs = end - start
    const shared = Math.min(mine, theirs)
    for (let at = 0; at < shared; at++) {
      const difference = (this.codes[this.start + at] ?? 0) - (codes[start + at] ?? 0)
      if (difference !== 0) return difference
    }
    return mine - theirs
  }

  /** Copies what is alive of the term at hand. Gives how much there was to do. */
  gather(into: GatheredTerm): number {
    const { reader, places, renumbered } = this
    const { lengths } = this.source.tables
    const start = this.inWindow()
    reader.open(this.window, start)
    let work = reader.count
    while (reader.nextBlock()) {
      places.open(this.window, reader.placesAt)
      for (let at = 0; at < reader.size; at++) {
        const document = reader.documents[at] ?? 0
        work += reader.counts[at] ?? 0
        into.take(renumbered[document] ?? -1, reader, at, places, lengths[document] ?? 0)
      }
    }
    return work
  }

  /** Where the list at hand begins in the window, which is moved if need be. */
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

/** Cursors by the term at which they are, and of those at the same term by their order: a binary heap. */
export class CursorHeap {
  private readonly heap: Held[]

  constructor(cursors: readonly TermCursor[]) {
    const begun = cursors.map((cursor, order) => ({ cursor, order })).filter(({ cursor }) => cursor.advance())
    // In order, they are a heap.
    this.heap = begun.sort((a, b) => before(a, b))
  }

  get first(): TermCursor | undefined {
    return this.heap[0]?.cursor
  }

  /** Moves the first on to its next term. */
  advance(): void {
    const [top] = this.heap
    if (top === undefined) return
    if (!top.cursor.advance()) {
      const last = this.heap.pop()
      if (last === undefined || last === top) return
      this.heap[0] = last
    }
    this.sink()
  }

  private sink(): void {
    const { heap } = this
    for (let at = 0; ;) {
      const here = heap[at]
      let child = 2 * at + 1
      let least = heap[child]
      const right = heap[child + 1]
      if (here === undefined || least === undefined) return
      if (right !== undefined && before(right, least) < 0) {
        least = right
        child++
      }
      if (before(here, least) <= 0) return
      heap[at] = least
      heap[child] = here
      at = child
    }
  }
}

interface Held {
  readonly cursor: TermCursor
  readonly order: number
}

function before(a: Held, b: Held): number {
  return a.cursor.compare(b.cursor.codes, b.cursor.start, b.cursor.end) || a.order - b.order
}
