import type { Row } from '@shared/article.ts'
import type { BodyIndex } from './body-index.ts'
import { BestList } from './best-list.ts'
import type { QueryWord } from './query.ts'
import type { Segment } from './segment.ts'
import { standingsOf } from './segment-search.ts'
import { exactFlag, strengthOf, titleFlag } from './standing.ts'

/** An article in which every word of the query stands, in one way or another. */
export interface BodyHit {
  readonly row: Row
  /** Every word stands as typed, or begins a word. */
  readonly isExact: boolean
  /** Every word stands in the title. */
  readonly inTitle: boolean
  /** Higher is better; compares within one answer only. */
  readonly score: number
}

export interface BodyAnswer {
  readonly total: number
  readonly exactTotal: number
  /** The best, best first. */
  readonly best: readonly BodyHit[]
  /** How a given article does, or null if a word is missing in it. */
  readonly hitOf: (row: Row) => BodyHit | null
}

/** Exact above fuzzy, title above body. */
export function tierOf(hit: Pick<BodyHit, 'isExact' | 'inTitle'>): number {
  return (hit.isExact ? 2 : 0) + (hit.inTitle ? 1 : 0)
}

export interface BodySearchOptions {
  readonly limit: number
  readonly isHidden: (row: Row) => boolean
  /** Below zero when the first is newer. */
  readonly compareAge: (a: Row, b: Row) => number
}

/** Finds the articles that have all the words. */
export function searchBodies(
  index: BodyIndex,
  words: readonly QueryWord[],
  options: BodySearchOptions,
): BodyAnswer {
  const { isHidden, compareAge, limit } = options
  if (words.length === 0) return { total: 0, exactTotal: 0, best: [], hitOf: () => null }
  const columns = new Map(
    index.segments.map((segment) => [segment, words.map((word) => standingsOf(segment, word))]),
  )
  const rarity = rarities(columns, words.length, index.size)
  const best = new BestList<BodyHit>(
    limit,
    (a, b) => tierOf(b) - tierOf(a) || b.score - a.score || compareAge(a.row, b.row),
  )
  let total = 0
  let exactTotal = 0
  for (const [segment, standings] of columns) {
    for (let document = 0; document < segment.size; document++) {
      if (segment.dead[document] === 1) continue
      const hit = hitAt(segment, standings, rarity, document)
      if (hit === null || isHidden(hit.row)) continue
      total++
      if (hit.isExact) exactTotal++
      best.offer(hit)
    }
  }
  const hitOf = (row: Row): BodyHit | null => {
    const place = index.placeOf(row)
    const standings = place === undefined ? undefined : columns.get(place.segment)
    return place === undefined || standings === undefined
      ? null
      : hitAt(place.segment, standings, rarity, place.document)
  }
  return { total, exactTotal, best: best.items, hitOf }
}

/** BM25's inverse document frequency of each word, over all that it was taken for. */
export function rarities(
  columns: ReadonlyMap<Segment, readonly Uint16Array[]>,
  wordCount: number,
  documentCount: number,
): readonly number[] {
  return Array.from({ length: wordCount }, (_, word) => {
    let found = 0
    for (const [segment, standings] of columns) {
      const column = standings[word]
      if (column === undefined) continue
      for (let document = 0; document < segment.size; document++) {
        if (column[document] !== 0 && segment.dead[document] === 0) found++
      }
    }
    return Math.log(1 + (documentCount - found + 0.5) / (found + 0.5))
  })
}

export function hitAt(
  segment: Segment,
  standings: readonly Uint16Array[],
  rarity: readonly number[],
  document: number,
): BodyHit | null {
  let flags = exactFlag | titleFlag
  let score = 0
  for (let word = 0; word < standings.length; word++) {
    const value = standings[word]?.[document] ?? 0
    if (value === 0) return null
    flags &= value
    score += (rarity[word] ?? 0) * strengthOf(value)
  }
  return {
    row: segment.rowOf(document),
    isExact: (flags & exactFlag) !== 0,
    inTitle: (flags & titleFlag) !== 0,
    score,
  }
}
