import { articleLength } from './affixes.ts'
import { fold } from './normalise.ts'
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

const unmatched: readonly Omit<Sighting, 'start' | 'end'>[] = []

/** Finds the words of one query in texts, by the same rules as the index. */
export class Marker {
  private readonly query: Query
  /** What each term seen so far is: articles repeat their words. */
  private readonly known = new Map<string, readonly Omit<Sighting, 'start' | 'end'>[]>()

  constructor(query: Query) {
    this.query = query
  }

  /** In order of words, not of places. */
  sightings(text: string): readonly Sighting[] {
    return this.inFolded(fold(text))
  }

  private inFolded(folded: string): readonly Sighting[] {
    const found: Sighting[] = []
    const tokens: Token[] = []
    const keepsTokens = this.query.words.some((word) => word.phrase.length > 1)
    tokenise(folded, 0, (term, position, start, end) => {
      for (const match of this.matchesOf(term)) found.push({ ...match, start, end })
      if (keepsTokens) tokens.push({ term, position, start, end })
    })
    for (const [index, word] of this.query.words.entries()) {
      if (word.kind === 'run') found.push(...runSightings(folded, tokens, word, index))
      else if (word.phrase.length > 1) found.push(...phraseSightings(tokens, word, index))
    }
    return found
  }

  private matchesOf(term: string): readonly Omit<Sighting, 'start' | 'end'>[] {
    let matches = this.known.get(term)
    if (matches === undefined) {
      const found = this.query.words.flatMap((word, index) => {
        const how = likeness(term, word)
        return how === null ? [] : [{ word: index, isExact: how === 'exact' }]
      })
      matches = found.length === 0 ? unmatched : found
      this.known.set(term, matches)
    }
    return matches
  }
}

function likeness(term: string, word: QueryWord): 'exact' | 'similar' | null {
  if (word.forms.some((form) => term.startsWith(form))) return 'exact'
  return word.forgiveness !== null && isForgiven(term, word.forgiveness) ? 'similar' : null
}

function isForgiven(term: string, { pattern, edits, asPrefix }: Forgiveness): boolean {
  if (term.length < pattern.length - edits) return false
  const codes = Uint16Array.from(term, (character) => character.charCodeAt(0))
  const within = (start: number): boolean =>
    pattern.distance(codes, start, codes.length, edits, asPrefix) <= edits
  const article = articleLength(term)
  return within(0) || (article > 0 && within(article))
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
  if (found.length > 0 || word.phrase.length < 3) return found
  const pairs = new Set(word.phrase)
  const seen = tokens.filter((token) => pairs.has(token.term))
  if (new Set(seen.map((token) => token.term)).size < 2) return []
  return seen.map(({ start, end }) => ({ start, end, word: index, isExact: false }))
}

function phraseSightings(tokens: readonly Token[], word: QueryWord, index: number): readonly Sighting[] {
  const byPosition = new Map<number, Token[]>()
  for (const token of tokens)
    byPosition.set(token.position, [...(byPosition.get(token.position) ?? []), token])
  const last = word.phrase.length - 1
  return tokens.flatMap((first) => {
    const steps = word.phrase.map((part, step) =>
      (byPosition.get(first.position + step) ?? []).find((token) =>
        step === last ? token.term.startsWith(part) : token.term === part,
      ),
    )
    const end = steps.at(-1)?.end
    return first === steps[0] && end !== undefined && !steps.includes(undefined)
      ? [{ start: first.start, end, word: index, isExact: true }]
      : []
  })
}
