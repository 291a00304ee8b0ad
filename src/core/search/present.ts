import type { MarkedText, SearchField, SearchHit, TextRange } from '@shared/search.ts'
import type { HeadTexts } from './documents.ts'
import { foldWithOrigins, joinRanges } from './folded-text.ts'
import type { Marker, NearTerm, Sighting } from './marker.ts'
import type { Piece } from './piece.ts'
import type { PreparedText } from './prepared-text.ts'
import { prepareSentence, prepareText } from './prepared-text.ts'
import { reasonsOf } from './reasons.ts'
import type { Query } from './query.ts'
import { windowOf } from './sentences.ts'

/** Distinct words given for marking in the article. */
const maxTerms = 64

export interface Presented {
  readonly head: HeadTexts
  readonly isExact: boolean
  /** The body; empty if only the rest is to be looked at. */
  readonly text: PreparedText
  /** What the index found in it instead of words; null if it was not asked. */
  readonly near: readonly NearTerm[] | null
  /** Fuse.js's ranges in the folded title: used when no word of the query stands in it. */
  readonly titleRanges: readonly (readonly [number, number])[]
}

/** A hit as it is shown: where it is, the sentence around it, what to mark. */
export function presentHit(marker: Marker, query: Query, shown: Presented): SearchHit {
  const { head } = shown
  const pieces = piecesOf(marker, head, shown)
  const title = pieces[0]
  const field = title === undefined ? 'title' : bestField(pieces)
  return {
    id: head.id,
    row: head.row,
    match: shown.isExact ? 'exact' : 'fuzzy',
    field,
    title: markTitle(head.title, title?.sightings ?? [], shown.titleRanges),
    snippet: snippetOf(pieces),
    terms: surfaceTerms(pieces),
    reasons: reasonsOf(query, pieces, shown.titleRanges),
  }
}

function piecesOf(marker: Marker, head: HeadTexts, { text: body, near }: Presented): readonly Piece[] {
  const labels: readonly (readonly [SearchField, string])[] = [
    ['title', head.title],
    ...head.standfirst.map((line) => ['standfirst', line] as const),
    ...(head.byline === null ? [] : [['byline', head.byline] as const]),
    ...(head.site === null ? [] : [['site', head.site] as const]),
    ...head.tags.map((tag) => ['tag', tag] as const),
  ]
  const notes = head.notes.flatMap(prepareText)
  const texts = [...labels.map(([, text]) => prepareSentence(text)), ...notes, ...body]
  return marker.sightings(texts, near).map((sightings, index) => ({
    field: labels[index]?.[0] ?? (index < labels.length + notes.length ? 'note' : 'body'),
    text: texts[index]?.text ?? '',
    folded: texts[index]?.folded ?? '',
    sightings,
  }))
}

function worth(sightings: readonly Sighting[]): number {
  const words = new Map<number, number>()
  for (const { word, isExact } of sightings) words.set(word, Math.max(words.get(word) ?? 0, isExact ? 2 : 1))
  return [...words.values()].reduce((sum, each) => sum + each, 0)
}

/** The field in which most words stand; of equals the first, and the title is first. */
function bestField(pieces: readonly Piece[]): SearchField {
  const byField = new Map<SearchField, Sighting[]>()
  for (const { field, sightings } of pieces) byField.set(field, [...(byField.get(field) ?? []), ...sightings])
  let best: SearchField = 'title'
  let most = 0
  for (const [field, sightings] of byField) {
    const value = worth(sightings)
    if (value > most) [best, most] = [field, value]
  }
  return best
}

function rangesIn(text: string, sightings: readonly Sighting[]): readonly TextRange[] {
  const { original } = foldWithOrigins(text)
  return joinRanges(sightings.map(({ start, end }) => original(start, end)))
}

function markTitle(
  title: string,
  sightings: readonly Sighting[],
  fuseRanges: readonly (readonly [number, number])[],
): MarkedText {
  if (sightings.length > 0) return { text: title, ranges: rangesIn(title, sightings) }
  const { original } = foldWithOrigins(title)
  return { text: title, ranges: joinRanges(fuseRanges.map(([start, end]) => original(start, end))) }
}

/** The best sentence of the body; else the best of the other texts; else how the article begins. */
function snippetOf(pieces: readonly Piece[]): MarkedText {
  const body = bestPiece(pieces.filter((piece) => piece.field === 'body'))
  if (body !== null && body.sightings.length > 0) return clip(body)
  const inTitle = pieces.some((piece) => piece.field === 'title' && piece.sightings.length > 0)
  const others = pieces.filter((piece) => (inTitle ? piece.field === 'standfirst' : piece.field !== 'title'))
  const other = bestPiece(others.filter((piece) => piece.sightings.length > 0))
  const fallback = pieces.find((piece) => piece.field === 'standfirst') ?? body
  const shown = other ?? fallback
  return shown === null ? { text: '', ranges: [] } : clip(shown)
}

function bestPiece(pieces: readonly Piece[]): Piece | null {
  let best: Piece | null = null
  let most = -1
  for (const piece of pieces) {
    const value = piece.sightings.length === 0 ? 0 : worth(piece.sightings)
    if (value > most) [best, most] = [piece, value]
  }
  return best
}

const omission = '…'

function clip(piece: Piece): MarkedText {
  const ranges = rangesIn(piece.text, piece.sightings)
  const { start, end } = windowOf(piece.text, ranges)
  const before = start > 0 ? omission : ''
  const after = end < piece.text.length ? omission : ''
  const shift = before.length - start
  return {
    text: before + piece.text.slice(start, end) + after,
    ranges: ranges
      .filter((range) => range.start >= start && range.end <= end)
      .map((range) => ({ start: range.start + shift, end: range.end + shift })),
  }
}

/** Sentences looked at for each word found: "Apple" and "APPLE" both come, the hundredth "apple" costs nothing. */
const spellingsTried = 4

/** The words as they are spelled in the article, in the order in which they come. */
function surfaceTerms(pieces: readonly Piece[]): readonly string[] {
  const terms = new Set<string>()
  const tried = new Map<string, number>()
  for (const { text, folded, sightings } of pieces) {
    const forms = new Set(sightings.map(({ start, end }) => folded.slice(start, end)))
    if (![...forms].some((form) => (tried.get(form) ?? 0) < spellingsTried)) continue
    for (const form of forms) tried.set(form, (tried.get(form) ?? 0) + 1)
    for (const { start, end } of rangesIn(text, sightings)) terms.add(text.slice(start, end))
    if (terms.size >= maxTerms) break
  }
  return [...terms].slice(0, maxTerms)
}
