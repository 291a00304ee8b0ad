/** Scripts that set no spaces between words; all else is counted by a pattern, ten times as fast. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,_]|\u200c|\u200d)*/gu
const maxExcerptLength = 200

/** Words as a person would count them; Chinese, Japanese and Thai by the dictionary of `Intl.Segmenter`. */
export function countWords(text: string, language: string | null = null): number {
  let segmenter: Intl.Segmenter | null = null
  let count = 0
  for (const line of text.split('\n')) {
    if (spaceless.test(line)) {
      segmenter ??= wordSegmenter(language)
      for (const segment of segmenter.segment(line)) if (segment.isWordLike === true) count += 1
    } else {
      count += line.match(word)?.length ?? 0
    }
  }
  return count
}

/** At most 200 characters, cut after a word, never inside a character. */
export function excerptOf(text: string): string {
  return shorten(text, maxExcerptLength)
}

/** Cut after a word where there is one in the last third; an ellipsis says that more follows. */
export function shorten(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= maxLength && text.length <= maxLength * 4) return line
  const room = line.slice(0, maxLength - 1)
  const space = room.lastIndexOf(' ')
  const cut =
    line[maxLength - 1] === ' ' ? room : space > (maxLength * 2) / 3 ? room.slice(0, space) : whole(room)
  return `${cut.replace(/[\s,;:–—-]+$/u, '')}…`
}

/** Drops half a surrogate pair or a base whose marks were cut off. */
function whole(text: string): string {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)]
  return segments
    .slice(0, -1)
    .map((segment) => segment.segment)
    .join('')
}

function wordSegmenter(language: string | null): Intl.Segmenter {
  const supported = language !== null && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language)
  return new Intl.Segmenter(supported ? language : undefined, { granularity: 'word' })
}
