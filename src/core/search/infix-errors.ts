/**
 * Fewest edits (no swaps) between a pattern and any stretch of a text: Myers' bit vector (1999). One counter serves
 * many patterns, one after the other.
 */
export class InfixErrors {
  private readonly masks = new Uint32Array(0x10000)
  private pattern = ''
  private lastBit = 0

  /** @param pattern 1 to 32 characters */
  setPattern(pattern: string): void {
    for (let index = 0; index < this.pattern.length; index++) this.masks[this.pattern.charCodeAt(index)] = 0
    this.pattern = pattern
    this.lastBit = 1 << (pattern.length - 1)
    for (let index = 0; index < pattern.length; index++) {
      const code = pattern.charCodeAt(index)
      this.masks[code] = (this.masks[code] ?? 0) | (1 << index)
    }
  }

  /** @param codes the text is those from `start` to `end` */
  errorsIn(codes: Uint16Array, start: number, end: number): number {
    const { masks, lastBit } = this
    let positive = -1
    let negative = 0
    let errors = this.pattern.length
    let fewest = errors
    for (let at = start; at < end; at++) {
      const match = (masks[codes[at] ?? 0] ?? 0) | negative
      const diagonal = ((((match & positive) + positive) | 0) ^ positive) | match
      const falls = positive & diagonal
      let rises = negative | ~(positive | diagonal)
      if ((rises & lastBit) !== 0) errors++
      else if ((falls & lastBit) !== 0 && --errors < fewest) {
        fewest = errors
        if (fewest === 0) break
      }
      // No carry into the first bit: the stretch may begin anywhere at no cost.
      rises <<= 1
      negative = rises & diagonal
      positive = (falls << 1) | ~(diagonal | rises)
    }
    return fewest
  }
}
