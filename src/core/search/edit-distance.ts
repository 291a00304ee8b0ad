/**
 * Typos between a pattern and a term: insertions, deletions, substitutions and swaps of neighbours (optimal
 * string alignment), all columns of the table at once in the bits of one word.
 * Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
 */

/** Bits of one word, less the sign. Longer patterns are searched without forgiving typos. */
export const maxPatternLength = 31

/** Patterns have characters of one or two pages: one table for all would be 256 kB for each word that is typed. */
const emptyPage = new Uint32Array(0x100)
const emptyPages: readonly Uint32Array[] = Array.from({ length: 0x100 }, () => emptyPage)

export class EditPattern {
  readonly text: string
  readonly length: number
  /** One bit per kind of character: a quick bound, see `signatureOf`. */
  readonly signature: number
  /** Where each character stands in the pattern, as bits, by the upper and the lower byte of its code. */
  private readonly pages: Uint32Array[] = emptyPages.slice()
  private readonly lastBit: number
  private readonly scratch = new Uint16Array(2 * maxPatternLength + 2)

  constructor(pattern: string) {
    if (pattern.length === 0 || pattern.length > maxPatternLength) {
      throw new RangeError(`A pattern has 1 to ${maxPatternLength} characters, not ${pattern.length}.`)
    }
    this.text = pattern
    this.length = pattern.length
    this.lastBit = 1 << (pattern.length - 1)
    let signature = 0
    for (let index = 0; index < pattern.length; index++) {
      const code = pattern.charCodeAt(index)
      const page = this.pageOf(code >>> 8)
      page[code & 0xff] = (page[code & 0xff] ?? 0) | (1 << index)
      signature |= signatureBit(code)
    }
    this.signature = signature >>> 0
  }

  /** The page of these characters, for writing. */
  private pageOf(upper: number): Uint32Array {
    const known = this.pages[upper]
    if (known !== undefined && known !== emptyPage) return known
    const page = new Uint32Array(0x100)
    this.pages[upper] = page
    return page
  }

  /**
   * Edits between the pattern and `codes[start, end)`, or with `asPrefix` the fewest edits to any beginning of
   * it. Any number above `limit` means "more than `limit`".
   */
  distance(codes: Uint16Array, start: number, end: number, limit: number, asPrefix: boolean): number {
    const { pages } = this
    let positive = -1
    let negative = 0
    let diagonal = 0
    let previousMask = 0
    let score = this.length
    let best = score
    const stop = Math.min(end, start + this.length + limit)
    if (!asPrefix && stop < end) return limit + 1
    for (let at = start; at < stop; at++) {
      const code = codes[at] ?? 0
      const mask = pages[code >>> 8]?.[code & 0xff] ?? 0
      const swaps = ((~diagonal & mask) << 1) & previousMask
      diagonal = ((((mask & positive) + positive) | 0) ^ positive) | mask | negative | swaps
      let rises = negative | ~(diagonal | positive)
      let falls = diagonal & positive
      if (rises & this.lastBit) score++
      if (falls & this.lastBit) score--
      rises = (rises << 1) | 1
      falls <<= 1
      positive = falls | ~(diagonal | rises)
      negative = rises & diagonal
      previousMask = mask
      if (score < best) best = score
      // Each character left can lower the score by one at most.
      if (score - (stop - at - 1) > limit && best > limit) return limit + 1
    }
    return asPrefix ? best : score
  }

  /** Is a term, or with `asPrefix` any beginning of it, within `limit` edits? For terms that are in no vocabulary. */
  isNear(term: string, limit: number, asPrefix: boolean): boolean {
    if (term.length < this.length - limit) return false
    if (!asPrefix && term.length > this.length + limit) return false
    // No more than this of a term is ever compared.
    const length = Math.min(term.length, this.scratch.length)
    for (let at = 0; at < length; at++) this.scratch[at] = term.charCodeAt(at)
    if (countBits(this.signature & ~signatureOf(this.scratch, 0, length)) > limit) return false
    return this.distance(this.scratch, 0, length, limit, asPrefix) <= limit
  }
}

function signatureBit(code: number): number {
  return 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
}

/** Which kinds of characters stand in a term. A kind that one side lacks costs at least one edit. */
export function signatureOf(codes: Uint16Array, start: number, end: number): number {
  let signature = 0
  for (let at = start; at < end; at++) signature |= signatureBit(codes[at] ?? 0)
  return signature >>> 0
}

export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Edits forgiven in a word: none below four letters, where almost everything is one edit away. */
export function forgivenEdits(length: number): 0 | 1 | 2 {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** Edits forgiven where nothing closer was found. */
export function widerEdits(length: number): 0 | 2 | 3 {
  if (length < 6 || length > maxPatternLength) return 0
  return length < 8 ? 2 : 3
}

/** Edits for which a word of so many letters is ever looked for. */
export function mostEdits(length: number): number {
  return Math.max(forgivenEdits(length), widerEdits(length))
}
