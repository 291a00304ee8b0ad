import type { ArticleSummary } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import { addressSpellings, isFrontPage } from './evidence/canonical-address.ts'
import { isSameArticle } from './same-article.ts'

export interface KnownArticle {
  readonly article: ArticleSummary
  readonly by: 'words' | 'address'
}

/** The article of the library that a draft is, perhaps in another version. Null where it is new. */
export async function knownArticle(
  library: Library,
  draft: ArticleDraft,
  siblings: number,
): Promise<Result<KnownArticle | null, StoreFault | ArticleNotFound>> {
  const twin = library.byFingerprint(draft.fingerprint)
  if (twin !== undefined) return ok({ article: twin, by: 'words' })
  // One address does not tell the articles of one page apart.
  const older = siblings === 1 ? await olderVersion(library, draft) : ok()
  if (!older.ok) return older
  return ok(older.value === undefined ? null : { article: older.value, by: 'address' })
}

/** What two drafts share that are the same article, or may be. */
export function keysOf(draft: ArticleDraft): readonly string[] {
  return draft.url === null ? [draft.fingerprint] : [draft.fingerprint, ...addressSpellings(draft.url)]
}

/** The article that lies in the library under the same address and tells the same story. */
async function olderVersion(
  library: Library,
  draft: ArticleDraft,
): Promise<Result<ArticleSummary | undefined, StoreFault | ArticleNotFound>> {
  const { url, linkOnly } = draft
  if (url === null || (linkOnly !== true && isFrontPage(url))) return ok(undefined)
  const found = addressSpellings(url)
    .map((spelling) => library.byUrl(spelling))
    .find((article) => article !== undefined)
  // A link says nothing that could be another story.
  if (found === undefined || linkOnly === true || found.linkOnly === true) return ok(found)
  const body = await library.body(found.id)
  if (!body.ok) return body
  return ok(isSameArticle(plainText(body.value), plainText(draft.html)) ? found : undefined)
}
