import { writtenForms } from './affixes.ts'
import { EditPattern, forgivenEdits, maxPatternLength } from './edit-distance.ts'
import { foldWithOrigins } from './folded-text.ts'
import { fold } from './normalise.ts'
import { joinedTerm, maxTermLength, runTerms, stretches } from './tokenise.ts'

/** The typos that are forgiven in one word. */
export interface Forgiveness {
  readonly pattern: EditPattern
  readonly edits: number
  /** Also beginnings of words: for the word that is still being typed. */
  readonly asPrefix: boolean
}

/** One thing that an article must have. */
export interface QueryWord {
  /** A `run` is written in a script without spaces: it must stand in the text as it is, wherever. */
  readonly kind: 'word' | 'run'
  /** Folded; a compound without its apostrophes and hyphens. */
  readonly text: string
  /** As it was written in the query: for saying what was found for what. */
  readonly typed: string
  /** Beginnings of words that count as exact. Empty for a run and for a compound of too many parts. */
  readonly forms: readonly string[]
  /** Terms that count as exact where they follow each other; the last may be the beginning of a word. Empty if unused. */
  readonly phrase: readonly string[]
  /** May the last term of the phrase be the beginning of a word? */
  readonly mayGoOn: boolean
  readonly forgiveness: Forgiveness | null
  /** The two words that it may be, written as one: "climatechange". */
  readonly halves: readonly (readonly [string, string])[]
}

export interface Query {
  /** Folded, with single spaces: what Fuse.js is asked. */
  readonly text: string
  readonly words: readonly QueryWord[]
}

/** More words than this are not looked at. */
const maxWords = 32

/** @param isUnfinished may the last word be going on? */
export function parseQuery(text: string, isUnfinished = true): Query {
  const folded = fold(text)
  const origins = foldWithOrigins(text)
  const typedAt = (start: number, end: number): string => {
    // Grapheme by grapheme some scripts fold differently than as a whole.
    if (origins.folded !== folded) return folded.slice(start, end)
    const range = origins.original(start, end)
    return text.slice(range.start, range.end)
  }
  const words = wordsOf(folded, isUnfinished, typedAt)
  return { text: folded.replace(/\s+/gu, ' ').trim(), words: distinct(words) }
}

function wordsOf(
  folded: string,
  mayBeUnfinished: boolean,
  typedAt: (start: number, end: number) => string,
): readonly QueryWord[] {
  const found = stretches(folded)
  return found.slice(0, maxWords).map((stretch, index): QueryWord => {
    const whole = folded.slice(stretch.start, stretch.end)
    const typed = typedAt(stretch.start, stretch.end)
    if (stretch.kind === 'run') {
      const terms = runTerms(whole)
      const phrase = terms.length > 1 ? terms.slice(0, -1) : terms
      const mayGoOn = terms.length === 1
      return { kind: 'run', text: whole, typed, forms: [], phrase, mayGoOn, forgiveness: null, halves: [] }
    }
    const parts = stretch.parts.map(([start, end]) =>
      folded.slice(start, Math.min(end, start + maxTermLength)),
    )
    const isCompound = parts.length > 1
    const joined = isCompound ? joinedTerm(folded, stretch) : (parts[0] ?? '')
    const isUnfinished = mayBeUnfinished && index === found.length - 1 && stretch.end === folded.length
    return {
      kind: 'word',
      text: joined ?? whole,
      typed,
      forms: joined === null ? [] : writtenForms(joined),
      phrase: isCompound ? parts : [],
      mayGoOn: true,
      forgiveness: joined === null ? null : forgivenessFor(joined, isUnfinished),
      halves: isCompound ? [] : halvesOf(whole),
    }
  })
}

/**
 * A phrase as one word: its terms next to each other, as they stand in a text. Null if there is no word in it.
 *
 * @param mayGoOn whether its last word may be the beginning of one
 */
export function phraseWord(text: string, mayGoOn: boolean): QueryWord | null {
  const folded = fold(text)
  const found = stretches(folded).slice(0, maxWords)
  const last = found.length - 1
  const [only] = found
  if (only === undefined) return null
  const isRun = found.length === 1 && only.kind === 'run'
  const phrase = found.flatMap((stretch, index) => {
    const whole = folded.slice(stretch.start, stretch.end)
    if (stretch.kind === 'word') {
      return stretch.parts.map(([start, end]) => folded.slice(start, Math.min(end, start + maxTermLength)))
    }
    const terms = runTerms(whole)
    // At the end of the phrase the run may go on in the text; before another word it may not.
    return index === last && terms.length > 1 ? terms.slice(0, -1) : terms
  })
  const lastStretch = found[last]
  const endsInCharacter =
    lastStretch?.kind === 'run' && runTerms(folded.slice(lastStretch.start, lastStretch.end)).length === 1
  return {
    kind: isRun ? 'run' : 'word',
    text: isRun ? folded.slice(only.start, only.end) : phrase.join(' '),
    typed: text.trim(),
    forms: [],
    phrase,
    mayGoOn: endsInCharacter || (lastStretch?.kind === 'word' && mayGoOn),
    forgiveness: null,
    halves: [],
  }
}

function forgivenessFor(word: string, isUnfinished: boolean): Forgiveness | null {
  const edits = forgivenEdits(word.length)
  if (edits === 0 || word.length > maxPatternLength || /\d/.test(word)) return null
  // A beginning of four letters with a typo in it is the beginning of almost anything.
  return { pattern: new EditPattern(word), edits, asPrefix: isUnfinished && word.length >= 5 }
}

const shortestHalf = 3

function halvesOf(word: string): readonly (readonly [string, string])[] {
  const ways = word.length > maxPatternLength ? 0 : Math.max(0, word.length - 2 * shortestHalf + 1)
  return Array.from({ length: ways }, (_, way) => {
    const at = shortestHalf + way
    return [word.slice(0, at), word.slice(at)] as const
  })
}

function distinct(words: readonly QueryWord[]): readonly QueryWord[] {
  return [...new Map(words.map((word) => [`${word.kind} ${word.text}`, word])).values()]
}
