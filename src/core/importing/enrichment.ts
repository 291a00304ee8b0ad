import type { ArticleSummary } from '@shared/article.ts'
import { details } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import type { Enrichment } from '@core/library/library-intake.ts'
import { gainedHighlights } from '@core/library/new-highlights.ts'
import { pictureCounts } from '@core/markup/picture-counts.ts'

/** What the summary of an article does not say of it. */
export interface OlderFacts {
  /** Known by the likeness of its text alone. */
  readonly isCopy?: boolean
  /** Pictures that its text would lose if another took its place. */
  readonly keptPictures?: number
}

/** How many pictures lie with an article; 0 where the draft would not take their place, or has all of its own. */
export async function picturesAtStake(
  library: Pick<Library, 'body'>,
  older: ArticleSummary,
  draft: ArticleDraft,
): Promise<number> {
  if (draft.linkOnly === true || older.linkOnly === true || draft.pictures === undefined) return 0
  if (older.pictures !== undefined) return older.pictures.kept
  const body = await library.body(older.id)
  return body.ok ? pictureCounts(body.value).kept : 0
}

/**
 * What a second coming of an article adds to the first: a fuller text, an earlier date, tags, highlights, a bookmark, the
 * way out of the Trash. What the reader did with it since (archived, read) stays theirs. Null where it adds
 * nothing, so that importing the same again changes nothing.
 */
export function enrichmentOf(
  older: ArticleSummary,
  draft: ArticleDraft,
  marked: readonly Highlight[],
  { isCopy = false, keptPictures = 0 }: OlderFacts = {},
): { readonly more: Enrichment | null; readonly reason: string } {
  const isFuller = isFullerThan(older, draft, keptPictures)
  const isEarlier = draft.addedAt !== undefined && draft.addedAt < older.addedAt
  const isMarked = draft.state?.bookmarked === true && !older.bookmarked
  const tags = draft.tags.filter((tag) => !older.tags.includes(tag))
  const { highlights = [] } = draft
  const marks = gainedHighlights(marked, highlights, older.addedAt).length
  const set = {
    ...(older.trashedAt === null ? {} : { trashedAt: null }),
    ...(isEarlier ? { addedAt: draft.addedAt } : {}),
    ...(isMarked ? { bookmarked: true } : {}),
  }
  const gained = [
    ...(isEarlier ? ['its earlier date'] : []),
    ...(isMarked ? ['its bookmark'] : []),
    ...(tags.length === 0 ? [] : [tags.length === 1 ? '1 tag' : `${tags.length} tags`]),
    ...(marks === 0 ? [] : [marks === 1 ? '1 highlight' : `${marks} highlights`]),
  ]
  if (!isFuller && Object.keys(set).length === 0 && tags.length === 0 && marks === 0)
    return { more: null, reason: '' }
  const more = {
    ...(isFuller ? { draft: withKnownFacts(draft, older) } : {}),
    ...(Object.keys(set).length === 0 ? {} : { set }),
    tags,
    ...(marks === 0 ? {} : { highlights }),
  }
  return { more, reason: reasonOf(older, isFuller, gained, isCopy, isFuller && !isLongerThan(older, draft)) }
}

function isFullerThan(older: ArticleSummary, draft: ArticleDraft, keptPictures: number): boolean {
  if (draft.linkOnly === true) return false
  // What the reader cut out is not to come back with it.
  if (older.putRight?.includes('text') === true) return false
  // A few lines more, of which most are of the page around it, are not worth the pictures.
  if (keptPictures > (draft.images?.length ?? 0) && draft.wordCount < older.wordCount * 1.5) return false
  if (older.linkOnly === true || isLongerThan(older, draft)) return true
  return bringsPictures(older, draft) && draft.wordCount >= older.wordCount * 0.98 - 5
}

function isLongerThan(older: ArticleSummary, draft: ArticleDraft): boolean {
  return draft.wordCount > older.wordCount * 1.02 + 5
}

/** As good a text, with pictures that were only addresses until now. */
function bringsPictures(older: ArticleSummary, draft: ArticleDraft): boolean {
  const missing = older.pictures?.missing ?? 0
  const kept = older.pictures?.kept ?? 0
  const brought = draft.images?.length ?? 0
  return missing > 0 && brought > kept && (draft.pictures?.missing ?? 0) < missing
}

/** What only the older one knew is not lost with its text, nor what the reader put right. */
function withKnownFacts(draft: ArticleDraft, older: ArticleSummary): ArticleDraft {
  return {
    ...draft,
    standfirst: draft.standfirst.length === 0 ? older.standfirst : draft.standfirst,
    byline: draft.byline ?? older.byline,
    dateline: draft.dateline ?? older.dateline,
    publishedAt: draft.publishedAt ?? older.publishedAt,
    site: draft.site ?? older.site,
    url: draft.url ?? older.url,
    ...Object.fromEntries(
      details.filter((detail) => older.putRight?.includes(detail)).map((detail) => [detail, older[detail]]),
    ),
  }
}

function reasonOf(
  older: ArticleSummary,
  isFuller: boolean,
  gained: readonly string[],
  isCopy: boolean,
  isWithPictures: boolean,
): string {
  const sentences: string[] = []
  if (isFuller) {
    sentences.push(
      older.linkOnly === true
        ? 'It was only a link in your library; its text was added.'
        : isCopy
          ? `Nearly the same text was in your library: “${older.title}”; the fuller was kept.`
          : isWithPictures
            ? 'It was in your library without its pictures; they were added.'
            : 'It was in your library from the same address; the fuller text was kept.',
    )
  } else if (older.trashedAt !== null) sentences.push('It was in the Trash and is back.')
  else sentences.push('It is already in your library.')
  if (gained.length > 0) {
    const [last = ''] = gained.slice(-1)
    const list = gained.length === 1 ? last : `${gained.slice(0, -1).join(', ')} and ${last}`
    sentences.push(`It gained ${list}.`)
  }
  return sentences.join(' ')
}
