import { titleBit } from './fields.ts'
import { ListReader } from './list-reader.ts'
import type { Lists } from './lists.ts'
import type { SegmentTables } from './segment.ts'
import { closeness, standing } from './standing.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Lists that are longer than this together take a millisecond and more to be read. */
const usuallyWorth = 100_000
/** Letters of the longest beginnings that are looked at: behind them few words are left. */
const mostLetters = 3
/** From Thai on most scripts are indexed in pairs, and each pair is a word of its own. */
const firstOfPairs = '\u0e00'
/** Each has two bytes for each document. */
const mostGathered = 60
/** Of lists, read at once: one or two milliseconds. */
const bytesAtOnce = 200_000

/**
 * How each document stands to those beginnings of words that very many words share. They are the first letters of
 * whatever is typed, and the lists of all those words take longer to read than a keystroke may: so they are gathered
 * while nobody waits.
 */
export class Beginnings {
  private readonly vocabulary: Vocabulary
  private readonly tables: SegmentTables
  private readonly lists: Lists
  private readonly gathered = new Map<string, Uint16Array>()
  private gathering: Generator<undefined, void> | null = null

  constructor(vocabulary: Vocabulary, tables: SegmentTables, lists: Lists) {
    this.vocabulary = vocabulary
    this.tables = tables
    this.lists = lists
  }

  /** For each document the best standing of the words that begin so, see `standing`; null if it is not gathered. */
  standingsOf(beginning: string): Uint16Array | null {
    return this.gathered.get(beginning) ?? null
  }

  /**
   * Gathers a piece. Gives false when there is nothing left to gather.
   *
   * @param worthBytes how long lists are that are worth it
   * @throws DamagedListsError
   */
  gather(worthBytes = usuallyWorth): boolean {
    this.gathering ??= this.gatherAll(worthBytes)
    return this.gathering.next().done !== true
  }

  private *gatherAll(worthBytes: number): Generator<undefined, void> {
    const found: Shared[] = []
    this.collect(0, this.vocabulary.beginningWith(firstOfPairs)[0], 1, worthBytes, found)
    const most = found.sort((a, b) => b.bytes - a.bytes).slice(0, mostGathered)
    for (const { first, end, letters } of most) {
      yield
      const standings = yield* this.gatherOne(first, end, letters)
      this.gathered.set(this.vocabulary.textOf(first).slice(0, letters), standings)
    }
  }

  /** The beginnings of so many letters among the terms from `from` to `to` that are worth it, and longer ones. */
  private collect(from: number, to: number, letters: number, worthBytes: number, found: Shared[]): void {
    const { vocabulary, tables } = this
    const { listStarts } = tables
    for (let first = from; first < to;) {
      const beginning = vocabulary.textOf(first).slice(0, letters)
      // A word of fewer letters has been a beginning one step before.
      const isShorter = beginning.length < letters
      const end = isShorter ? first + 1 : vocabulary.beginningWith(beginning)[1]
      const bytes = (listStarts[end] ?? 0) - (listStarts[first] ?? 0)
      if (!isShorter && bytes > worthBytes) {
        found.push({ first, end, letters, bytes })
        if (letters < mostLetters) this.collect(first, end, letters + 1, worthBytes, found)
      }
      first = end
    }
  }

  private *gatherOne(first: number, end: number, letters: number): Generator<undefined, Uint16Array> {
    const { vocabulary, tables, lists } = this
    const { listStarts, lengths } = tables
    const standings = new Uint16Array(lengths.length)
    const reader = new ListReader(lengths)
    for (let next = first; next < end;) {
      const start = listStarts[next] ?? 0
      const from = next
      do next++
      while (next < end && (listStarts[next + 1] ?? 0) - start < bytesAtOnce)
      const bytes = lists.read(start, listStarts[next] ?? start)
      for (let term = from; term < next; term++) {
        const length = vocabulary.lengthOf(term)
        const close = length === letters ? closeness.whole : closeness.beginning(letters, length)
        reader.open(bytes, (listStarts[term] ?? 0) - start)
        raise(standings, reader, close)
      }
      yield
    }
    return standings
  }
}

/** Terms with one beginning, and how long their lists are together. */
interface Shared {
  readonly first: number
  readonly end: number
  readonly letters: number
  readonly bytes: number
}

function raise(standings: Uint16Array, reader: ListReader, close: number): void {
  const { documents, fieldBits, impacts } = reader
  while (reader.nextBlock()) {
    for (let at = 0; at < reader.size; at++) {
      const inTitle = ((fieldBits[at] ?? 0) & titleBit) !== 0
      const value = standing(true, inTitle, impacts[at] ?? 0, close)
      const document = documents[at] ?? 0
      if (value > (standings[document] ?? 0)) standings[document] = value
    }
  }
}
