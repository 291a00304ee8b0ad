import { BitWriter } from './bits.ts'
import { bodyBit } from './fields.ts'
import type { GrowingBytes } from './growing.ts'
import { mostTabled } from './impact.ts'
import { writePlaces } from './place-code.ts'
import { documentsPerBlock, gapBits, longestUnary } from './postings.ts'

/** Bits of what stands beside a document whose fields and impact must be said. */
const escapeBits = 24

/** Writes one list at a time, see `postings.ts`. */
export class ListWriter {
  private readonly documents = new Uint32Array(documentsPerBlock)
  private readonly fieldBits = new Uint8Array(documentsPerBlock)
  private readonly impacts = new Uint8Array(documentsPerBlock)
  private readonly counts = new Uint32Array(documentsPerBlock)
  /** How many documents of the block stand in the body alone, so many times. */
  private readonly tabled = new Uint32Array(mostTabled + 1)
  private readonly bits = new BitWriter()
  private readonly placeBits = new BitWriter()
  private held = 0
  private left = 0
  private last = -1

  /** @param count of documents that will be added */
  begin(count: number, out: GrowingBytes): void {
    out.varint(count)
    this.held = 0
    this.left = count
    this.last = -1
  }

  /**
   * Documents rise; places rise too, or stay.
   *
   * @param impact for a word that stands in the body alone and `mostTabled` times or less: that of `bodyImpact`
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
    out: GrowingBytes,
  ): void {
    const { held } = this
    const count = end - start
    this.documents[held] = document
    this.fieldBits[held] = fieldBits
    this.impacts[held] = impact
    this.counts[held] = count
    if (fieldBits === bodyBit && count <= mostTabled) this.tabled[count] = (this.tabled[count] ?? 0) + 1
    this.held = held + 1
    writePlaces(this.placeBits, places, start, end, lengthClass)
    if (--this.left === 0 || this.held === documentsPerBlock) this.closeBlock(out)
  }

  private closeBlock(out: GrowingBytes): void {
    const { bits, held, documents, counts, fieldBits } = this
    const places = this.placeBits.take()
    const width = this.countWidth()
    const highest = (1 << width) - 1
    const gapWidth = gapWidthFor((documents[held - 1] ?? 0) - this.last - held, held)
    out.byte((width << 5) | gapWidth)
    if (this.left > 0) out.varint(places.length)
    let before = this.last
    for (let at = 0; at < held; at++) {
      const document = documents[at] ?? 0
      const isTabled = fieldBits[at] === bodyBit && (counts[at] ?? 0) <= highest
      bits.write(isTabled ? (counts[at] ?? 0) - 1 : highest, width)
      this.writeGap(document - before - 1, gapWidth)
      before = document
    }
    out.append(bits.take())
    if (width > 0) this.writeEscaped(highest, out)
    out.append(places)
    this.last = before
    this.held = 0
    this.tabled.fill(0)
  }

  private writeEscaped(highest: number, out: GrowingBytes): void {
    for (let at = 0; at < this.held; at++) {
      const count = this.counts[at] ?? 0
      if (this.fieldBits[at] === bodyBit && count <= highest) continue
      out.byte(this.fieldBits[at] ?? 0)
      out.byte(this.impacts[at] ?? 0)
      out.varint(count)
    }
  }

  private writeGap(gap: number, width: number): void {
    const { bits } = this
    const above = gap >>> width
    if (above < longestUnary) {
      bits.write((1 << above) - 1, above + 1)
      bits.write(gap & ((1 << width) - 1), width)
    } else {
      bits.write((1 << longestUnary) - 1, longestUnary)
      bits.write(gap, gapBits)
    }
  }

  /** Bits for the numbers of occurrences of the block, so that they and what must be said beside them are fewest. */
  private countWidth(): number {
    const { tabled, held } = this
    if (tabled[1] === held) return 0
    let best = 1
    let fewest = Infinity
    let fitting = 0
    for (let width = 1, count = 1; width <= 3; width++) {
      for (; count < 1 << width; count++) fitting += tabled[count] ?? 0
      const total = width * held + escapeBits * (held - fitting)
      if (total < fewest) [best, fewest] = [width, total]
    }
    return best
  }
}

/** Rice's code is shortest when it leaves about ln 2 of the average. */
function gapWidthFor(sum: number, count: number): number {
  return 31 - Math.clz32(Math.max(1, Math.round((sum / count) * 0.8)))
}
