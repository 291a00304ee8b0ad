import type { ArticleSummary } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import { addressSpellings, isFrontPage } from './evidence/canonical-address.ts'
import { isSameArticle } from './same-article.ts'
import { isSameText } from './similar/same-text.ts'
import type { SimilarTexts } from './similar/similar-texts.ts'
import { bandsOf } from './similar/sketch.ts'

export interface KnownArticle {
  readonly article: ArticleSummary
  readonly by: 'words' | 'address' | 'likeness'
}

/** The article of the library that a draft is, perhaps in another version. Null where it is new. */
export async function knownArticle(
  library: Library,
  draft: ArticleDraft,
  siblings: number,
  similar: SimilarTexts | null = null,
): Promise<Result<KnownArticle | null, StoreFault | ArticleNotFound>> {
  const twin = library.byFingerprint(draft.fingerprint)
  if (twin !== undefined) return ok({ article: twin, by: 'words' })
  // One address does not tell the articles of one page apart.
  const older = siblings === 1 ? await olderVersion(library, draft) : ok()
  if (!older.ok) return older
  if (older.value !== undefined) return ok({ article: older.value, by: 'address' })
  const copy = await copyOf(library, draft, similar)
  return ok(copy === null ? null : { article: copy, by: 'likeness' })
}

/** The same text from elsewhere, nearly word for word. */
async function copyOf(
  library: Library,
  { sketch, html }: ArticleDraft,
  similar: SimilarTexts | null,
): Promise<ArticleSummary | null> {
  if (similar === null || sketch === null || sketch === undefined) return null
  const candidates = await similar.like(sketch)
  if (candidates.length === 0) return null
  const text = plainText(html)
  for (const article of candidates) {
    const body = await library.body(article.id)
    // One that cannot be read is none that it could be compared with.
    if (body.ok && isSameText(plainText(body.value), text)) return article
  }
  return null
}

/** What two drafts share that have the same words or the same address. */
export function addressKeysOf({ fingerprint, url }: ArticleDraft): readonly string[] {
  return url === null ? [fingerprint] : [fingerprint, ...addressSpellings(url)]
}

/** What two drafts share that are the same article, or may be. */
export function keysOf(draft: ArticleDraft): readonly string[] {
  const { sketch } = draft
  const bands = sketch === null || sketch === undefined ? [] : bandsOf(sketch)
  return [...addressKeysOf(draft), ...bands.map((value, band) => `band ${band} ${value}`)]
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
