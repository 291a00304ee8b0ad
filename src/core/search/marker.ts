import { articleLength } from './affixes.ts'
import type { How } from './leaf-column.ts'
import type { PreparedSentence } from './prepared-text.ts'
import type { Forgiveness, Query, QueryWord } from './query.ts'
import { tokenise } from './tokenise.ts'

/** A place in a folded text where a word of the query stands. */
export interface Sighting {
  readonly start: number
  readonly end: number
  /** Which word of the query. */
  readonly word: number
  readonly isExact: boolean
}

interface Token {
  readonly term: string
  readonly position: number
  readonly start: number
  readonly end: number
}

/** What the index found in an article instead of a word. */
export interface NearTerm {
  readonly word: QueryWord
  readonly how: How
  /** Folded, as it stands there. */
  readonly term: string
}

type Match = Omit<Sighting, 'start' | 'end'>
const unmatched: readonly Match[] = []

/** Finds the words of one query in texts, by the same rules as the index. */
export class Marker {
  private readonly query: Query
  /** For each word, letters of which some must stand in a text in which the word stands as typed. */
  private readonly needles: readonly (readonly string[])[]
  /** What each term seen so far is: articles repeat their words. */
  private readonly known = new Map<string, readonly Match[]>()

  constructor(query: Query) {
    this.query = query
    this.needles = query.words.map(needlesOf)
  }

  /**
   * Where the words stand in each of these texts of one article. What merely resembles a word is looked for only
   * if the word itself stands in none of them.
   *
   * @param near what the index found instead of words: then nothing but that is looked for
   */
  sightings(
    texts: readonly PreparedSentence[],
    near: readonly NearTerm[] | null = null,
  ): readonly (readonly Sighting[])[] {
    const exact = texts.map((text) => (this.mayHold(text) ? this.inText(text.folded, true) : none))
    const seen = new Set(exact.flatMap((each) => each.map(({ word }) => word)))
    const isMissing = ({ word }: Sighting): boolean => !seen.has(word)
    if (seen.size === this.query.words.length) return exact
    if (near !== null) {
      const missing = near.filter(({ word }) => !seen.has(this.numberOf(word)))
      if (missing.length === 0) return exact
      return exact.map((each, index) => [
        ...each,
        ...this.nearInText(texts[index], missing).filter(isMissing),
      ])
    }
    return exact.map((each, index) => [
      ...each,
      ...this.inText(texts[index]?.folded ?? '', false).filter(isMissing),
    ])
  }

  private numberOf(word: QueryWord): number {
    return this.query.words.findIndex((each) => each.kind === word.kind && each.text === word.text)
  }

  private nearInText(text: PreparedSentence | undefined, near: readonly NearTerm[]): readonly Sighting[] {
    if (text === undefined) return none
    const { folded, squeezed } = text
    const here = near.filter(
      ({ how, term }) =>
        how === 'joined' || how === 'parts' || folded.includes(term) || squeezed.includes(term),
    )
    if (here.length === 0) return none
    // Pairs of words, and runs, are found by the general rules.
    if (here.some(({ how }) => how === 'joined' || how === 'parts')) {
      // A run in pieces is named by what was typed, which stands nowhere.
      const stands = ({ how, term }: NearTerm): boolean =>
        how === 'parts' || folded.includes(term.split(' ')[0] ?? term)
      if (!here.some(stands)) return none
      return this.inText(folded, false)
    }
    const found: Sighting[] = []
    tokenise(folded, 0, (term, _, start, end) => {
      for (const each of here) {
        if (each.term !== term) continue
        const word = this.numberOf(each.word)
        const inside =
          each.how === 'inside' && end - start === term.length ? term.indexOf(each.word.text) : -1
        // Of a word in which it stands only the letters that were typed are marked.
        if (inside < 0) found.push({ word, isExact: false, start, end })
        else {
          const from = start + inside
          found.push({ word, isExact: false, start: from, end: from + each.word.text.length })
        }
      }
    })
    return found
  }

  /** Whether a word may stand here as typed. Most sentences are passed over by this alone. */
  private mayHold({ folded, squeezed }: PreparedSentence): boolean {
    return this.needles.some((needles) =>
      needles.some((needle) => folded.includes(needle) || squeezed.includes(needle)),
    )
  }

  /** In order of words, not of places. */
  private inText(folded: string, exactOnly: boolean): readonly Sighting[] {
    const found: Sighting[] = []
    const tokens: Token[] = []
    const { words } = this.query
    const keepsTokens = words.some(
      ({ kind, phrase, halves }) =>
        phrase.length > (kind === 'word' ? 0 : 1) || (!exactOnly && halves.length > 0),
    )
    tokenise(folded, 0, (term, position, start, end) => {
      for (const match of this.matchesOf(term)) found.push({ ...match, start, end })
      if (keepsTokens) tokens.push({ term, position, start, end })
    })
    for (const [index, word] of words.entries()) {
      if (word.kind === 'run') found.push(...runSightings(folded, tokens, word, index))
      else if (keepsTokens) found.push(...phraseSightings(tokens, word, index))
    }
    return exactOnly ? found.filter((sighting) => sighting.isExact) : found
  }

  private matchesOf(term: string): readonly Match[] {
    const known = this.known.get(term)
    if (known !== undefined) return known
    let matches = unmatched
    for (const [index, word] of this.query.words.entries()) {
      const isExact = word.forms.some((form) => term.startsWith(form))
      if (isExact || isForgiven(term, word.forgiveness)) matches = [...matches, { word: index, isExact }]
    }
    this.known.set(term, matches)
    return matches
  }
}

const none: readonly Sighting[] = []

/** The forms of a word without those that hold another of them. */
function needlesOf(word: QueryWord): readonly string[] {
  const all = [...word.forms, ...(word.kind === 'run' ? [word.text] : word.phrase.slice(0, 1))]
  return all.filter((each) => !all.some((other) => other !== each && each.includes(other)))
}

function isForgiven(term: string, forgiveness: Forgiveness | null): boolean {
  if (forgiveness === null) return false
  const { pattern, edits, asPrefix } = forgiveness
  if (pattern.isNear(term, edits, asPrefix)) return true
  const article = term.length > pattern.length ? articleLength(term) : 0
  return article > 0 && pattern.isNear(term.slice(article), edits, asPrefix)
}

function runSightings(
  folded: string,
  tokens: readonly Token[],
  word: QueryWord,
  index: number,
): readonly Sighting[] {
  const found: Sighting[] = []
  for (let at = folded.indexOf(word.text); at >= 0; at = folded.indexOf(word.text, at + word.text.length)) {
    found.push({ start: at, end: at + word.text.length, word: index, isExact: true })
  }
  if (found.length > 0 || word.phrase.length < 2) return found
  const pairs = new Set(word.phrase)
  const seen = tokens.filter((token) => pairs.has(token.term))
  if (new Set(seen.map((token) => token.term)).size < 2) return []
  return seen.map(({ start, end }) => ({ start, end, word: index, isExact: false }))
}

/** Compounds whose parts stand one after the other, and words whose halves do. */
function phraseSightings(tokens: readonly Token[], word: QueryWord, index: number): readonly Sighting[] {
  if (word.phrase.length === 0 && word.halves.length === 0) return []
  const byPosition = new Map<number, Token[]>()
  for (const token of tokens) {
    byPosition.set(token.position, [...(byPosition.get(token.position) ?? []), token])
  }
  const follows = (position: number, part: string, mayGoOn: boolean): Token | undefined =>
    byPosition.get(position)?.find(({ term }) => (mayGoOn ? term.startsWith(part) : term === part))
  return tokens.flatMap(({ term, position, start }) => {
    const found: Sighting[] = []
    for (const [first, second] of word.halves) {
      const end = term === first ? follows(position + 1, second, false)?.end : undefined
      if (end !== undefined) found.push({ start, end, word: index, isExact: false })
    }
    const last = word.phrase.length - 1
    const [first] = word.phrase
    if (first === undefined) return found
    if (last === 0 && word.mayGoOn ? !term.startsWith(first) : term !== first) return found
    const steps = word.phrase.map((part, step) =>
      follows(position + step, part, step === last && word.mayGoOn),
    )
    const end = steps.at(-1)?.end
    if (end !== undefined && !steps.includes(undefined))
      found.push({ start, end, word: index, isExact: true })
    return found
  })
}
