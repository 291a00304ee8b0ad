import type { Row } from '@shared/article.ts'
import { titleBit } from './fields.ts'
import { Marker } from './marker.ts'
import type { MatchNode, Reach } from './match.ts'
import { anyField } from './match.ts'
import { phraseMatches } from './phrase.ts'
import { PostingCursor } from './postings.ts'
import { prepareSentence } from './prepared-text.ts'
import type { QueryWord } from './query.ts'
import { standingsOf } from './segment-search.ts'
import type { Segment } from './segment.ts'
import { closeness, standing } from './standing.ts'

/** An article's texts in some fields, which are never the body. */
export type TextsOf = (row: Row, fields: number) => readonly string[]

type Leaf = Extract<MatchNode, { readonly kind: 'word' | 'phrase' }>

/** How a word or phrase stands in each document of a segment; see `standing.ts`. */
export function leafStandings(segment: Segment, leaf: Leaf, textsOf: TextsOf): Uint16Array {
  const { word, fields } = leaf
  const reach = leaf.kind === 'phrase' ? 'whole' : leaf.reach
  if (leaf.kind === 'word' && reach === 'near' && fields === anyField) return standingsOf(segment, word)
  const standings = new Uint16Array(segment.size)
  const raise = (document: number, value: number): void => {
    if (value > (standings[document] ?? 0)) standings[document] = value
  }
  raiseForms(segment, word, reach, fields, raise)
  if (word.phrase.length > 0) raisePhrase(segment, word, fields, textsOf, raise)
  if (reach === 'near') raiseSimilar(segment, word, fields, raise)
  return standings
}

type Raise = (document: number, value: number) => void

function raiseForms(segment: Segment, word: QueryWord, reach: Reach, fields: number, raise: Raise): void {
  const { vocabulary } = segment
  for (const form of word.forms) {
    const [first, end] = vocabulary.beginningWith(form)
    for (let term = first; term < end; term++) {
      const isWhole = vocabulary.lengthOf(term) === form.length
      // The whole word sorts before all that begin with it.
      if (reach === 'whole' && !isWhole) break
      const close = isWhole ? closeness.whole : closeness.beginning(form.length, vocabulary.lengthOf(term))
      raiseTerm(segment, term, { isExact: true, close, fields }, raise)
    }
  }
}

function raiseTerm(
  segment: Segment,
  term: number,
  { isExact, close, fields }: { readonly isExact: boolean; readonly close: number; readonly fields: number },
  raise: Raise,
): void {
  const cursor = new PostingCursor(segment.data, term)
  while (cursor.next()) {
    if ((cursor.fieldBits & fields) === 0) continue
    raise(cursor.document, standing(isExact, (cursor.fieldBits & titleBit) !== 0, cursor.impact, close))
  }
}

function raisePhrase(
  segment: Segment,
  word: QueryWord,
  fields: number,
  textsOf: TextsOf,
  raise: Raise,
): void {
  const { vocabulary } = segment
  const last = word.phrase.length - 1
  const steps = word.phrase.map((text, index) => {
    // A single character of a run begins the pair that it stands in.
    const mayGoOn = index === last && (word.kind === 'run' ? last === 0 : word.mayGoOn)
    const [first, end] = mayGoOn ? vocabulary.beginningWith(text) : [vocabulary.find(text), -1]
    if (!mayGoOn) return first < 0 ? [] : [first]
    return Array.from({ length: end - first }, (_, at) => first + at)
  })
  const marker = new Marker({ text: word.text, words: [word] })
  for (const [document, match] of phraseMatches(segment, steps)) {
    if ((match.fieldBits & fields) === 0) continue
    // Each of the words stands in the field; whether together, only the text itself says.
    if (fields !== anyField && !standsIn(marker, textsOf(segment.rowOf(document), fields))) continue
    raise(document, standing(true, (match.fieldBits & titleBit) !== 0, match.impact, closeness.whole))
  }
}

function standsIn(marker: Marker, texts: readonly string[]): boolean {
  return marker
    .sightings(texts.map(prepareSentence))
    .some((sightings) => sightings.some(({ isExact }) => isExact))
}

function raiseSimilar(segment: Segment, word: QueryWord, fields: number, raise: Raise): void {
  if (word.forgiveness === null) return
  const { pattern, edits, asPrefix } = word.forgiveness
  const { vocabulary } = segment
  vocabulary.similar(pattern, edits, asPrefix, (term, distance) => {
    if (distance === 0) return
    const wholeWord = Math.abs(vocabulary.lengthOf(term) - pattern.length) <= edits
    const close = closeness.typo(distance, wholeWord)
    raiseTerm(segment, term, { isExact: false, close, fields }, raise)
  })
}
