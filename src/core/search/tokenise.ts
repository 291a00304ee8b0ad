/**
 * Terms of a folded text. Words are terms. Scripts written without spaces (Han, Kana, Thai, Lao, Khmer,
 * Burmese) give every pair of neighbouring characters and the last character alone, so that every single
 * character begins some term. A compound ("e-mail", "l'etat", "3,000", "u.s.") gives its parts and all of it joined.
 */

/** Longer terms are cut, in articles and in queries alike. 32 so that a pattern fits a machine word. */
export const maxTermLength = 32
const maxJoinedParts = 4

/** `start` and `end` are places in the folded text, in UTF-16 code units; `position` counts terms. */
export type EmitTerm = (term: string, position: number, start: number, end: number) => void

/** The same without making strings: the term is `codes` from `from` to `to`, at most `maxTermLength` of them. */
export type EmitCodes = (
  codes: Uint16Array,
  from: number,
  to: number,
  position: number,
  start: number,
  end: number,
) => void

const separator = 0
const letter = 1
const unspaced = 2
const joiner = 3
const numberJoiner = 4
const unknown = 255

const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const letterPattern = /^[\p{L}\p{N}\p{M}]$/u
const unspacedPattern = new RegExp(`^[${unspacedScripts}々〆ー]$`, 'u')
const astralUnspaced = new RegExp(`^[${unspacedScripts}]$`, 'u')

/** What each code unit is; looked up once each, because looking up all of them takes longer than a search may. */
const classes = new Uint8Array(0x10000).fill(unknown)

function classOfCode(code: number): number {
  const known = classes[code] ?? separator
  if (known !== unknown) return known
  const character = String.fromCharCode(code)
  let kind = separator
  if ("'-_".includes(character)) kind = joiner
  else if ('.,'.includes(character)) kind = numberJoiner
  else if (unspacedPattern.test(character)) kind = unspaced
  else if (letterPattern.test(character)) kind = letter
  classes[code] = kind
  return kind
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000
}

function classAt(codes: Uint16Array, index: number): number {
  const code = codes[index] ?? 0
  return isSurrogate(code) ? classOfPair(codes, index) : classOfCode(code)
}

function classOfPair(codes: Uint16Array, index: number): number {
  if (widthAt(codes, index) === 1) return separator
  const character = String.fromCharCode(codes[index] ?? 0, codes[index + 1] ?? 0)
  if (astralUnspaced.test(character)) return unspaced
  return letterPattern.test(character) ? letter : separator
}

/** Code units of the character at a place. */
function widthAt(codes: Uint16Array, index: number): number {
  const isHigh = ((codes[index] ?? 0) & 0xfc00) === 0xd800
  return isHigh && ((codes[index + 1] ?? 0) & 0xfc00) === 0xdc00 ? 2 : 1
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57
}

/** Is the character here one that holds two parts of a word together, with a letter on its other side? */
function joinsAt(codes: Uint16Array, index: number): boolean {
  if (index + 1 >= codes.length) return false
  const kind = classAt(codes, index)
  if (kind !== joiner && kind !== numberJoiner) return false
  if (classAt(codes, index + 1) !== letter) return false
  if (kind === joiner) return true
  const betweenDigits = isDigit(codes[index - 1]) && isDigit(codes[index + 1])
  const isStop = codes[index] === 46
  return betweenDigits || (isStop && standsAlone(codes, index - 1) && standsAlone(codes, index + 1))
}

/** A letter without another beside it, as in "U.S." */
function standsAlone(codes: Uint16Array, index: number): boolean {
  const before = index > 0 ? classAt(codes, index - 1) : separator
  const after = index + 1 < codes.length ? classAt(codes, index + 1) : separator
  return before !== letter && after !== letter
}

function endOfKind(codes: Uint16Array, start: number, kind: number): number {
  let index = start
  for (;;) {
    // Nearly every character is of a class that is known already.
    while (index < codes.length && classes[codes[index] ?? 0] === kind) index++
    if (index >= codes.length || classAt(codes, index) !== kind) return index
    index += widthAt(codes, index)
  }
}

/** A stretch of a folded text: a word with its parts, or a run of a script without spaces. */
export interface Stretch {
  readonly kind: 'word' | 'run'
  readonly start: number
  readonly end: number
  /** Start and end of each part; one part when the word is not a compound. Empty for a run. */
  readonly parts: readonly (readonly [number, number])[]
}

function wordAt(codes: Uint16Array, start: number): Stretch {
  const parts: (readonly [number, number])[] = []
  let end = endOfKind(codes, start, letter)
  parts.push([start, end])
  while (joinsAt(codes, end)) {
    const partStart = end + 1
    end = endOfKind(codes, partStart, letter)
    parts.push([partStart, end])
  }
  return { kind: 'word', start, end, parts }
}

function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) codes[index] = text.charCodeAt(index)
  return codes
}

/** The stretches of a query or a sentence, in order. */
export function stretches(folded: string): readonly Stretch[] {
  const codes = codesOf(folded)
  const found: Stretch[] = []
  let index = 0
  while (index < codes.length) {
    const kind = classAt(codes, index)
    if (kind === letter) {
      const word = wordAt(codes, index)
      found.push(word)
      index = word.end
    } else if (kind === unspaced) {
      const end = endOfKind(codes, index, unspaced)
      found.push({ kind: 'run', start: index, end, parts: [] })
      index = end
    } else index += widthAt(codes, index)
  }
  return found
}

/** All parts of a compound in one, or null when it is no compound or one of too many parts. */
export function joinedTerm(folded: string, stretch: Stretch): string | null {
  if (!isJoined(stretch)) return null
  return stretch.parts
    .map(([start, end]) => folded.slice(start, end))
    .join('')
    .slice(0, maxTermLength)
}

function isJoined({ parts }: Stretch): boolean {
  return parts.length >= 2 && parts.length <= maxJoinedParts
}

/** The pairs of a run, and its last character alone. */
export function runTerms(run: string): readonly string[] {
  const characters = Array.from(run)
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** Calls `emit` for every term; positions rise from `position`. Gives the position after the last term. */
export function tokenise(folded: string, position: number, emit: EmitTerm): number {
  const source = codesOf(folded)
  return tokeniseCodes(source, position, (codes, from, to, at, start, end) => {
    const term = codes === source ? folded.slice(from, to) : String.fromCharCode(...codes.subarray(from, to))
    emit(term, at, start, end)
  })
}

/** As `tokenise`, for a folded text in code units. */
export function tokeniseCodes(codes: Uint16Array, position: number, emit: EmitCodes): number {
  let next = position
  let index = 0
  const { length } = codes
  while (index < length) {
    const known = classes[codes[index] ?? 0] ?? unknown
    const kind = known === unknown ? classAt(codes, index) : known
    if (kind === letter) {
      const end = endOfKind(codes, index, letter)
      if (joinsAt(codes, end)) {
        const word = wordAt(codes, index)
        next = emitCompound(codes, word, next, emit)
        index = word.end
      } else {
        emit(codes, index, Math.min(end, index + maxTermLength), next++, index, end)
        index = end
      }
    } else if (kind === unspaced) {
      const end = endOfKind(codes, index, unspaced)
      while (index < end) {
        const second = index + widthAt(codes, index)
        const pairEnd = second < end ? second + widthAt(codes, second) : second
        emit(codes, index, pairEnd, next++, index, pairEnd)
        index = second
      }
    } else index++
  }
  return next
}

function emitCompound(codes: Uint16Array, word: Stretch, position: number, emit: EmitCodes): number {
  // The whole before its parts, so that the positions of any one term never fall.
  if (isJoined(word)) {
    const joined = new Uint16Array(word.parts.reduce((sum, [start, end]) => sum + end - start, 0))
    let at = 0
    for (const [start, end] of word.parts) {
      joined.set(codes.subarray(start, end), at)
      at += end - start
    }
    emit(joined, 0, Math.min(at, maxTermLength), position, word.start, word.end)
  }
  let next = position
  for (const [start, end] of word.parts) {
    emit(codes, start, Math.min(end, start + maxTermLength), next++, start, end)
  }
  return next
}
