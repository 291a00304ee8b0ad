import type { TextRange } from '@shared/search.ts'

/** The longest text shown around a hit, in UTF-16 code units, without the marks of omission. */
export const longestSnippet = 238

// A full stop ends a sentence before white space only: "3.5" and "example.org" go on. CJK stops need no space.
// From the first of several stops only: from each of a million dots it would take the square of their number.
const sentenceEnd = /(?<![.!?…؟۔।])[.!?…؟۔।]+["'”’»)\]]*(?=\s)|[。！？｡]+[」』”’）]*|\n+/gu

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The sentences of a text, without the white space around them. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of text.matchAll(sentenceEnd)) {
    const next = end.index + end[0].length
    const sentence = text.slice(start, next).trim()
    if (sentence !== '') sentences.push(sentence)
    start = next
  }
  const last = text.slice(start).trim()
  if (last !== '') sentences.push(last)
  return sentences
}

/** Back to the beginning of the grapheme, and of the word if it is not far. */
function cutBefore(text: string, index: number): number {
  if (index <= 0) return 0
  const space = text.lastIndexOf(' ', index)
  if (space >= 0 && index - space < 25) return space + 1
  return graphemes.segment(text).containing(Math.min(index, text.length - 1))?.index ?? 0
}

function cutAfter(text: string, index: number): number {
  if (index >= text.length) return text.length
  const space = text.lastIndexOf(' ', index)
  if (space > 0 && index - space < 25) return space
  return graphemes.segment(text).containing(index)?.index ?? text.length
}

/** The part of a sentence to show: all of it if it fits, else a window that holds as many marks as it can. */
export function windowOf(sentence: string, marks: readonly TextRange[]): TextRange {
  if (sentence.length <= longestSnippet) return { start: 0, end: sentence.length }
  const lead = 60
  let best = 0
  let most = -1
  for (const { start } of marks) {
    const from = Math.max(0, start - lead)
    const held = marks.filter((mark) => mark.start >= from && mark.end <= from + longestSnippet).length
    if (held > most) [best, most] = [from, held]
  }
  const start = cutBefore(sentence, Math.min(best, sentence.length - longestSnippet))
  return { start, end: cutAfter(sentence, start + longestSnippet) }
}
