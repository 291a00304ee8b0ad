import type { Row } from '@shared/article.ts'
import type { BodyHit } from './match-search.ts'
import { tierOf } from './match-search.ts'

/** The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
const fusionConstant = 60

interface Scored {
  readonly row: Row
  readonly score: number
}

/**
 * One order of several: by all words of the article, and by Fuse.js on its title. Exact stays above fuzzy and title
 * above body; within each of these an article gains by standing high in any order, and on a tie the newer wins.
 *
 * @param hits what is to be ordered
 * @param others other orders, best first; rows that are not among the hits are passed over
 */
export function fuseRanks(
  hits: readonly BodyHit[],
  others: readonly (readonly Scored[])[],
  compareAge: (a: Row, b: Row) => number,
): readonly BodyHit[] {
  const points = new Map(hits.map((hit) => [hit.row, 0]))
  const byScore = [...hits].sort((a, b) => tierOf(b) - tierOf(a) || b.score - a.score)
  for (const order of [byScore, ...others]) {
    let rank = 0
    let previous: number | null = null
    for (const [index, { row, score }] of order.entries()) {
      // Equals share a rank, so that age decides between them.
      if (score !== previous) rank = index
      previous = score
      const known = points.get(row)
      if (known !== undefined) points.set(row, known + 1 / (fusionConstant + rank))
    }
  }
  return [...hits].sort(
    (a, b) =>
      tierOf(b) - tierOf(a) ||
      (points.get(b.row) ?? 0) - (points.get(a.row) ?? 0) ||
      compareAge(a.row, b.row),
  )
}
