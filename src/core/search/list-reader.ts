import { bodyBit } from './fields.ts'
import { bodyImpact } from './impact.ts'
import { documentsPerBlock, gapBits, longestUnary } from './postings.ts'

/** Reads a list block by block, see `postings.ts`. One reader is used for many lists of a segment. */
export class ListReader {
  /** How many documents the whole list has. */
  count = 0
  /** How many of them are in the block at hand: so many of the following are valid. */
  size = 0
  readonly documents = new Uint32Array(documentsPerBlock)
  readonly fieldBits = new Uint8Array(documentsPerBlock)
  readonly impacts = new Uint8Array(documentsPerBlock)
  /** How often it stands in each document. */
  readonly counts = new Uint32Array(documentsPerBlock)
  private readonly lengths: Uint8Array
  private bytes: Uint8Array = new Uint8Array(0)
  private next = 0
  private placeBytes = 0
  private left = 0
  private last = -1

  /** @param lengths of the documents, as classes */
  constructor(lengths: Uint8Array) {
    this.lengths = lengths
  }

  open(bytes: Uint8Array, start: number): void {
    this.bytes = bytes
    this.next = start
    this.count = this.varint()
    this.left = this.count
    this.placeBytes = 0
    this.last = -1
    this.size = 0
  }

  /** Where the places of the block at hand begin. */
  get placesAt(): number {
    return this.next
  }

  /** Reads the next block. Gives false after the last. */
  nextBlock(): boolean {
    if (this.left <= 0) return false
    const { bytes, documents, fieldBits, impacts, counts, lengths } = this
    this.next += this.placeBytes
    const size = Math.min(this.left, documentsPerBlock)
    this.left -= size
    const header = bytes[this.next++] ?? 0
    this.placeBytes = this.left > 0 ? this.varint() : 0
    const width = header >>> 5
    const highest = (1 << width) - 1
    const gapWidth = header & 31
    const gapMask = (1 << gapWidth) - 1
    let { next, last } = this
    let held = 0
    let count = 0
    let escaped = 0
    for (let at = 0; at < size; at++) {
      for (; count <= 24; count += 8) held |= (bytes[next++] ?? 0) << count
      const times = (held & highest) + 1
      held >>>= width
      const zeros = ~held | (1 << longestUnary)
      const ones = 31 - Math.clz32(zeros & -zeros)
      let gap: number
      if (ones < longestUnary) {
        held >>>= ones + 1
        count -= width + ones + 1
        for (; count <= 24; count += 8) held |= (bytes[next++] ?? 0) << count
        gap = (ones << gapWidth) | (held & gapMask)
        held >>>= gapWidth
        count -= gapWidth
      } else {
        held >>>= longestUnary
        count -= width + longestUnary
        for (; count <= 24; count += 8) held |= (bytes[next++] ?? 0) << count
        gap = held & ((1 << gapBits) - 1)
        held >>>= gapBits
        count -= gapBits
      }
      last += gap + 1
      documents[at] = last
      fieldBits[at] = bodyBit
      counts[at] = times
      impacts[at] = bodyImpact(lengths[last] ?? 0, times)
      if (times > highest && width > 0) {
        fieldBits[at] = 0
        escaped++
      }
    }
    // Whole bytes that were taken up and not used.
    this.next = next - (count >>> 3)
    this.last = last
    this.size = size
    for (let at = 0; escaped > 0; at++) {
      if (fieldBits[at] !== 0) continue
      fieldBits[at] = bytes[this.next++] ?? 0
      impacts[at] = bytes[this.next++] ?? 0
      counts[at] = this.varint()
      escaped--
    }
    return true
  }

  private varint(): number {
    let byte = this.bytes[this.next++] ?? 0
    let value = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = this.bytes[this.next++] ?? 0
      value |= (byte & 0x7f) << shift
    }
    return value >>> 0
  }
}
