import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import { viewBlockSize } from '@shared/view.ts'
import type { Previews } from './previews.ts'

/** Asked for in one call while scrolling; the contract allows 200. */
const largestBlock = viewBlockSize

/** Summaries seen so far, by row. Rows wanted in the same turn are asked for together. */
export class SummaryCache {
  readonly #client: OffprintClient
  readonly #previews: Previews
  readonly #onNews: () => void
  #byRow = new Map<Row, ArticleSummary>()
  /** Seen before a revision was missed: shown until the new ones are here. */
  #expired = new Map<Row, ArticleSummary>()
  readonly #underWay = new Map<Row, Promise<void>>()
  #wanted = new Set<Row>()

  constructor(client: OffprintClient, previews: Previews, onNews: () => void) {
    this.#client = client
    this.#previews = previews
    this.#onNews = onNews
  }

  get(row: Row): ArticleSummary | undefined {
    return this.#byRow.get(row) ?? this.#expired.get(row)
  }

  find(id: ArticleId): ArticleSummary | undefined {
    for (const article of this.#byRow.values()) if (article.id === id) return article
    return undefined
  }

  put(articles: readonly ArticleSummary[]): void {
    for (const article of articles) this.#byRow.set(article.row, article)
  }

  /** Summaries that came with an answer; one that is known came by an event, and may be newer. */
  meet(articles: readonly ArticleSummary[]): void {
    this.put(this.#previews.over(articles.filter(({ row }) => !this.#byRow.has(row))))
  }

  drop(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#byRow.delete(row)
      this.#expired.delete(row)
    }
  }

  /** What was seen may be out of date: it is asked for again when it is next wanted. */
  expire(): void {
    this.#expired = this.#byRow
    this.#byRow = new Map()
  }

  /** Nothing of it holds any more. */
  clear(): void {
    this.#byRow = new Map()
    this.#expired = new Map()
    this.#wanted = new Set()
  }

  want(rows: Iterable<Row>): void {
    const idle = this.#wanted.size === 0
    for (const row of rows) {
      if (!this.#byRow.has(row) && !this.#underWay.has(row)) this.#wanted.add(row)
    }
    if (idle && this.#wanted.size > 0) queueMicrotask(() => void this.#ask())
  }

  /** Resolves when all that can be known of these rows is known. */
  async load(rows: readonly Row[]): Promise<void> {
    this.want(rows)
    await this.#ask()
    await Promise.all(rows.flatMap((row) => this.#underWay.get(row) ?? []))
  }

  #ask(): Promise<unknown> {
    const wanted = [...this.#wanted]
    this.#wanted = new Set()
    const blocks: Promise<void>[] = []
    for (let start = 0; start < wanted.length; start += largestBlock) {
      blocks.push(this.#askBlock(wanted.slice(start, start + largestBlock)))
    }
    return Promise.all(blocks)
  }

  #askBlock(rows: Row[]): Promise<void> {
    const arrived = this.#client.library
      .summaries({ rows })
      .then((answer) => {
        if (answer.ok) this.meet(answer.value)
      })
      .finally(() => {
        for (const row of rows) this.#underWay.delete(row)
        this.#onNews()
      })
    for (const row of rows) this.#underWay.set(row, arrived)
    return arrived
  }
}
