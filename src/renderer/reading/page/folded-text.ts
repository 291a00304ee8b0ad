import { fold } from '@shared/fold.ts'
import type { TextRange } from '@shared/search.ts'

/**
 * A text as finding compares it: folded as search folds, quotes and dashes as keyboards have them, white space as one
 * space. `starts` and `ends` lead back: folded unit `i` was made from `[starts[i], ends[i])` of the text.
 */
export interface FoldedText {
  readonly folded: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The whole graphemes that a range touches: no accent, joined emoji or vowel sign is cut off. */
  readonly whole: (range: TextRange) => TextRange
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function widening(text: string): (range: TextRange) => TextRange {
  let segments: Intl.Segments | null = null
  return ({ start, end }) => {
    segments ??= graphemes.segment(text)
    const last = segments.containing(Math.max(start, end - 1))
    return {
      start: segments.containing(start)?.index ?? start,
      end: last === undefined ? end : Math.max(end, last.index + last.segment.length),
    }
  }
}

/** What print has and keyboards have not, besides what search folds. */
const variants: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['–', '-'],
  ['—', '-'],
])

const whiteSpace = /^\s$/u
/** Of full and half width; fold makes the first pair of the second. */
const voicing = /^[\u3099\u309A\uFF9E\uFF9F]$/u

function foldCharacter(character: string): string {
  return variants.get(character) ?? fold(character)
}

export function foldText(text: string): FoldedText {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const seen = new Map<string, string>()
  let offset = 0
  let afterSpace = true
  for (const character of text) {
    const start = offset
    offset += character.length
    if (whiteSpace.test(character)) {
      if (!afterSpace) {
        pieces.push(' ')
        starts.push(start)
        ends.push(offset)
      }
      afterSpace = true
      continue
    }
    let folded = seen.get(character)
    if (folded === undefined) {
      folded = foldCharacter(character)
      seen.set(character, folded)
    }
    if (folded === '') {
      // A mark belongs to the letter before it, so that marking the letter marks both.
      if (ends.length > 0 && !afterSpace) ends[ends.length - 1] = offset
      continue
    }
    afterSpace = false
    const base = pieces.at(-1)
    if (base !== undefined && voicing.test(character)) {
      // In two characters what is mostly one.
      pieces[pieces.length - 1] = (base + folded).normalize('NFC')
      if (pieces.at(-1)?.length === base.length) {
        ends[ends.length - 1] = offset
        continue
      }
      pieces[pieces.length - 1] = base
    }
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(offset)
    }
  }
  return {
    folded: pieces.join(''),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    whole: widening(text),
  }
}

/** A question folded in the same way, without white space around it. */
export function foldQuery(query: string): string {
  return foldText(query).folded.trim()
}

const wordCharacter = /[\p{L}\p{N}]/u
/** Scripts in which words begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

export interface FindOptions {
  /** Only where a word begins: a search hit for "art" is not in "start". */
  readonly atWordStart: boolean
  /** Stop here, so that finding "e" in a book stays quick. */
  readonly limit: number
}

/** Every place of `query` in the text, in order, not overlapping, as ranges of the text that was folded. */
export function findAll(text: FoldedText, query: string, options: FindOptions): readonly TextRange[] {
  const wanted = foldQuery(query)
  const found: TextRange[] = []
  if (wanted === '') return found
  let from = 0
  while (found.length < options.limit) {
    const at = text.folded.indexOf(wanted, from)
    if (at < 0) break
    from = at + wanted.length
    const before = at > 0 ? text.folded.charAt(at - 1) : ''
    const isInside = wordCharacter.test(before) && wordCharacter.test(wanted.charAt(0))
    if (options.atWordStart && isInside && !unspaced.test(wanted.charAt(0))) {
      from = at + 1
      continue
    }
    const range = text.whole({ start: text.starts[at] ?? 0, end: text.ends[from - 1] ?? 0 })
    // Two halves of one grapheme are one place.
    if (range.start >= (found.at(-1)?.end ?? 0)) found.push(range)
  }
  return found
}

/**
 * Where the sentence of a search hit stands. The snippet may be cut ("…" at either end) and may run over a break
 * between blocks, so the longest part of it that is found is taken.
 */
export function findSnippet(text: FoldedText, snippet: string): TextRange | null {
  const parts = snippet
    .split(/…|\.\.\.|\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort((a, b) => b.length - a.length)
  for (const part of parts) {
    const [range] = findAll(text, part, { atWordStart: false, limit: 1 })
    if (range) return range
  }
  return null
}
