import type { ArticleId, Row } from '@shared/article.ts'
import type { Completion } from '@shared/search.ts'
import { BestList } from './best-list.ts'
import { BodyIndex } from './body-index.ts'
import { forgivenEdits } from './edit-distance.ts'
import type { HeadTexts, SearchDocument, SearchHead } from './documents.ts'
import type { EngineAnswer } from './engine-answer.ts'
import { noAnswer } from './engine-answer.ts'
import type { SavedTexts } from './heads.ts'
import { Heads } from './heads.ts'
import { Labels } from './labels.ts'
import { complete } from './language/complete.ts'
import { facetsOf } from './language/facets.ts'
import type { SavedColumns } from './language/filter-columns.ts'
import { FilterColumns, stateBits } from './language/filter-columns.ts'
import { notesOn } from './language/notes.ts'
import { parse } from './language/parse.ts'
import type { Plan } from './language/plan.ts'
import { planOf } from './language/plan.ts'
import { localDay } from './language/spans.ts'
import { Marker } from './marker.ts'
import type { MatchNode } from './match.ts'
import type { BodyHit, MatchAnswer } from './match-search.ts'
import { searchMatches } from './match-search.ts'
import { fold } from './normalise.ts'
import { isPlausible, plausibleErrors } from './plausible.ts'
import { presentHit } from './present.ts'
import type { PreparedText } from './prepared-text.ts'
import { prepareSentence } from './prepared-text.ts'
import type { Query, QueryWord } from './query.ts'
import { parseQuery } from './query.ts'
import { fuseRanks } from './ranking.ts'
import type { TitleHit } from './title-index.ts'
import { TitleIndex } from './title-index.ts'
import type { TitleTable } from './title-table.ts'

export interface QueryOptions {
  readonly limit: number
  /** Hits to leave out at the beginning: the reader has them. */
  readonly offset?: number
  /** What "7d" counts from; now unless said otherwise. */
  readonly now?: Date
}

/** An article's body, for the sentence around a hit; empty if it cannot be read. */
export type TextOf = (id: ArticleId) => PreparedText

/** Titles and labels that Fuse.js is asked for at most. */
const titleHits = 50
const labelHits = 5

/** What was saved of heads, see `heads-file.ts`. */
export interface SavedHeads {
  readonly columns: SavedColumns
  readonly titles: TitleTable
  readonly stamps: Float64Array
  readonly texts: SavedTexts
}

interface Found {
  readonly total: number
  readonly rows: Uint32Array
  readonly ranked: readonly BodyHit[]
  readonly titles: readonly TitleHit[]
  readonly whyOf: MatchAnswer['whyOf']
}

/**
 * The whole of search, synchronous and without threads or files. Heads (titles, bylines, sites, tags) are known to
 * it at once; bodies as they are put in.
 */
export class SearchEngine {
  readonly bodies = new BodyIndex()
  readonly columns: FilterColumns
  readonly heads: Heads
  readonly titleIndex: TitleIndex
  private readonly labels: Labels
  private readonly textOf: TextOf
  /** What titles were asked for last. */
  private ahead: { readonly text: string; readonly mostErrors: number } | null = null
  /** The word that may be going on in the last question. */
  private lastWord: QueryWord | null = null

  /** @param saved the heads of an earlier start; no article is known otherwise until it is announced */
  constructor(textOf: TextOf, saved?: SavedHeads) {
    this.textOf = textOf
    this.columns = new FilterColumns(saved?.columns)
    this.heads = new Heads(saved?.texts, saved?.stamps)
    this.titleIndex = new TitleIndex(saved?.titles)
    this.labels = new Labels(this.columns)
  }

  /**
   * Takes note of an article as it is now. Its title can be found from here on, its words in their old state until
   * they are put in anew.
   *
   * @returns whether the words in the index are those of this state of the article
   */
  announce(head: SearchHead): boolean {
    this.heads.set(head)
    this.columns.set(head)
    this.titleIndex.set(head.row, searchable(head.title))
    return this.isCurrent(head.row)
  }

  /** Makes a piece of what the first question would have to wait for. Gives false when all is made. */
  prepare(): boolean {
    return this.titleIndex.prepare() || this.labels.prepare() || this.bodies.prepare()
  }

  put(documents: readonly SearchDocument[]): void {
    for (const { text: _, ...head } of documents) this.announce(head)
    this.bodies.put(documents)
  }

  remove(rows: Iterable<Row>): void {
    for (const row of rows) {
      this.heads.delete(row)
      this.columns.delete(row)
      this.titleIndex.delete(row)
      this.bodies.remove(row)
    }
  }

  /** Are the words in the index those of the article as it is known? */
  isCurrent(row: Row): boolean {
    return this.bodies.isCurrent(row, this.heads.stampAt(row))
  }

  /** Undefined for an article that is not known, or whose head has been damaged. */
  headOf(row: Row): HeadTexts | undefined {
    return this.columns.isKnown(row) ? this.heads.get(row) : undefined
  }

  /** Articles that have all that the query asks for, exactly or nearly. A text that asks for nothing has no hits. */
  query(text: string, { limit, offset = 0, now = new Date() }: QueryOptions): EngineAnswer {
    const parsed = parse(text, localDay(now))
    const plan = planOf(parsed.clauses, this.columns)
    const understood = parsed.tokens.flatMap(({ kind, ...token }) =>
      kind === 'space' ? [] : [{ kind, ...token }],
    )
    const notes = notesOn(parsed.clauses, this.columns)
    this.lastWord = /\S$/u.test(text) ? (plan.marked.words.at(-1) ?? null) : null
    if (plan.isEmpty) return { ...noAnswer, understood, notes }
    const found =
      plan.node === null ? this.listed(plan, limit + offset) : this.found(plan, plan.node, limit + offset)
    return {
      total: found.total,
      hits: this.present(plan.marked, found.ranked.slice(offset), found.titles, found.whyOf),
      understood,
      notes,
      facets: facetsOf(this.columns, found.rows, text),
    }
  }

  /** What the piece of a query at the caret may go on to. */
  complete(text: string, caret: number): Completion {
    return complete(this.columns, text, caret)
  }

  /** Titles alone, in the order of Fuse.js. */
  titles(text: string, options: QueryOptions): EngineAnswer {
    const query = parseQuery(text)
    this.ahead = { text: query.text, mostErrors: Infinity }
    const found = this.titleIndex.search(query.text, options.limit, { passes: (row) => this.isShown(row) })
    const marker = new Marker(query)
    const hits = found.flatMap((hit) => {
      const head = this.headOf(hit.key)
      if (head === undefined) return []
      const [sightings = []] = marker.sightings([prepareSentence(head.title)])
      const exactWords = new Set(sightings.flatMap(({ isExact, word }) => (isExact ? [word] : [])))
      const isExact = exactWords.size === query.words.length
      return [presentHit(marker, query, { head, isExact, text: [], near: null, titleRanges: hit.ranges })]
    })
    return { ...noAnswer, total: hits.length, hits }
  }

  /** Does in slices what the next keystroke would have to wait for, if it adds a character to the last question. */
  *lookAhead(): Generator<undefined, void> {
    const { ahead, lastWord } = this
    this.ahead = null
    this.lastWord = null
    if (lastWord?.kind === 'word') yield* this.bodies.lookAhead(lastWord.text)
    if (ahead !== null && ahead.mostErrors >= 0)
      yield* this.titleIndex.lookAhead(ahead.text, ahead.mostErrors)
  }

  private isShown(row: Row): boolean {
    const state = this.columns.states[row] ?? 0
    return (state & (stateBits.known | stateBits.trashed)) === stateBits.known
  }

  /** Nothing but filters: all that pass, newest first. */
  private listed({ filter }: Plan, limit: number): Found {
    return this.byDate(rowsIn(filter), limit)
  }

  /** @param rows rising */
  private byDate(rows: Uint32Array, limit: number): Found {
    const best = new BestList<Row>(limit, this.columns.compareAge)
    // Higher rows are mostly newer: from the top, few of the others find a place in the list.
    for (let index = rows.length - 1; index >= 0; index--) best.offer(rows[index] ?? 0)
    const ranked = best.items.map((row) => ({ row, isExact: true, inTitle: false, score: 0 }))
    return { total: rows.length, rows, ranked, titles: [], whyOf: () => [] }
  }

  private found(plan: Plan, node: MatchNode, limit: number): Found {
    const { filter, marked } = plan
    const { compareAge } = this.columns
    const bodies = searchMatches(this.bodies, node, { limit, filter, compareAge })
    if (marked.words.length === 0) {
      // A picture is asked for and no word: a list like that of other filters.
      const best = new BestList<Row>(limit, compareAge)
      for (const row of bodies.rows) best.offer(row)
      const ranked = best.items.map((row) => ({ row, isExact: true, inTitle: false, score: 0 }))
      return { total: bodies.rows.length, rows: bodies.rows, ranked, titles: [], whyOf: () => [] }
    }
    const passes = (row: Row): boolean => filter[row] === 1
    const isThere = bodies.best.some((hit) => hit.isExact)
    const titles = marked.text === '' ? [] : this.plausibleTitles(marked.text, passes, isThere)
    const labelRows = marked.text === '' ? [] : this.labels.rowsLike(marked.text, labelHits, filter)
    const hits = new Map<Row, BodyHit>(bodies.best.map((hit) => [hit.row, hit]))
    const others: Row[] = []
    for (const [rows, inTitle] of [
      [titles.map((hit) => hit.key), true],
      [labelRows, false],
    ] as const) {
      for (const row of rows) {
        if (hits.has(row)) continue
        const known = bodies.hitOf(row)
        if (known === null) others.push(row)
        hits.set(row, known ?? { row, isExact: false, inTitle, score: 0 })
      }
    }
    const titleOrder = titles.map((hit) => ({ row: hit.key, score: hit.score }))
    const ranked = fuseRanks([...hits.values()], [titleOrder], compareAge).slice(0, limit)
    const rows = new Uint32Array(bodies.rows.length + others.length)
    rows.set(bodies.rows)
    rows.set(others, bodies.rows.length)
    return { total: rows.length, rows, ranked, titles, whyOf: bodies.whyOf }
  }

  /** @param isThere do all words stand somewhere as typed? Then nobody wants titles with three typos. */
  private plausibleTitles(
    text: string,
    passes: (row: Row) => boolean,
    isThere: boolean,
  ): readonly TitleHit[] {
    this.ahead = { text, mostErrors: plausibleErrors(text, text.length + 1) }
    const plausible = plausibleErrors(text)
    const mostErrors = isThere ? Math.min(plausible, forgivenEdits(text.length)) : plausible
    if (mostErrors < 0) return []
    return this.titleIndex
      .search(text, titleHits, { passes, mostErrors })
      .filter((hit) => isPlausible(text, this.titleIndex.textOf(hit.key), hit))
  }

  private present(
    query: Query,
    ranked: readonly BodyHit[],
    titles: readonly TitleHit[],
    whyOf: Found['whyOf'],
  ): EngineAnswer['hits'] {
    const marker = new Marker(query)
    const ranges = new Map(titles.map((hit) => [hit.key, hit.ranges]))
    const isOfWords = query.words.length > 0
    return ranked.flatMap(({ row, isExact }) => {
      const head = this.headOf(row)
      if (head === undefined) return []
      const titleRanges = ranges.get(row) ?? []
      // Without words there is no sentence to show, and no reason to read the article.
      const text = isOfWords ? this.textOf(head.id) : []
      return [presentHit(marker, query, { head, isExact, text, near: whyOf(row), titleRanges })]
    })
  }
}

function rowsIn(filter: Uint8Array): Uint32Array {
  const rows = new Uint32Array(filter.length)
  let length = 0
  for (let row = 0; row < filter.length; row++) if (filter[row] === 1) rows[length++] = row
  return rows.slice(0, length)
}

/** A title as Fuse.js sees it. */
function searchable(title: string): string {
  return fold(title)
}
