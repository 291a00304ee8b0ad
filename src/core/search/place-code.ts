import type { BitWriter } from './bits.ts'
import { BitReader } from './bits.ts'
import { lengthLimit } from './impact.ts'

/**
 * The places of a word in one document, in binary interpolative code (Moffat and Stuiver 2000): the middle one in as
 * many bits as the length of the document needs, then those before and those after it in what is left for them. A word
 * may stand anywhere in a text, and no code of gaps is as short for that.
 *
 * @param places rising or the same, of which those from `start` to `end` count
 */
export function writePlaces(
  bits: BitWriter,
  places: Uint32Array,
  start: number,
  end: number,
  lengthClass: number,
): void {
  writeBetween(bits, places, start, end, 0, lengthLimit(lengthClass))
}

function writeBetween(
  bits: BitWriter,
  places: Uint32Array,
  start: number,
  end: number,
  low: number,
  limit: number,
): void {
  const middle = (start + end) >>> 1
  const place = places[middle] ?? 0
  bits.writeBelow(place - low, limit - low)
  if (start < middle) writeBetween(bits, places, start, middle, low, place + 1)
  if (middle + 1 < end) writeBetween(bits, places, middle + 1, end, place, limit)
}

/** Reads the places of a block's documents, in their order. */
export class PlaceReader {
  private readonly bits = new BitReader()

  /** @param start where the places of the block begin */
  open(bytes: Uint8Array, start: number): void {
    this.bits.open(bytes, start)
  }

  /** The places of the next document, put into `into` from `from` on, where there is room for them. */
  take(lengthClass: number, count: number, into: number[] | Uint32Array, from = 0): void {
    this.takeBetween(into, from, from + count, 0, lengthLimit(lengthClass))
  }

  private takeBetween(
    into: number[] | Uint32Array,
    start: number,
    end: number,
    low: number,
    limit: number,
  ): void {
    const middle = (start + end) >>> 1
    const place = low + this.bits.readBelow(limit - low)
    into[middle] = place
    if (start < middle) this.takeBetween(into, start, middle, low, place + 1)
    if (middle + 1 < end) this.takeBetween(into, middle + 1, end, place, limit)
  }
}
