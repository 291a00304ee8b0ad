import type { Row } from '@shared/article.ts'
import { assertNever } from '@shared/result.ts'
import { BestList } from './best-list.ts'
import type { BodyIndex } from './body-index.ts'
import type { LeafColumn } from './leaf-column.ts'
import type { LeafSearch, MatchLeaf } from './leaf-search.ts'
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

/** Good until the next question. */
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

/**
 * Where fewer are found, words are looked for more generously. However many hits were asked for: a question has the same
 * answer whether it is shown page by page or only counted.
 */
const fewHits = 10

/** Bits of a document's result. */
const matched = 1
const exact = 2
const title = 4
const all = matched | exact | title

/** How a node stands in each document of a segment. */
interface Result {
  /** All that match are among these; null: any document may. */
  readonly documents: Uint32Array | null
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
    index.leaves.begin()
    for (const segment of index.segments) {
      segment.scratch.reset()
      this.searches.set(
        segment,
        this.leaves.map((leaf) => index.leaves.find(segment, leaf)),
      )
    }
  }

  answer(): MatchAnswer {
    let found = this.collect()
    if (found.rows.length < fewHits && this.leaves.some(canWiden)) {
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
    for (const [segment, searches] of this.searches) {
      this.results.set(segment, evaluate(segment, this.node, searches, rarity, { next: 0 }))
    }
    const rows = new Uint32Array(this.mostMatches())
    let count = 0
    for (const [segment, { documents, flags, scores }] of this.results) {
      const stop = documents?.length ?? segment.size
      for (let at = 0; at < stop; at++) {
        const document = documents === null ? at : (documents[at] ?? 0)
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

  private mostMatches(): number {
    let most = 0
    for (const [segment, { documents }] of this.results) most += documents?.length ?? segment.size
    return most
  }

  /** BM25's inverse document frequency of each leaf, over all that it was taken for. */
  private rarities(): readonly number[] {
    const documentCount = this.index.size
    return this.leaves.map((_, leaf) => {
      let found = 0
      for (const [segment, searches] of this.searches) {
        for (const document of searches[leaf]?.column.found.view() ?? []) {
          if (segment.dead[document] === 0) found++
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
      return ofLeaf(segment, searches[number]?.column, rarity[number] ?? 0)
    }
    case 'rows': {
      const flags = segment.scratch.flags()
      for (let document = 0; document < flags.length; document++) {
        if (node.rows[segment.rowOf(document)] === 1) flags[document] = all
      }
      return { documents: null, flags, scores: segment.scratch.scores() }
    }
    case 'not': {
      const { flags } = evaluate(segment, node.node, searches, rarity, leaf)
      for (let document = 0; document < flags.length; document++) {
        flags[document] = ((flags[document] ?? 0) & matched) === 0 ? all : 0
      }
      return { documents: null, flags, scores: segment.scratch.scores() }
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

function ofLeaf(segment: Segment, column: LeafColumn | undefined, rarity: number): Result {
  const flags = segment.scratch.flags()
  const scores = segment.scratch.scores()
  const documents = column?.found.view() ?? new Uint32Array(0)
  for (const document of documents) {
    const standing = (column?.values[document] ?? 0) >>> 16
    flags[document] =
      matched | ((standing & exactFlag) === 0 ? 0 : exact) | ((standing & titleFlag) === 0 ? 0 : title)
    scores[document] = rarity * strengthOf(standing)
  }
  return { documents, flags, scores }
}

type Join = (a: Result, b: Result) => Result

function joined(
  segment: Segment,
  nodes: readonly MatchNode[],
  join: Join,
  start: number,
  resultOf: (node: MatchNode) => Result,
): Result {
  const [first, ...others] = nodes
  if (first === undefined) {
    return { documents: null, flags: segment.scratch.flags().fill(start), scores: segment.scratch.scores() }
  }
  return others.reduce((result, other) => join(result, resultOf(other)), resultOf(first))
}

/** Looks at the documents of the rarer of two. */
function allOf(a: Result, b: Result): Result {
  const isRarer = (b.documents?.length ?? Infinity) < (a.documents?.length ?? Infinity)
  const [into, other] = isRarer ? [b, a] : [a, b]
  const { documents, flags, scores } = into
  const stop = documents?.length ?? flags.length
  for (let at = 0; at < stop; at++) {
    const document = documents === null ? at : (documents[at] ?? 0)
    const both = (flags[document] ?? 0) & (other.flags[document] ?? 0)
    flags[document] = (both & matched) === 0 ? 0 : both
    scores[document] = (scores[document] ?? 0) + (other.scores[document] ?? 0)
  }
  return into
}

/** The better of two. */
function anyOf(into: Result, other: Result): Result {
  const { flags, scores } = into
  const stop = other.documents?.length ?? flags.length
  for (let at = 0; at < stop; at++) {
    const document = other.documents === null ? at : (other.documents[at] ?? 0)
    const here = flags[document] ?? 0
    const there = other.flags[document] ?? 0
    if (there === 0) continue
    const score = Math.max(scores[document] ?? 0, other.scores[document] ?? 0)
    flags[document] = rankOf(there, 0) > rankOf(here, 0) || here === 0 ? there : here
    scores[document] = score
  }
  return { documents: union(into.documents, other.documents), flags, scores }
}

/** Each once. */
function union(a: Uint32Array | null, b: Uint32Array | null): Uint32Array | null {
  return a === null || b === null ? null : Uint32Array.from(new Set([...a, ...b]))
}
