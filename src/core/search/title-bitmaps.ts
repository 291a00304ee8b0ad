/**
 * Which short texts may hold a pattern with at most k errors: bitmaps of the pairs of characters in each text.
 * An error spoils two pairs at most, so a text within k errors of a pattern of m characters holds at least
 * m - 1 - 2k of its pairs (the q-gram lemma; Ukkonen 1992). Nothing that matches is ever left out.
 */

export const textsPerBlock = 4096
const wordsPerBitmap = textsPerBlock / 32
const bitmaps = 2048

function bitmapOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 21
}

export class TitleBitmaps {
  private readonly bits = new Uint32Array(bitmaps * wordsPerBitmap)
  /** The digits of 32 counters, see `count`. */
  private ones = 0
  private twos = 0
  private fours = 0
  private eights = 0
  private sixteens = 0

  add(text: string, slot: number): void {
    const word = slot >>> 5
    const bit = 1 << (slot & 31)
    for (let index = 1; index < text.length; index++) {
      const at = bitmapOf(text.charCodeAt(index - 1), text.charCodeAt(index)) * wordsPerBitmap + word
      this.bits[at] = (this.bits[at] ?? 0) | bit
    }
  }

  /**
   * The slots below `count` that may hold the pattern (1 to 32 characters) with `errors` errors, each with the fewest
   * that it may have.
   */
  candidates(
    pattern: string,
    errors: number,
    count: number,
    visit: (slot: number, least: number) => void,
  ): void {
    const pairs = pattern.length - 1
    const rows: number[] = []
    for (let index = 1; index <= pairs; index++) {
      rows.push(bitmapOf(pattern.charCodeAt(index - 1), pattern.charCodeAt(index)) * wordsPerBitmap)
    }
    for (let word = 0; word * 32 < count; word++) {
      this.count(rows, word)
      let known = 0
      for (let least = 0; least <= errors; least++) {
        const needed = pairs - 2 * least
        let left = (needed <= 0 ? -1 : this.atLeast(needed)) & ~known
        known |= left
        while (left !== 0) {
          const lowest = left & -left
          const slot = word * 32 + 31 - Math.clz32(lowest)
          if (slot < count) visit(slot, least)
          left ^= lowest
        }
        if (known === -1) break
      }
    }
  }

  /** Counts for 32 texts at once how many of the pairs each has: five-bit counters laid across five words. */
  private count(rows: readonly number[], word: number): void {
    let ones = 0
    let twos = 0
    let fours = 0
    let eights = 0
    let sixteens = 0
    for (const row of rows) {
      let carry = this.bits[row + word] ?? 0
      let next = ones & carry
      ones ^= carry
      carry = next
      next = twos & carry
      twos ^= carry
      carry = next
      next = fours & carry
      fours ^= carry
      carry = next
      next = eights & carry
      eights ^= carry
      sixteens |= next
    }
    this.ones = ones
    this.twos = twos
    this.fours = fours
    this.eights = eights
    this.sixteens = sixteens
  }

  /** A subtraction of `needed` in all 32 counters: where nothing is borrowed at the end there were enough. */
  private atLeast(needed: number): number {
    let borrow = borrowed(this.ones, needed & 1, 0)
    borrow = borrowed(this.twos, needed & 2, borrow)
    borrow = borrowed(this.fours, needed & 4, borrow)
    borrow = borrowed(this.eights, needed & 8, borrow)
    return ~borrowed(this.sixteens, needed & 16, borrow)
  }
}

function borrowed(counter: number, digit: number, borrow: number): number {
  return digit === 0 ? ~counter & borrow : ~counter | borrow
}
