import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import type { ArticleNotFound, NeedsConfirmation, StoreFault } from '@shared/fault.ts'
import type { Highlight } from '@shared/highlight.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { articleNotFound } from './article-not-found.ts'
import type { Commits } from './commits.ts'
import type { Step } from './history.ts'
import { inverse } from './history.ts'
import type { Opened } from './opening.ts'
import type { Effect, Operation } from './operations.ts'
import type { Preparation } from './outbox.ts'
import { highlightsOf, summaryOfRecord } from './record.ts'

export interface ActsOptions {
  readonly opened: Opened
  readonly commits: Commits
  readonly now: () => Date
}

export type Acted = Promise<Result<Done, ArticleNotFound | StoreFault>>

/** What every act on articles has in common: they must be there, it has a name, and it can be undone. */
export class Acts {
  readonly opened: Opened
  readonly commits: Commits
  readonly #now: () => Date

  constructor({ opened, commits, now }: ActsOptions) {
    this.opened = opened
    this.commits = commits
    this.#now = now
  }

  summary(id: ArticleId): ArticleSummary | undefined {
    const record = this.opened.low.data.articles.get(id)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  summaryAt(row: Row): ArticleSummary | undefined {
    const record = this.opened.low.data.articles.at(row)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  highlights(id: ArticleId): readonly Highlight[] {
    return highlightsOf(this.opened.low.data.articles.get(id))
  }

  /** An act on articles that must all be there. */
  async act(
    ids: readonly ArticleId[],
    plan: (articles: readonly ArticleSummary[]) => {
      readonly label: string
      readonly operations: readonly Operation[]
    },
  ): Acted {
    const articles = this.all(ids)
    if (articles === null) return fail(this.notFound(ids))
    const { label, operations } = plan(articles)
    const committed = await this.commits.commit({ label, operations, stepOf: this.stepOf(label) })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  async remove(change: {
    readonly label: string
    readonly operations: readonly Operation[]
    readonly confirmed: number
    readonly prepare?: Preparation
  }): Promise<Result<Done, NeedsConfirmation | StoreFault>> {
    const { label } = change
    const committed = await this.commits.remove({ ...change, stepOf: this.stepOf(label) })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  /** What is in the trash already keeps the time at which it went there. */
  trashing(articles: readonly ArticleSummary[]): Operation {
    const ids = articles.filter((article) => article.trashedAt === null).map((article) => article.id)
    return { op: 'edit', ids, set: { trashedAt: this.time() } }
  }

  stepOf(label: string): (effects: readonly Effect[]) => Step {
    return (effects) => ({ label, operations: inverse(effects, this.time()), importing: null })
  }

  all(ids: readonly ArticleId[]): readonly ArticleSummary[] | null {
    const articles = ids.map((id) => this.summary(id)).filter((article) => article !== undefined)
    return articles.length === ids.length && ids.length > 0 ? articles : null
  }

  notFound(ids: readonly ArticleId[]): ArticleNotFound {
    return articleNotFound(this.opened.low.data.articles, ids)
  }

  time(): string {
    return this.#now().toISOString()
  }
}
