import { wordsIn } from './words.ts'

/** One line of reading: usually one line of the input, several where soft-wrapped lines were joined. */
export interface Line {
  /** 0-based line numbers in the input, ascending. */
  readonly numbers: readonly number[]
  /** Trimmed, spaces made plain; bullets and Markdown signs are still there. */
  readonly text: string
  /** The text after a list sign, or null when the line has none. */
  readonly bullet: string | null
  /** Columns of white space before the text. */
  readonly indent: number
  /** Blank lines between this line and the one before. */
  readonly blanksBefore: number
  readonly words: number
}

const listSign = /^(?:[-*•·‣▪●◦–—][ \t]+(?=\S)|[•‣▪●◦](?=\S)|[-–](?=[\p{Lu}\p{Lo}]))/u
const invisible = /[\u200b\u2060\ufeff\u00ad]/gu
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\f\v]/gu
/** White space and direction marks; inside a line the marks may matter, at its ends they do not. */
const edge = /[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

export function tidy(text: string): string {
  const plain = text.replaceAll(invisible, '').replaceAll(oddSpaces, ' ')
  // By hand, because a pattern for the end of a line is tried at each of its marks: quadratic on bad input.
  let from = 0
  let to = plain.length
  while (from < to && edge.test(plain.charAt(from))) from += 1
  while (to > from && edge.test(plain.charAt(to - 1))) to -= 1
  return plain.slice(from, to)
}

/** Text after a bullet; a line of dashes is not one. */
export function bulletText(text: string): string | null {
  const sign = listSign.exec(text)
  if (sign === null) return null
  const rest = text.slice(sign[0].length).trim()
  return /[\p{L}\p{N}]/u.test(rest) ? rest : null
}

export function makeLine(
  numbers: readonly number[],
  text: string,
  indent: number,
  blanksBefore: number,
): Line {
  return { numbers, text, bullet: bulletText(text), indent, blanksBefore, words: wordsIn(text) }
}

/** The non-blank lines. CRLF, CR, form feed and the Unicode separators end a line as LF does. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let blanks = 0
  for (const [number, raw] of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u).entries()) {
    const tidied = tidy(raw)
    if (tidied === '') {
      blanks += 1
      continue
    }
    const indent = /^\s*/u.exec(raw)?.[0].length ?? 0
    lines.push(makeLine([number], tidied, indent, lines.length === 0 ? 0 : blanks))
    blanks = 0
  }
  return lines
}

const sentenceEnd = /[.!?…。！？؟।۔](?:["'”’»›」』)\]]|\[\d+\])*$/u
const softEnd = /[,;:،؛、：；\-–—](?:["'”’»])*$/u

/** A full stop or its kin, quotes and brackets after it allowed. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-24))
}

/** A comma, colon or dash: the line wants to go on. */
export function endsOpen(text: string): boolean {
  return softEnd.test(text.slice(-24))
}

/** A rule made of signs: "---", "* * *", "=====", "###". */
export function isRule(text: string): boolean {
  return text.length <= 200 && /^(?:[-=_*~•·#—–]\s?){3,}$/u.test(text)
}
