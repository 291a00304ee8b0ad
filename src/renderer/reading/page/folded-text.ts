import type { TextRange } from '@shared/search.ts'

/**
 * A text as finding compares it: without case, accents, vowel signs and typographic variants, white space as one
 * space. `starts` and `ends` lead back: folded unit `i` was made from `[starts[i], ends[i])` of the text.
 */
export interface FoldedText {
  readonly folded: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** What decomposition leaves whole, and what a keyboard writes more simply than print does. */
const variants: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ة', 'ه'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ٱ', 'ا'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['…', '...'],
])

const marks = /\p{M}/gu
/** Soft hyphens, joiners, direction marks and the Arabic kashida: seen by nobody, typed by nobody. */
const invisible = /^[\u00AD\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]$/u
const whiteSpace = /^\s$/u

function foldCharacter(character: string): string {
  if (invisible.test(character)) return ''
  const plain = character.normalize('NFKD').replaceAll(marks, '').toLowerCase()
  let folded = ''
  for (const part of plain) folded += variants.get(part) ?? part
  return folded
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
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(offset)
    }
  }
  return { folded: pieces.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** A question folded in the same way, without white space around it. */
export function foldQuery(query: string): string {
  return foldText(query).folded.trim()
}

const wordCharacter = /[\p{L}\p{N}]/u

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
    if (options.atWordStart && wordCharacter.test(before) && wordCharacter.test(wanted.charAt(0))) {
      from = at + 1
      continue
    }
    found.push({ start: text.starts[at] ?? 0, end: text.ends[from - 1] ?? 0 })
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
