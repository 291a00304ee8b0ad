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
