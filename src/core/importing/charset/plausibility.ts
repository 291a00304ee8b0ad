import type { Alphabet } from './letters.ts'
import { commonHan, commonHangul } from './letters.ts'

const typography = new Set('‘’‚“”„–—…«»‹›•·°§€£©®™\u00a0¿¡№،؛؟')
const joinsLetters = new Set('’·–-‘\u00a0')
const letter = /\p{L}|\p{M}/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u
const ascii = /[a-zA-Z]/

/**
 * How well a decoded text reads as one written in this alphabet: the mean over its characters beyond
 * ASCII, 1 at best, negative when it is nonsense. What gives a wrong charset away is less the letters
 * than their company: a capital inside a word, three accents in a row, a symbol between two letters.
 */
export function plausibilityIn(alphabet: Alphabet, text: string): number {
  const ranks = new Map(
    Array.from(alphabet.letters).map((char, rank) => [char, rank / alphabet.letters.length]),
  )
  const chars = Array.from(text)
  let sum = 0
  let count = 0
  let accentsInARow = 0
  for (const [index, char] of chars.entries()) {
    if ((char.codePointAt(0) ?? 0) < 0x80) {
      accentsInARow = 0
      continue
    }
    count += 1
    const before = chars[index - 1] ?? ' '
    const after = chars[index + 1] ?? ' '
    const rank = ranks.get(char) ?? ranks.get(char.toLowerCase())
    accentsInARow = letter.test(char) ? accentsInARow + 1 : 0
    if (rank === undefined) sum += strangerWeight(char, before, after)
    else if (upper.test(char) && lower.test(before)) sum -= 1
    else if (alphabet.whole && (ascii.test(before) || ascii.test(after))) sum -= 0.5
    else if (!alphabet.whole && accentsInARow > 2) sum -= 0.7
    else sum += 1 - 0.5 * rank
  }
  return count === 0 ? 0 : sum / count
}

function strangerWeight(char: string, before: string, after: string): number {
  const code = char.codePointAt(0) ?? 0
  if (code < 0xa0 || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return -2
  const between = letter.test(before) && letter.test(after)
  if (typography.has(char)) return between && !joinsLetters.has(char) ? -0.5 : 0.5
  if (letter.test(char)) return -0.4
  return between ? -1 : -0.3
}

/** The same for Chinese, Japanese and Korean, where common characters are what right decoding shows. */
export function plausibilityInEastAsian(text: string): number {
  let sum = 0
  let count = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) continue
    count += 1
    if (code >= 0x3040 && code <= 0x30ff) sum += 0.9
    else if (commonHangul.has(char) || commonHan.has(char)) sum += 1
    else if (code >= 0xac00 && code <= 0xd7a3) sum += 0.3
    else if (code >= 0x4e00 && code <= 0x9fff) sum += 0.2
    else if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff5e) || typography.has(char))
      sum += 0.5
    else if (code >= 0xff61 && code <= 0xff9f) sum -= 0.5
    else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) sum -= 3
    else sum -= 0.5
  }
  return count === 0 ? 0 : sum / count
}
