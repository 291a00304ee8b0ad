import type { Row } from '@shared/article.ts'
import { assertNever } from '@shared/result.ts'
import { BestList } from './best-list.ts'
import type { BodyIndex } from './body-index.ts'
import type { BodyHit } from './body-search.ts'
import { hitAt, rarities, tierOf } from './body-search.ts'
import { leafStandings } from './leaf-standings.ts'
import type { TextsOf } from './leaf-standings.ts'
import type { MatchNode } from './match.ts'
import type { Segment } from './segment.ts'
import { exactFlag, titleFlag } from './standing.ts'

export interface MatchOptions {
  /** Hits that are given, best first. */
  readonly limit: number
  /** 1 = may be in the answer, by row; a row beyond its length may not. */
  readonly filter: Uint8Array
  /** Below zero when the first is newer. */
  readonly compareAge: (a: Row, b: Row) => number
  readonly textsOf: TextsOf
}

export interface MatchAnswer {
  readonly best: readonly BodyHit[]
  /** All that match, in no order. */
  readonly rows: readonly Row[]
  /** How a given article does, or null if it does not match; the filter is not asked. */
  readonly hitOf: (row: Row) => BodyHit | null
}

/** Finds the articles that have what the node says, by the index of their texts. */
export function searchMatches(index: BodyIndex, node: MatchNode, options: MatchOptions): MatchAnswer {
  const { limit, filter, compareAge, textsOf } = options
  const clauses = node.kind === 'all' ? node.nodes : [node]
  const columns = new Map(
    index.segments.map((segment) => [segment, clauses.map((clause) => standings(segment, clause, textsOf))]),
  )
  const rarity = rarities(columns, clauses.length, index.size)
  const best = new BestList<BodyHit>(
    limit,
    (a, b) => tierOf(b) - tierOf(a) || b.score - a.score || compareAge(a.row, b.row),
  )
  const rows: Row[] = []
  for (const [segment, column] of columns) {
    for (let document = 0; document < segment.size; document++) {
      if (segment.dead[document] === 1 || filter[segment.rowOf(document)] !== 1) continue
      const hit = hitAt(segment, column, rarity, document)
      if (hit === null) continue
      rows.push(hit.row)
      best.offer(hit)
    }
  }
  const hitOf = (row: Row): BodyHit | null => {
    const place = index.placeOf(row)
    const column = place === undefined ? undefined : columns.get(place.segment)
    return place === undefined || column === undefined
      ? null
      : hitAt(place.segment, column, rarity, place.document)
  }
  return { best: best.items, rows, hitOf }
}

/** Of what adds nothing to the score and takes nothing from it. */
const neutral = exactFlag | titleFlag

/** How a node stands in each document of a segment; see `standing.ts`. */
function standings(segment: Segment, node: MatchNode, textsOf: TextsOf): Uint16Array {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return leafStandings(segment, node, textsOf)
    case 'rows':
      return Uint16Array.from({ length: segment.size }, (_, document) =>
        node.rows[segment.rowOf(document)] === 1 ? neutral : 0,
      )
    case 'not':
      return standings(segment, node.node, textsOf).map((value) => (value === 0 ? neutral : 0))
    case 'any':
      return combined(segment, node.nodes, 0, Math.max, textsOf)
    case 'all':
      return combined(segment, node.nodes, neutral, weaker, textsOf)
    default:
      return assertNever(node)
  }
}

/** Of two that must both stand, what does not score gives way to what does. */
function weaker(a: number, b: number): number {
  if (a === neutral) return b
  return b === neutral ? a : Math.min(a, b)
}

function combined(
  segment: Segment,
  nodes: readonly MatchNode[],
  start: number,
  combine: (a: number, b: number) => number,
  textsOf: TextsOf,
): Uint16Array {
  const result = new Uint16Array(segment.size).fill(start)
  for (const node of nodes) {
    const column = standings(segment, node, textsOf)
    for (let document = 0; document < result.length; document++) {
      result[document] = combine(result[document] ?? 0, column[document] ?? 0)
    }
  }
  return result
}
