import type { TitleHit } from './title-index.ts'

const letter = /[\p{L}\p{N}\p{M}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * Is a hit of Fuse.js one that a reader would see the sense of? Inside a word nothing but the very letters counts:
 * with one typo forgiven, "iran" stands in "France". From the beginning of a word, Fuse.js's own measure holds.
 *
 * @param text the folded text that was searched
 */
export function isPlausible(pattern: string, text: string, hit: TitleHit<unknown>): boolean {
  if (hit.errors === null) return true
  if (hit.errors === 0) return pattern.length >= 3 || unspaced.test(pattern)
  if (pattern.length < 5 && !unspaced.test(pattern)) return false
  const start = hit.ranges[0]?.[0] ?? 0
  // The first letter itself may be the typo: then the match begins one later.
  return [start, start - 1].some(
    (at) => at <= 0 || !letter.test(text[at - 1] ?? '') || unspaced.test(text[at] ?? ''),
  )
}
