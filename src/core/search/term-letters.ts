import { countBits, signatureOf } from './edit-distance.ts'
import type { VocabularyData } from './vocabulary-data.ts'

const termsPerBlock = 16

/**
 * Which kinds of letters stand in each term of a stretch of a vocabulary, and in each sixteen neighbours together:
 * most terms that lack letters of a pattern are put aside sixteen at once.
 */
export class TermLetters {
  private readonly first: number
  private readonly ofTerms: Uint32Array
  private readonly ofBlocks: Uint32Array

  /** The terms from `first` to `end`. */
  constructor({ codes, starts }: VocabularyData, first: number, end: number) {
    this.first = first
    this.ofTerms = new Uint32Array(end - first)
    this.ofBlocks = new Uint32Array(Math.ceil((end - first) / termsPerBlock))
    for (let index = 0; index < this.ofTerms.length; index++) {
      const letters = signatureOf(codes, starts[first + index] ?? 0, starts[first + index + 1] ?? 0)
      this.ofTerms[index] = letters
      const block = Math.floor(index / termsPerBlock)
      this.ofBlocks[block] = (this.ofBlocks[block] ?? 0) | letters
    }
  }

  /**
   * Calls `visit` for each term that lacks at most so many of the kinds of letters that are wanted.
   *
   * @param wanted a set of letters, as `signatureOf` gives it
   */
  lackingAtMost(lacking: number, wanted: number, visit: (term: number, letters: number) => void): void {
    const { ofTerms, ofBlocks } = this
    for (let block = 0; block < ofBlocks.length; block++) {
      if (countBits(wanted & ~(ofBlocks[block] ?? 0)) > lacking) continue
      const stop = Math.min(ofTerms.length, (block + 1) * termsPerBlock)
      for (let index = block * termsPerBlock; index < stop; index++) {
        const letters = ofTerms[index] ?? 0
        if (countBits(wanted & ~letters) <= lacking) visit(this.first + index, letters)
      }
    }
  }
}
