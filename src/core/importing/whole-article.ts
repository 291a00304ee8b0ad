import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import { articleNotFound } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleImage, DraftSource } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'

/** An article with all of its files, for making another of it. */
export interface WholeArticle {
  readonly article: ArticleSummary
  readonly html: string
  readonly source: DraftSource
  readonly images: readonly ArticleImage[]
}

export async function wholeArticle(
  library: Library,
  id: ArticleId,
): Promise<Result<WholeArticle, ArticleNotFound | StoreFault>> {
  const article = library.summary(id)
  if (article === undefined) return fail(articleNotFound(id))
  const body = await library.body(id)
  if (!body.ok) return body
  const source = await library.source(id)
  if (!source.ok) return source
  const images = await library.images(id)
  if (!images.ok) return images
  return ok({ article, html: body.value, source: source.value, images: images.value })
}
