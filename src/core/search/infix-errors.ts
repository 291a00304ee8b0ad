/** Fewest edits (no swaps) between a pattern and any stretch of a text: Myers' bit vector (1999). */
export class InfixPattern {
  private readonly masks = new Uint32Array(0x10000)
  private readonly length: number
  private readonly lastBit: number

  /** @param pattern 1 to 32 characters */
  constructor(pattern: string) {
    this.length = pattern.length
    this.lastBit = 1 << (pattern.length - 1)
    for (let index = 0; index < pattern.length; index++) {
      const code = pattern.charCodeAt(index)
      this.masks[code] = (this.masks[code] ?? 0) | (1 << index)
    }
  }

  errorsIn(text: string): number {
    let positive = -1
    let negative = 0
    let errors = this.length
    let fewest = errors
    for (let index = 0; index < text.length && fewest > 0; index++) {
      const match = (this.masks[text.charCodeAt(index)] ?? 0) | negative
      const diagonal = ((((match & positive) + positive) | 0) ^ positive) | match
      const falls = positive & diagonal
      let rises = negative | ~(positive | diagonal)
      if ((rises & this.lastBit) !== 0) errors++
      else if ((falls & this.lastBit) !== 0) errors--
      // No carry into the first bit: the stretch may begin anywhere at no cost.
      rises <<= 1
      negative = rises & diagonal
      positive = (falls << 1) | ~(diagonal | rises)
      if (errors < fewest) fewest = errors
    }
    return fewest
  }
}
