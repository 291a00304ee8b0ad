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

  get blocks(): number {
    return this.ofBlocks.length
  }

  /** The letters of a term; none for one that is not of this stretch. */
  of(term: number): number {
    return this.ofTerms[term - this.first] ?? 0
  }

  /**
   * Calls `visit` for each term that lacks at most so many of the kinds of letters that are wanted.
   *
   * @param wanted a set of letters, as `signatureOf` gives it
   * @param from the first block that is looked at, `to` the first that is not
   */
  lackingAtMost(
    lacking: number,
    wanted: number,
    visit: (term: number, letters: number) => void,
    from = 0,
    to = this.blocks,
  ): void {
    const { ofTerms, ofBlocks } = this
    for (let block = from; block < to; block++) {
      if (countBits(wanted & ~(ofBlocks[block] ?? 0)) > lacking) continue
      const stop = Math.min(ofTerms.length, (block + 1) * termsPerBlock)
      for (let index = block * termsPerBlock; index < stop; index++) {
        const letters = ofTerms[index] ?? 0
        if (countBits(wanted & ~letters) <= lacking) visit(this.first + index, letters)
      }
    }
  }
}
