import type { ArticleId, Row } from '@shared/article.ts'
import type { SearchAnswer } from '@shared/search.ts'
import { BodyIndex } from './body-index.ts'
import type { BodyHit } from './body-search.ts'
import { searchBodies } from './body-search.ts'
import type { SearchDocument, SearchHead } from './documents.ts'
import { stampOf } from './documents.ts'
import { Labels } from './labels.ts'
import { Marker } from './marker.ts'
import { fold } from './normalise.ts'
import { isPlausible } from './plausible.ts'
import { presentHit } from './present.ts'
import type { PreparedText } from './prepared-text.ts'
import { prepareSentence } from './prepared-text.ts'
import type { Query } from './query.ts'
import { parseQuery } from './query.ts'
import { fuseRanks } from './ranking.ts'
import type { TitleHit } from './title-index.ts'
import { TitleIndex } from './title-index.ts'

/** An answer before it has a number and before anybody knows whether the index is complete. */
export type EngineAnswer = Omit<SearchAnswer, 'sequence' | 'complete'>

export interface QueryOptions {
  readonly limit: number
}

/** An article's body, for the sentence around a hit; empty if it cannot be read. */
export type TextOf = (id: ArticleId) => PreparedText

/** Titles and labels that Fuse.js is asked for at most. */
const titleHits = 50
const labelHits = 5

const nothing: EngineAnswer = { total: 0, hits: [] }

/**
 * The whole of search, synchronous and without threads or files. Heads (titles, bylines, sites, tags) are known to
 * it at once; bodies as they are put in.
 */
export class SearchEngine {
  readonly bodies = new BodyIndex()
  private readonly heads = new Map<Row, SearchHead>()
  private readonly titleIndex = new TitleIndex<Row>()
  private readonly labels = new Labels()
  private readonly textOf: TextOf

  constructor(textOf: TextOf) {
    this.textOf = textOf
  }

  /**
   * Takes note of an article as it is now. Its title can be found from here on, its words in their old state until
   * they are put in anew.
   *
   * @returns whether the words in the index are those of this state of the article
   */
  announce(head: SearchHead): boolean {
    this.heads.set(head.row, head)
    if (head.trashed) {
      this.titleIndex.delete(head.row)
      this.labels.delete(head.row)
    } else {
      this.titleIndex.set(head.row, searchable(head.title))
      this.labels.set(head)
    }
    return this.bodies.isCurrent(head.row, stampOf(head))
  }

  put(documents: readonly SearchDocument[]): void {
    for (const { text: _, ...head } of documents) this.announce(head)
    this.bodies.put(documents)
  }

  remove(rows: Iterable<Row>): void {
    for (const row of rows) {
      this.heads.delete(row)
      this.titleIndex.delete(row)
      this.labels.delete(row)
      this.bodies.remove(row)
    }
  }

  headOf(row: Row): SearchHead | undefined {
    return this.heads.get(row)
  }

  /** Articles that have every word of the text, exactly or nearly. An empty text has no hits. */
  query(text: string, options: QueryOptions): EngineAnswer {
    const query = parseQuery(text)
    if (query.text === '') return nothing
    const bodies = searchBodies(this.bodies, query.words, {
      limit: options.limit,
      isHidden: this.isHidden,
      compareAge: this.compareAge,
    })
    const titles = this.plausibleTitles(query)
    const labelRows = this.plausibleLabelRows(query)
    const hits = new Map<Row, BodyHit>(bodies.best.map((hit) => [hit.row, hit]))
    let others = 0
    for (const [rows, inTitle] of [
      [titles.map((hit) => hit.key), true],
      [labelRows, false],
    ] as const) {
      for (const row of rows) {
        if (hits.has(row)) continue
        const known = bodies.hitOf(row)
        if (known === null) others++
        hits.set(row, known ?? { row, isExact: false, inTitle, score: 0 })
      }
    }
    const titleOrder = titles.map((hit) => ({ row: hit.key, score: hit.score }))
    const ranked = fuseRanks([...hits.values()], [titleOrder], this.compareAge).slice(0, options.limit)
    return {
      total: bodies.total + others,
      hits: this.present(query, ranked, titles),
    }
  }

  /** Titles alone, in the order of Fuse.js. */
  titles(text: string, options: QueryOptions): EngineAnswer {
    const query = parseQuery(text)
    const found = this.titleIndex.search(query.text, options.limit)
    const marker = new Marker(query)
    const hits = found.flatMap((hit) => {
      const head = this.heads.get(hit.key)
      if (head === undefined) return []
      const [sightings = []] = marker.sightings([prepareSentence(head.title)])
      const exactWords = new Set(sightings.flatMap(({ isExact, word }) => (isExact ? [word] : [])))
      const isExact = exactWords.size === query.words.length
      return [presentHit(marker, { head, isExact, text: [], titleRanges: hit.ranges })]
    })
    return { total: hits.length, hits }
  }

  private readonly isHidden = (row: Row): boolean => this.heads.get(row)?.trashed !== false

  /** Newest import first; within one import the order in which things stood in it. */
  private readonly compareAge = (a: Row, b: Row): number => {
    const addedA = this.heads.get(a)?.addedAt ?? ''
    const addedB = this.heads.get(b)?.addedAt ?? ''
    if (addedA !== addedB) return addedA < addedB ? 1 : -1
    return a - b
  }

  private plausibleTitles(query: Query): readonly TitleHit<Row>[] {
    return this.titleIndex
      .search(query.text, titleHits)
      .filter((hit) => isPlausible(query.text, searchable(this.heads.get(hit.key)?.title ?? ''), hit))
  }

  private plausibleLabelRows(query: Query): readonly Row[] {
    return this.labels
      .search(query.text, labelHits)
      .filter((hit) => isPlausible(query.text, hit.key, hit))
      .flatMap((hit) => [...this.labels.rowsOf(hit.key)])
  }

  private present(
    query: Query,
    ranked: readonly BodyHit[],
    titles: readonly TitleHit<Row>[],
  ): EngineAnswer['hits'] {
    const marker = new Marker(query)
    const ranges = new Map(titles.map((hit) => [hit.key, hit.ranges]))
    return ranked.flatMap(({ row, isExact }) => {
      const head = this.heads.get(row)
      if (head === undefined) return []
      const titleRanges = ranges.get(row) ?? []
      return [presentHit(marker, { head, isExact, text: this.textOf(head.id), titleRanges })]
    })
  }
}

/** A title as Fuse.js sees it. */
function searchable(title: string): string {
  return fold(title)
}
