import { GrowingNumbers } from './growing.ts'
import type { ListReader } from './list-reader.ts'
import type { Segment } from './segment.ts'
import { exactFlag, standing, titleFlag } from './standing.ts'
import { titleBit } from './fields.ts'

/** In which way a word stands in an article. */
export type How = 'whole' | 'beginning' | 'typo' | 'inside' | 'joined' | 'parts' | 'phrase'

/** One way in which a leaf of the query stands in documents of a segment. */
interface Expansion {
  readonly how: How
  /** A term of the segment, or a text. */
  readonly term: number | string
}

const mostExpansions = 0xffff

/**
 * How one leaf of the query stands in each document of a segment: the best standing in the upper half of a word,
 * and in the lower half which expansion gave it.
 */
export class LeafColumn {
  readonly values: Uint32Array
  /** The documents that have a value, each once, in no order. */
  readonly found = new GrowingNumbers()
  private readonly segment: Segment
  private readonly expansions: Expansion[]
  private readonly fields: number

  /**
   * @param fields bits of the fields that count
   * @param from what is known already, and stays as it is
   */
  constructor(segment: Segment, fields: number, from?: LeafColumn) {
    this.segment = segment
    this.fields = fields
    this.values = segment.scratch.lend()
    this.expansions = from?.expansions.slice() ?? []
    if (from === undefined) return
    this.values.set(from.values)
    this.found.append(from.found.view())
  }

  /** Nothing of it is used any more. */
  end(): void {
    this.segment.scratch.giveBack(this.values)
  }

  /** Raises documents to what `Beginnings` has gathered of words that begin so. */
  raiseGathered(standings: Uint16Array, beginning: string): void {
    const { values, found } = this
    const low = this.expand('beginning', beginning)
    for (let document = 0; document < standings.length; document++) {
      const rank = standings[document] ?? 0
      if (rank === 0) continue
      const value = ((rank << 16) | low) >>> 0
      const known = values[document] ?? 0
      if (value <= known) continue
      if (known === 0) found.push(document)
      values[document] = value
    }
  }

  /** Raises every document of a term's list, which the reader has opened. */
  raiseList(reader: ListReader, term: number, how: How, isExact: boolean, close: number): void {
    const { values, fields, found } = this
    const low = this.expand(how, term)
    const { documents, fieldBits, impacts } = reader
    const exact = isExact ? exactFlag : 0
    while (reader.nextBlock()) {
      for (let at = 0; at < reader.size; at++) {
        const bits = (fieldBits[at] ?? 0) & fields
        if (bits === 0) continue
        const rank = exact | ((bits & titleBit) * titleFlag) | ((impacts[at] ?? 0) * close)
        const value = ((rank << 16) | low) >>> 0
        const document = documents[at] ?? 0
        const known = values[document] ?? 0
        if (value <= known) continue
        if (known === 0) found.push(document)
        values[document] = value
      }
    }
  }

  /** @returns what `raise` wants to know of the expansion */
  expand(how: How, term: number | string): number {
    if (this.expansions.length < mostExpansions) this.expansions.push({ how, term })
    // The first raised of equals stays: a later one has the lower number.
    return mostExpansions - (this.expansions.length - 1)
  }

  raise(
    document: number,
    expansion: number,
    isExact: boolean,
    fieldBits: number,
    impact: number,
    close: number,
  ): void {
    const rank = standing(isExact, (fieldBits & titleBit) !== 0, impact, close)
    const value = ((rank << 16) | expansion) >>> 0
    const known = this.values[document] ?? 0
    if (value <= known) return
    if (known === 0) this.found.push(document)
    this.values[document] = value
  }

  /** In which way the leaf stands in a document, or null. */
  expansionAt(document: number): { readonly how: How; readonly term: string } | null {
    const value = this.values[document] ?? 0
    const expansion = value === 0 ? undefined : this.expansions[mostExpansions - (value & 0xffff)]
    if (expansion === undefined) return null
    const { how, term } = expansion
    return { how, term: typeof term === 'string' ? term : this.segment.vocabulary.textOf(term) }
  }
}
