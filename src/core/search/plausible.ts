import type { TitleHit } from './title-index.ts'

/** Shorter patterns stand nearly everywhere with a typo. */
const shortestWithTypo = 5
const shortestInside = 3
/** Beyond this it is another word; several words with typos are found each by itself. */
const mostTypos = 3

/**
 * How many errors a hit may have at most that this pattern can have any sense with; -1 where none has.
 *
 * @param length of the pattern, or of what it may go on to
 */
export function plausibleErrors(pattern: string, length = pattern.length): number {
  if (unspaced.test(pattern) || length >= shortestWithTypo) return mostTypos
  return length >= shortestInside ? 0 : -1
}

const letter = /[\p{L}\p{N}\p{M}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * Is a hit of Fuse.js one that a reader would see the sense of? Inside a word nothing but the very letters counts:
 * with one typo forgiven, "iran" stands in "France". From the beginning of a word, Fuse.js's own measure holds.
 *
 * @param text the folded text that was searched
 */
export function isPlausible(pattern: string, text: string, hit: TitleHit): boolean {
  if (hit.errors === null) return true
  if (hit.errors === 0) return pattern.length >= shortestInside || unspaced.test(pattern)
  if (pattern.length < shortestWithTypo && !unspaced.test(pattern)) return false
  const start = hit.ranges[0]?.[0] ?? 0
  // The first letter itself may be the typo: then the match begins one later.
  return [start, start - 1].some(
    (at) => at <= 0 || !letter.test(text[at - 1] ?? '') || unspaced.test(text[at] ?? ''),
  )
}
