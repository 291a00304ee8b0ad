import type { Library } from '@core/library/library.ts'
import type { ArticleSummary } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import { CommandError } from './with-library.ts'

/** The article that a whole id, or an unambiguous beginning of one, names. */
export function findArticle(library: Library, text: string): ArticleSummary {
  const wanted = text.toLowerCase()
  const exact = isArticleId(wanted) ? library.summary(wanted) : undefined
  if (exact !== undefined) return exact
  const found: ArticleSummary[] = []
  if (wanted !== '') {
    for (const summary of library.all()) if (summary.id.startsWith(wanted)) found.push(summary)
  }
  const [only] = found
  if (only === undefined)
    throw new CommandError(`there is no article “${text}” in the library in ${library.folder}`)
  if (found.length > 1)
    throw new CommandError(`“${text}” is the beginning of ${found.length} ids: give more of it`)
  return only
}
