import type { Row } from '@shared/article.ts'
import { assertNever } from '@shared/result.ts'
import { BestList } from './best-list.ts'
import type { BodyIndex } from './body-index.ts'
import type { MatchLeaf } from './leaf-search.ts'
import { LeafSearch } from './leaf-search.ts'
import { DamagedListsError } from './lists.ts'
import type { NearTerm } from './marker.ts'
import type { MatchNode } from './match.ts'
import { exactFlag, strengthOf, titleFlag } from './standing.ts'
import type { Segment } from './segment.ts'

/** An article that has what was asked for, in one way or another. */
export interface BodyHit {
  readonly row: Row
  /** Every word stands as typed, or begins a word. */
  readonly isExact: boolean
  /** Every word stands in the title. */
  readonly inTitle: boolean
  /** Higher is better; compares within one answer only. */
  readonly score: number
}

/** Exact above fuzzy, title above body. */
export function tierOf(hit: Pick<BodyHit, 'isExact' | 'inTitle'>): number {
  return (hit.isExact ? 2 : 0) + (hit.inTitle ? 1 : 0)
}

export interface MatchOptions {
  /** Hits that are given, best first. */
  readonly limit: number
  /** 1 = may be in the answer, by row; a row beyond its length may not. */
  readonly filter: Uint8Array
  /** Below zero when the first is newer. */
  readonly compareAge: (a: Row, b: Row) => number
}

export interface MatchAnswer {
  readonly best: readonly BodyHit[]
  /** All that match, in no order. */
  readonly rows: Uint32Array
  /** How a given article does, or null if it does not match; the filter is not asked. */
  readonly hitOf: (row: Row) => BodyHit | null
  /** How each word and phrase stands in a given article, without those that do not. */
  readonly whyOf: (row: Row) => readonly NearTerm[]
}

/**
 * Finds the articles that have what the node says, by the index of their texts. Where little is found the words are
 * looked for more generously, see `LeafSearch.widen`; what that finds ranks below everything else. A segment that
 * turns out to be damaged is given up, and the question is answered without it.
 */
export function searchMatches(index: BodyIndex, node: MatchNode, options: MatchOptions): MatchAnswer {
  for (;;) {
    try {
      return new MatchSearch(index, node, options).answer()
    } catch (error) {
      if (!(error instanceof DamagedListsError)) throw error
      index.giveUp(error.lists)
    }
  }
}

/** Bits of a document's result. */
const matched = 1
const exact = 2
const title = 4
const all = matched | exact | title

/** How a node stands in each document of a segment. */
interface Result {
  readonly flags: Uint8Array
  readonly scores: Float32Array
}

class MatchSearch {
  private readonly index: BodyIndex
  private readonly node: MatchNode
  private readonly options: MatchOptions
  private readonly leaves: readonly MatchLeaf[]
  private readonly searches = new Map<Segment, readonly LeafSearch[]>()
  private readonly results = new Map<Segment, Result>()

  constructor(index: BodyIndex, node: MatchNode, options: MatchOptions) {
    this.index = index
    this.node = node
    this.options = options
    this.leaves = leavesOf(node)
    for (const segment of index.segments) {
      this.searches.set(
        segment,
        this.leaves.map((leaf) => new LeafSearch(segment, leaf)),
      )
    }
  }

  answer(): MatchAnswer {
    let found = this.collect()
    if (found.rows.length < this.options.limit && this.leaves.some(canWiden)) {
      // Whoever has typed a word that is there wants no words with three typos.
      const moreTypos = !found.best.some((hit) => hit.isExact)
      for (const searches of this.searches.values()) for (const search of searches) search.widen(moreTypos)
      found = this.collect()
    }
    return { ...found, hitOf: (row) => this.hitOf(row), whyOf: (row) => this.whyOf(row) }
  }

  private collect(): Pick<MatchAnswer, 'best' | 'rows'> {
    const { limit, filter, compareAge } = this.options
    const rarity = this.rarities()
    const best = new BestList<BodyHit>(
      limit,
      (a, b) => tierOf(b) - tierOf(a) || b.score - a.score || compareAge(a.row, b.row),
    )
    const rows = new Uint32Array(this.index.size)
    let count = 0
    for (const [segment, searches] of this.searches) {
      const result = evaluate(segment, this.node, searches, rarity, { next: 0 })
      this.results.set(segment, result)
      const { flags, scores } = result
      for (let document = 0; document < segment.size; document++) {
        if (((flags[document] ?? 0) & matched) === 0 || segment.dead[document] === 1) continue
        const row = segment.rowOf(document)
        if (filter[row] !== 1) continue
        rows[count++] = row
        const worst = best.worst
        if (worst !== null && rankOf(flags[document] ?? 0, scores[document] ?? 0) < rankOfHit(worst)) continue
        best.offer(hitFrom(row, flags[document] ?? 0, scores[document] ?? 0))
      }
    }
    return { best: best.items, rows: rows.slice(0, count) }
  }

  /** BM25's inverse document frequency of each leaf, over all that it was taken for. */
  private rarities(): readonly number[] {
    const documentCount = this.index.size
    return this.leaves.map((_, leaf) => {
      let found = 0
      for (const [segment, searches] of this.searches) {
        const values = searches[leaf]?.column.values
        if (values === undefined) continue
        for (let document = 0; document < values.length; document++) {
          if (values[document] !== 0 && segment.dead[document] === 0) found++
        }
      }
      return Math.log(1 + (documentCount - found + 0.5) / (found + 0.5))
    })
  }

  private hitOf(row: Row): BodyHit | null {
    const place = this.index.placeOf(row)
    const result = place === undefined ? undefined : this.results.get(place.segment)
    if (place === undefined || result === undefined) return null
    const flags = result.flags[place.document] ?? 0
    return (flags & matched) === 0 ? null : hitFrom(row, flags, result.scores[place.document] ?? 0)
  }

  private whyOf(row: Row): readonly NearTerm[] {
    const place = this.index.placeOf(row)
    const searches = place === undefined ? undefined : this.searches.get(place.segment)
    if (place === undefined || searches === undefined) return []
    return searches.flatMap((search, leaf) => {
      const expansion = search.column.expansionAt(place.document)
      const word = this.leaves[leaf]?.word
      return expansion === null || word === undefined ? [] : [{ word, ...expansion }]
    })
  }
}

function leavesOf(node: MatchNode): readonly MatchLeaf[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node]
    case 'rows':
      return []
    case 'not':
      return leavesOf(node.node)
    case 'all':
    case 'any':
      return node.nodes.flatMap(leavesOf)
    default:
      return assertNever(node)
  }
}

function canWiden(leaf: MatchLeaf): boolean {
  return leaf.kind === 'word' && leaf.reach === 'near'
}

function hitFrom(row: Row, flags: number, score: number): BodyHit {
  return { row, isExact: (flags & exact) !== 0, inTitle: (flags & title) !== 0, score }
}

/** Tier and score in one number: scores are far below 1000. */
function rankOf(flags: number, score: number): number {
  return ((flags & exact) !== 0 ? 2000 : 0) + ((flags & title) !== 0 ? 1000 : 0) + score
}

function rankOfHit(hit: BodyHit): number {
  return tierOf(hit) * 1000 + hit.score
}

/** @param leaf the number of the next leaf of the tree */
function evaluate(
  segment: Segment,
  node: MatchNode,
  searches: readonly LeafSearch[],
  rarity: readonly number[],
  leaf: { next: number },
): Result {
  switch (node.kind) {
    case 'word':
    case 'phrase': {
      const number = leaf.next++
      return ofLeaf(segment, searches[number]?.column.values, rarity[number] ?? 0)
    }
    case 'rows': {
      const flags = new Uint8Array(segment.size)
      for (let document = 0; document < flags.length; document++) {
        if (node.rows[segment.rowOf(document)] === 1) flags[document] = all
      }
      return { flags, scores: new Float32Array(segment.size) }
    }
    case 'not': {
      const { flags } = evaluate(segment, node.node, searches, rarity, leaf)
      return {
        flags: flags.map((each) => ((each & matched) === 0 ? all : 0)),
        scores: new Float32Array(segment.size),
      }
    }
    case 'all':
      return joined(segment, node.nodes, allOf, all, (each) =>
        evaluate(segment, each, searches, rarity, leaf),
      )
    case 'any':
      return joined(segment, node.nodes, anyOf, 0, (each) => evaluate(segment, each, searches, rarity, leaf))
    default:
      return assertNever(node)
  }
}

function ofLeaf(segment: Segment, values: Uint32Array | undefined, rarity: number): Result {
  const flags = new Uint8Array(segment.size)
  const scores = new Float32Array(segment.size)
  if (values === undefined) return { flags, scores }
  for (let document = 0; document < values.length; document++) {
    const value = values[document] ?? 0
    if (value === 0) continue
    const standing = value >>> 16
    flags[document] =
      matched | ((standing & exactFlag) === 0 ? 0 : exact) | ((standing & titleFlag) === 0 ? 0 : title)
    scores[document] = rarity * strengthOf(standing)
  }
  return { flags, scores }
}

type Join = (into: Result, other: Result) => void

function joined(
  segment: Segment,
  nodes: readonly MatchNode[],
  join: Join,
  start: number,
  resultOf: (node: MatchNode) => Result,
): Result {
  const [first, ...others] = nodes
  if (first === undefined) {
    return { flags: new Uint8Array(segment.size).fill(start), scores: new Float32Array(segment.size) }
  }
  const into = resultOf(first)
  for (const other of others) join(into, resultOf(other))
  return into
}

function allOf(into: Result, other: Result): void {
  const { flags, scores } = into
  for (let document = 0; document < flags.length; document++) {
    const both = (flags[document] ?? 0) & (other.flags[document] ?? 0)
    flags[document] = (both & matched) === 0 ? 0 : both
    scores[document] = (scores[document] ?? 0) + (other.scores[document] ?? 0)
  }
}

/** The better of two. */
function anyOf(into: Result, other: Result): void {
  const { flags, scores } = into
  for (let document = 0; document < flags.length; document++) {
    const here = flags[document] ?? 0
    const there = other.flags[document] ?? 0
    if (there === 0) continue
    const score = Math.max(scores[document] ?? 0, other.scores[document] ?? 0)
    flags[document] = rankOf(there, 0) > rankOf(here, 0) || here === 0 ? there : here
    scores[document] = score
  }
}
