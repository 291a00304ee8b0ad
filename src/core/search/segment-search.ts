import { titleBit } from './fields.ts'
import type { PhraseMatch } from './phrase.ts'
import { phraseMatches } from './phrase.ts'
import { PostingCursor } from './postings.ts'
import type { QueryWord } from './query.ts'
import type { Segment } from './segment.ts'
import { closeness, standing } from './standing.ts'

/** How one word stands in each document of a segment; see `standing.ts`. */
export function standingsOf(segment: Segment, word: QueryWord): Uint16Array {
  const standings = new Uint16Array(segment.size)
  raiseExact(segment, word, standings)
  raisePhrase(segment, word, standings)
  if (word.kind === 'run') raisePartialRun(segment, word, standings)
  raiseSimilar(segment, word, standings)
  raiseHalves(segment, word, standings)
  return standings
}

function raiseTerm(
  segment: Segment,
  term: number,
  isExact: boolean,
  close: number,
  standings: Uint16Array,
): void {
  const cursor = new PostingCursor(segment.data, term)
  while (cursor.next()) {
    const value = standing(isExact, (cursor.fieldBits & titleBit) !== 0, cursor.impact, close)
    if (value > (standings[cursor.document] ?? 0)) standings[cursor.document] = value
  }
}

function raiseExact(segment: Segment, word: QueryWord, standings: Uint16Array): void {
  const { vocabulary } = segment
  for (const form of word.forms) {
    const [first, end] = vocabulary.beginningWith(form)
    for (let term = first; term < end; term++) {
      const length = vocabulary.lengthOf(term)
      const close = length === form.length ? closeness.whole : closeness.beginning(form.length, length)
      raiseTerm(segment, term, true, close, standings)
    }
  }
}

function raisePhrase(segment: Segment, word: QueryWord, standings: Uint16Array): void {
  if (word.phrase.length === 0) return
  const steps = word.phrase.map((text, index) => {
    // The last part of a compound may still be going on; so may a run of one character, which begins a pair.
    const mayGoOn = index === word.phrase.length - 1 && (word.kind === 'word' || word.phrase.length === 1)
    return mayGoOn ? termsBeginning(segment, text) : termsEqual(segment, text)
  })
  raiseMatches(phraseMatches(segment, steps), true, closeness.whole, standings)
}

function raiseMatches(
  matches: ReadonlyMap<number, PhraseMatch>,
  isExact: boolean,
  close: number,
  standings: Uint16Array,
): void {
  for (const [document, match] of matches) {
    const value = standing(isExact, (match.fieldBits & titleBit) !== 0, match.impact, close)
    if (value > (standings[document] ?? 0)) standings[document] = value
  }
}

function termsEqual(segment: Segment, text: string): readonly number[] {
  const term = segment.vocabulary.find(text)
  return term < 0 ? [] : [term]
}

function termsBeginning(segment: Segment, text: string): readonly number[] {
  const [first, end] = segment.vocabulary.beginningWith(text)
  return Array.from({ length: end - first }, (_, index) => first + index)
}

/** Pairs of a run that may be missing: one wrong character spoils two. */
const missingPairs = 2

/** A long run with a character wrong, or in pieces: most of its pairs stand in the document. */
function raisePartialRun(segment: Segment, word: QueryWord, standings: Uint16Array): void {
  const needed = Math.max(2, word.phrase.length - missingPairs)
  if (word.phrase.length < 2) return
  const counts = new Uint16Array(segment.size)
  const inTitle = new Uint16Array(segment.size)
  const impacts = new Uint8Array(segment.size)
  for (const text of new Set(word.phrase)) {
    const term = segment.vocabulary.find(text)
    if (term < 0) continue
    const cursor = new PostingCursor(segment.data, term)
    while (cursor.next()) {
      const { document } = cursor
      counts[document] = (counts[document] ?? 0) + 1
      if ((cursor.fieldBits & titleBit) !== 0) inTitle[document] = (inTitle[document] ?? 0) + 1
      impacts[document] = Math.max(impacts[document] ?? 0, cursor.impact)
    }
  }
  for (let document = 0; document < segment.size; document++) {
    if ((counts[document] ?? 0) < needed) continue
    const value = standing(
      false,
      (inTitle[document] ?? 0) >= needed,
      impacts[document] ?? 0,
      closeness.partial,
    )
    if (value > (standings[document] ?? 0)) standings[document] = value
  }
}

function raiseSimilar(segment: Segment, word: QueryWord, standings: Uint16Array): void {
  if (word.forgiveness === null) return
  const { pattern, edits, asPrefix } = word.forgiveness
  segment.vocabulary.similar(pattern, edits, asPrefix, (term, distance) => {
    // No edits: it begins with the word as typed, and has been raised as exact.
    if (distance === 0) return
    const wholeWord = Math.abs(segment.vocabulary.lengthOf(term) - pattern.length) <= edits
    raiseTerm(segment, term, false, closeness.typo(distance, wholeWord), standings)
  })
}

/** Two words of the text that the query has as one. */
function raiseHalves(segment: Segment, word: QueryWord, standings: Uint16Array): void {
  for (const halves of word.halves) {
    const steps = halves.map((half) => termsEqual(segment, half))
    if (steps.some((terms) => terms.length === 0)) continue
    raiseMatches(phraseMatches(segment, steps), false, closeness.partial, standings)
  }
}
