import { fold } from '../fold.ts'

/**
 * The letters and figures of a text, folded as search folds, without anything between them: what stays the same when
 * white space, punctuation, case or accents change. `starts` and `ends` lead back: unit `i` was made from
 * `[starts[i], ends[i])` of the text.
 */
export interface Skeleton {
  readonly letters: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Signs such as € or + are kept: they may be all that tells two quotes apart. Emoji are signs. */
const kept = /[\p{L}\p{N}\p{S}\p{M}]/u

/** @param folds what was folded before; looking at a letter anew costs a hundred times as much */
export function skeletonOf(text: string, folds = new Map<string, string>()): Skeleton {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (const character of text) {
    const start = offset
    offset += character.length
    let folded = folds.get(character)
    if (folded === undefined) {
      folded = foldedOf(character)
      folds.set(character, folded)
    }
    if (folded === '') {
      // A mark belongs to the letter before it.
      if (ends.length > 0 && ends.at(-1) === start && /\p{M}/u.test(character)) ends[ends.length - 1] = offset
      continue
    }
    pieces.push(folded)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(start)
      ends.push(offset)
    }
  }
  return { letters: pieces.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

function foldedOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character
  return kept.test(character) ? keptOf(fold(character)) : ''
}

/** Folding may make punctuation of a letter: ʼ becomes an apostrophe. */
function keptOf(folded: string): string {
  return Array.from(folded, (character) => (kept.test(character) ? character : '')).join('')
}

/** First unit made of the text at or after `offset`; the length of the skeleton where there is none. */
export function unitAt({ starts }: Skeleton, offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
