import { BitReader, BitWriter } from './bits.ts'
import { bodyBit } from './fields.ts'
import { GrowingBytes } from './growing.ts'

/**
 * One term's list: in which documents it stands, in which fields, how much it says there, and at which places.
 *
 *     count of documents                                       varint
 *     blocks of up to 128 documents, each
 *       width of a gap in bits                                 byte
 *       bytes of the block's places, if the list has more than one block   varint
 *       for each document: impact and gap to the one before, 4 + width bits
 *       for each of them with impact 0: its fields, its impact  2 bytes
 *     the blocks' places, each block from a whole byte on, for each document
 *       how many                                               gamma
 *       the first, and the gaps between them                   Rice
 *
 * An impact is 1 to 15: BM25's share of one word in the score. Most words stand in the body alone; 0 says that the
 * fields follow. The places lie apart, because only phrases read them.
 */
export const documentsPerBlock = 128
/** Documents of one segment at most: a gap and an impact then fit into 24 bits. */
export const mostDocuments = 2 ** 20
export const highestImpact = 15
const impactBits = 4

/**
 * A document's length as one byte, accurate to an eighth: the code of its places depends on it, so it is stored.
 * Two bits after the highest one, and the number of the highest one.
 */
export function lengthClassOf(length: number): number {
  const safe = Math.max(4, length)
  const top = 31 - Math.clz32(safe)
  return top * 4 + ((safe >>> (top - 2)) & 3)
}

const lengthOfClass = Float64Array.from(
  { length: 128 },
  (_, lengthClass) => 2 ** ((lengthClass >>> 2) - 2) * (4 + (lengthClass & 3)),
)

/** Bits that Rice's code leaves as they are: best when they hold the average gap. */
function placeWidth(lengthClass: number, count: number): number {
  return 31 - Math.clz32(Math.max(1, (lengthOfClass[lengthClass] ?? 0) / (count + 1)))
}

/** Writes one list at a time. */
export class ListWriter {
  private readonly documents = new Uint32Array(documentsPerBlock)
  private readonly fieldBits = new Uint8Array(documentsPerBlock)
  private readonly impacts = new Uint8Array(documentsPerBlock)
  private readonly blocks = new GrowingBytes()
  private readonly places = new GrowingBytes()
  private readonly blockBits = new BitWriter(this.blocks)
  private readonly placeBits = new BitWriter(this.places)
  private held = 0
  private last = -1
  private placesBefore = 0
  private isLong = false

  /** @param count of documents that will be added */
  begin(count: number): void {
    this.blocks.clear()
    this.places.clear()
    this.blocks.varint(count)
    this.held = 0
    this.last = -1
    this.placesBefore = 0
    this.isLong = count > documentsPerBlock
  }

  /**
   * Documents rise; places rise too, or stay.
   *
   * @param places of which those from `start` to `end` count
   */
  add(
    document: number,
    fieldBits: number,
    impact: number,
    lengthClass: number,
    places: Uint32Array,
    start: number,
    end: number,
  ): void {
    this.documents[this.held] = document
    this.fieldBits[this.held] = fieldBits
    this.impacts[this.held] = impact
    this.held++
    const count = end - start
    const width = placeWidth(lengthClass, count)
    this.placeBits.writeGamma(count)
    let before = 0
    for (let at = start; at < end; at++) {
      const place = places[at] ?? 0
      this.placeBits.writeRice(place - before, width)
      before = place
    }
    if (this.held === documentsPerBlock) this.closeBlock()
  }

  private closeBlock(): void {
    this.placeBits.flush()
    let widest = 0
    let before = this.last
    for (let at = 0; at < this.held; at++) {
      const document = this.documents[at] ?? 0
      widest |= document - before - 1
      before = document
    }
    const width = 32 - Math.clz32(widest)
    this.blocks.byte(width)
    if (this.isLong) this.blocks.varint(this.places.length - this.placesBefore)
    this.placesBefore = this.places.length
    before = this.last
    for (let at = 0; at < this.held; at++) {
      const document = this.documents[at] ?? 0
      this.blockBits.write(this.fieldBits[at] === bodyBit ? (this.impacts[at] ?? 0) : 0, impactBits)
      this.blockBits.write(document - before - 1, width)
      before = document
    }
    this.blockBits.flush()
    for (let at = 0; at < this.held; at++) {
      if (this.fieldBits[at] === bodyBit) continue
      this.blocks.byte(this.fieldBits[at] ?? 0)
      this.blocks.byte(this.impacts[at] ?? 0)
    }
    this.last = before
    this.held = 0
  }

  finish(out: GrowingBytes): void {
    if (this.held > 0) this.closeBlock()
    out.append(this.blocks.view())
    out.append(this.places.view())
  }
}

/** Reads a list block by block. One reader is used for many lists. */
export class ListReader {
  /** How many documents the whole list has. */
  count = 0
  /** How many of them are in the block at hand: so many of the following are valid. */
  size = 0
  readonly documents = new Uint32Array(documentsPerBlock)
  readonly fieldBits = new Uint8Array(documentsPerBlock)
  readonly impacts = new Uint8Array(documentsPerBlock)
  /** Bytes of the places of the block at hand; unknown (0) if it is the only block. */
  placeBytes = 0
  private bytes: Uint8Array = new Uint8Array(0)
  private next = 0
  private left = 0
  private last = -1

  open(bytes: Uint8Array, start: number): void {
    this.bytes = bytes
    this.next = start
    this.count = this.varint()
    this.left = this.count
    this.last = -1
    this.size = 0
  }

  /** Where the reader stands: after the last block the places begin here. */
  get offset(): number {
    return this.next
  }

  /** Reads the next block. Gives false after the last. */
  nextBlock(): boolean {
    if (this.left <= 0) return false
    const { bytes, documents, fieldBits, impacts } = this
    const size = Math.min(this.left, documentsPerBlock)
    const width = bytes[this.next++] ?? 0
    this.placeBytes = this.count > documentsPerBlock ? this.varint() : 0
    const each = width + impactBits
    const gapMask = (1 << width) - 1
    let { next, last } = this
    let held = 0
    let count = 0
    let escaped = 0
    for (let at = 0; at < size; at++) {
      while (count < each) {
        held |= (bytes[next++] ?? 0) << count
        count += 8
      }
      impacts[at] = held & highestImpact
      last += ((held >>> impactBits) & gapMask) + 1
      held >>>= each
      count -= each
      documents[at] = last
      fieldBits[at] = bodyBit
      if (impacts[at] === 0) escaped++
    }
    next = this.next + ((size * each + 7) >>> 3)
    for (let at = 0; escaped > 0; at++) {
      if (impacts[at] !== 0) continue
      fieldBits[at] = bytes[next++] ?? 0
      impacts[at] = bytes[next++] ?? 0
      escaped--
    }
    this.next = next
    this.last = last
    this.size = size
    this.left -= size
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

/** Reads the places of a list's documents, in their order, from where the blocks end. */
export class PlaceReader {
  private readonly bits: BitReader

  constructor(bytes: Uint8Array, start: number) {
    this.bits = new BitReader(bytes, start)
  }

  /** The places of the next document, put into `into` from 0 on, which grows as needed. Gives their number. */
  take(lengthClass: number, into: number[]): number {
    const count = this.bits.readGamma()
    const width = placeWidth(lengthClass, count)
    let place = 0
    for (let at = 0; at < count; at++) {
      place += this.bits.readRice(width)
      into[at] = place
    }
    return count
  }

  /** To be called after the last document of each block: the next one's places begin with a whole byte. */
  endBlock(): void {
    this.bits.skipToByte()
  }

  /** Passes over a block of which no document is wanted. */
  skipBlock(bytes: number): void {
    this.bits.skipBytes(bytes)
  }
}
