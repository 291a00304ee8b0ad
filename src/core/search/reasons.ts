import type { SearchReason } from '@shared/search.ts'
import { foldWithOrigins } from './folded-text.ts'
import type { Sighting } from './marker.ts'
import type { Piece } from './piece.ts'
import type { Query, QueryWord } from './query.ts'

const joiners = /[\s'\-_.,]+/gu

/**
 * Why an article was found: one reason for each word of the query that stands in it, in the order in which they were
 * typed. What stands there as typed is the reason before anything that merely resembles it.
 *
 * @param titleRanges Fuse.js's ranges in the folded title
 */
export function reasonsOf(
  query: Query,
  pieces: readonly Piece[],
  titleRanges: readonly (readonly [number, number])[],
): readonly SearchReason[] {
  const found = query.words.flatMap((word, index) => reasonFor(word, index, pieces) ?? [])
  if (found.length > 0) return found
  const inTitle = reasonInTitle(query, pieces[0], titleRanges)
  return inTitle === null ? [] : [inTitle]
}

const order: readonly SearchReason['how'][] = ['exact', 'beginning', 'joined', 'typo', 'parts', 'inside']

function reasonFor(word: QueryWord, index: number, pieces: readonly Piece[]): SearchReason | null {
  let best: { readonly how: SearchReason['how']; readonly piece: Piece; readonly sighting: Sighting } | null =
    null
  for (const piece of pieces) {
    for (const sighting of piece.sightings) {
      if (sighting.word !== index) continue
      const how = howOf(word, sighting, piece.folded.slice(sighting.start, sighting.end))
      if (best === null || order.indexOf(how) < order.indexOf(best.how)) best = { how, piece, sighting }
      if (how === 'exact') break
    }
    if (best?.how === 'exact') break
  }
  if (best === null) return null
  const { how, piece, sighting } = best
  const shown = how === 'inside' ? wordAround(piece.folded, sighting.start, sighting.end) : sighting
  return { how, typed: word.typed, found: surface(piece.text, shown) }
}

function howOf(word: QueryWord, { isExact }: Sighting, folded: string): SearchReason['how'] {
  if (isExact) {
    const isWhole = word.kind === 'run' || word.phrase.length > 0 || word.forms.includes(folded)
    return isWhole || squeezed(folded) === squeezed(word.text) ? 'exact' : 'beginning'
  }
  if (word.kind === 'run') return 'parts'
  if (folded === word.text) return 'inside'
  return squeezed(folded) === squeezed(word.text) ? 'joined' : 'typo'
}

function squeezed(text: string): string {
  return text.replaceAll(joiners, '')
}

/** Words that stand nowhere as words: Fuse.js found them in the letters of the title. */
function reasonInTitle(
  query: Query,
  title: Piece | undefined,
  ranges: readonly (readonly [number, number])[],
): SearchReason | null {
  const start = Math.min(...ranges.map(([from]) => from))
  const end = Math.max(...ranges.map(([, to]) => to))
  if (title === undefined || query.text === '' || ranges.length === 0) return null
  const folded = title.folded.slice(start, end)
  const how = title.folded.includes(query.text)
    ? 'inside'
    : squeezed(title.folded).includes(squeezed(query.text))
      ? 'joined'
      : 'typo'
  const whole =
    how === 'inside' ? wordAround(title.folded, start, end) : { start, end: start + folded.length }
  const typed = query.words.map((word) => word.typed).join(' ')
  return { how, typed, found: surface(title.text, whole) }
}

const letter = /[\p{L}\p{N}\p{M}]/u

function wordAround(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end]
  while (from > 0 && letter.test(text.charAt(from - 1))) from--
  while (to < text.length && letter.test(text.charAt(to))) to++
  return { start: from, end: to }
}

function surface(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const range = foldWithOrigins(text).original(start, end)
  return text.slice(range.start, range.end)
}
