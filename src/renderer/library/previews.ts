import type { ArticleId, ArticleSummary } from '@shared/article.ts'

/** A change that is shown and not confirmed yet. */
export interface Preview {
  /** It is saved: the library says so itself from now on. */
  readonly confirm: () => void
  readonly takeBack: () => void
}

type Difference = Partial<ArticleSummary>

/** Changes that are shown before the library has them. What the library answers meanwhile is shown with them on top. */
export class Previews {
  readonly #shown = new Set<ReadonlyMap<ArticleId, readonly [ArticleSummary, Difference]>>()

  /** `before` and `after` go in pairs. Gives what ends it. */
  add(before: readonly ArticleSummary[], after: readonly ArticleSummary[]): () => void {
    const differences = new Map(
      after.map((article, index) => [
        article.id,
        [article, difference(before[index] ?? article, article)] as const,
      ]),
    )
    this.#shown.add(differences)
    return () => {
      this.#shown.delete(differences)
    }
  }

  /** These articles with what is shown of them. */
  over(articles: readonly ArticleSummary[]): readonly ArticleSummary[] {
    if (this.#shown.size === 0) return articles
    return articles.map((article) => {
      let over = article
      for (const differences of this.#shown) over = { ...over, ...differences.get(article.id)?.[1] }
      return over
    })
  }

  /** All articles that have something to be shown, as they are shown. */
  shown(): readonly ArticleSummary[] {
    const first = new Map<ArticleId, ArticleSummary>()
    for (const differences of this.#shown) {
      for (const [id, [article]] of differences) if (!first.has(id)) first.set(id, article)
    }
    return this.over([...first.values()])
  }
}

/** `now` without what led from `before` to `after`: what else became of it meanwhile stays. */
export function reverse(
  now: ArticleSummary,
  before: ArticleSummary,
  after: ArticleSummary | undefined,
): ArticleSummary {
  if (after === undefined) return now
  return { ...now, ...difference(after, before) }
}

function difference(before: ArticleSummary, after: ArticleSummary): Difference {
  const changed = Object.entries(after).filter(
    ([key, value]) => !Object.is(value, before[key as keyof ArticleSummary]),
  )
  return Object.fromEntries(changed)
}
