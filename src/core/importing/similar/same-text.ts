import { shinglesOf, wordsOf } from './sketch.ts'

/** Of the shorter text's runs of words so many stand in the other. */
const contained = 0.9
/** Of all runs of both so many are common: the longer is not just another text that quotes the shorter. */
const common = 0.7

/**
 * Are two texts copies of one article, with no address to say so? A wrong yes would hide an article, a wrong no only
 * shows one twice: so nearly all of the shorter must stand in the longer, and no figure of it may be another there.
 * Reports of one series (results, weather, shares) share their sentences and differ in their figures.
 */
export function isSameText(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  const [few, many] = [shinglesOf(shorter), new Set(shinglesOf(longer))]
  if (few.length === 0) return false
  const shared = few.reduce((count, run) => count + (many.has(run) ? 1 : 0), 0)
  if (shared < few.length * contained || shared < (few.length + many.size - shared) * common) return false
  const known = new Set(figuresIn(longer))
  return figuresIn(shorter).every((figure) => known.has(figure))
}

function figuresIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => /\p{N}/u.test(word))
}
