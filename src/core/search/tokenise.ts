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

const separator = 0
const letter = 1
const unspaced = 2
const joiner = 3
const numberJoiner = 4

const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const lettersOfBmp = /[\p{L}\p{N}\p{M}]+/gu
const unspacedOfBmp = new RegExp(`[${unspacedScripts}々〆ー]+`, 'gu')
const astralLetter = /^[\p{L}\p{N}\p{M}]$/u
const astralUnspaced = new RegExp(`^[${unspacedScripts}]$`, 'u')

function characterClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  let everything = ''
  for (let code = 0; code < 0x10000; code++) {
    everything += code >= 0xd800 && code < 0xe000 ? ' ' : String.fromCharCode(code)
  }
  for (const run of everything.matchAll(lettersOfBmp))
    classes.fill(letter, run.index, run.index + run[0].length)
  for (const run of everything.matchAll(unspacedOfBmp))
    classes.fill(unspaced, run.index, run.index + run[0].length)
  for (const mark of "'-_") classes[mark.charCodeAt(0)] = joiner
  for (const mark of '.,') classes[mark.charCodeAt(0)] = numberJoiner
  return classes
}

const classes = characterClasses()

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code < 0xd800 || code >= 0xe000) return classes[code] ?? separator
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
  if (character.length === 1) return separator
  if (astralUnspaced.test(character)) return unspaced
  return astralLetter.test(character) ? letter : separator
}

/** Code units of the character at a place. */
function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Is the character here one that holds two parts of a word together, with a letter on its other side? */
function joinsAt(text: string, index: number): boolean {
  if (index + 1 >= text.length) return false
  const kind = classAt(text, index)
  if (kind !== joiner && kind !== numberJoiner) return false
  if (classAt(text, index + 1) !== letter) return false
  if (kind === joiner) return true
  const betweenDigits = isDigit(text.charCodeAt(index - 1)) && isDigit(text.charCodeAt(index + 1))
  return (
    betweenDigits || (text[index] === '.' && standsAlone(text, index - 1) && standsAlone(text, index + 1))
  )
}

/** A letter without another beside it, as in "U.S." */
function standsAlone(text: string, index: number): boolean {
  const before = index > 0 ? classAt(text, index - 1) : separator
  const after = index + 1 < text.length ? classAt(text, index + 1) : separator
  return before !== letter && after !== letter
}

function endOfLetters(text: string, start: number): number {
  let index = start
  while (index < text.length && classAt(text, index) === letter) index += widthAt(text, index)
  return index
}

function endOfRun(text: string, start: number): number {
  let index = start
  while (index < text.length && classAt(text, index) === unspaced) index += widthAt(text, index)
  return index
}

/** A stretch of a folded text: a word with its parts, or a run of a script without spaces. */
export interface Stretch {
  readonly kind: 'word' | 'run'
  readonly start: number
  readonly end: number
  /** Start and end of each part; one part when the word is not a compound. Empty for a run. */
  readonly parts: readonly (readonly [number, number])[]
}

function wordAt(folded: string, start: number): Stretch {
  const parts: (readonly [number, number])[] = []
  let end = endOfLetters(folded, start)
  parts.push([start, end])
  while (joinsAt(folded, end)) {
    const partStart = end + 1
    end = endOfLetters(folded, partStart)
    parts.push([partStart, end])
  }
  return { kind: 'word', start, end, parts }
}

/** The stretches of a query or a sentence, in order. */
export function stretches(folded: string): readonly Stretch[] {
  const found: Stretch[] = []
  let index = 0
  while (index < folded.length) {
    const kind = classAt(folded, index)
    if (kind === letter) found.push(wordAt(folded, index))
    else if (kind === unspaced) {
      found.push({ kind: 'run', start: index, end: endOfRun(folded, index), parts: [] })
    }
    index =
      kind === letter || kind === unspaced ? (found.at(-1)?.end ?? index) : index + widthAt(folded, index)
  }
  return found
}

/** All parts of a compound in one, or null when it is no compound or one of too many parts. */
export function joinedTerm(folded: string, stretch: Stretch): string | null {
  if (stretch.parts.length < 2 || stretch.parts.length > maxJoinedParts) return null
  return stretch.parts
    .map(([start, end]) => folded.slice(start, end))
    .join('')
    .slice(0, maxTermLength)
}

/** The pairs of a run, and its last character alone. */
export function runTerms(run: string): readonly string[] {
  const characters = Array.from(run)
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** Calls `emit` for every term; positions rise from `position`. Gives the position after the last term. */
export function tokenise(folded: string, position: number, emit: EmitTerm): number {
  let next = position
  let index = 0
  const { length } = folded
  while (index < length) {
    const code = folded.charCodeAt(index)
    const kind = code < 0xd800 || code >= 0xe000 ? classes[code] : classAt(folded, index)
    if (kind === letter) {
      const end = endOfLetters(folded, index)
      if (joinsAt(folded, end)) {
        const word = wordAt(folded, index)
        next = emitCompound(folded, word, next, emit)
        index = word.end
      } else {
        emit(folded.slice(index, Math.min(end, index + maxTermLength)), next++, index, end)
        index = end
      }
    } else if (kind === unspaced) {
      const end = endOfRun(folded, index)
      while (index < end) {
        const second = index + widthAt(folded, index)
        const pairEnd = second < end ? second + widthAt(folded, second) : second
        emit(folded.slice(index, pairEnd), next++, index, pairEnd)
        index = second
      }
    } else index++
  }
  return next
}

function emitCompound(folded: string, word: Stretch, position: number, emit: EmitTerm): number {
  // The whole before its parts, so that the positions of any one term never fall.
  const joined = joinedTerm(folded, word)
  if (joined !== null) emit(joined, position, word.start, word.end)
  let next = position
  for (const [start, end] of word.parts) {
    emit(folded.slice(start, Math.min(end, start + maxTermLength)), next++, start, end)
  }
  return next
}
