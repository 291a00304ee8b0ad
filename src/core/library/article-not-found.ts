import type { ArticleId } from '@shared/article.ts'
import type { ArticleNotFound } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Articles } from './articles.ts'

/** Of an act on articles some of which have gone. */
export function articleNotFound(articles: Articles, ids: readonly ArticleId[]): ArticleNotFound {
  const missing = ids.filter((id) => !articles.has(id)).length
  return fault(
    'article-not-found',
    ids.length <= 1
      ? 'This article is no longer in the library.'
      : `${missing} of these ${ids.length} articles are no longer in the library.`,
  )
}
