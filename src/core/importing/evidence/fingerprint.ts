import { createHash } from 'node:crypto'

/**
 * The same for the same words: case, punctuation, spacing and the spelling of letters in Unicode do not
 * count, because two exports of one article differ in nothing else.
 */
export function fingerprintOf(title: string, text: string): string {
  const words =
    `${title}\n${text}`
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32)
}

/** A link has no words but its title, and many are called “Home”: its address says which it is. */
export function fingerprintOfLink(url: string): string {
  return createHash('sha256').update(`link ${url}`).digest('hex').slice(0, 32)
}
