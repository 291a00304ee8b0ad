import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import { offlineOf } from '@shared/offline.ts'

/** What search knows of an article without its body. */
export interface SearchHead {
  readonly row: Row
  readonly id: ArticleId
  readonly title: string
  readonly standfirst: readonly string[]
  readonly byline: string | null
  readonly site: string | null
  readonly url: string | null
  /** BCP 47. */
  readonly language: string | null
  readonly tags: readonly string[]
  /** ISO 8601, as precise as the source. */
  readonly publishedAt: string | null
  /** ISO 8601 in UTC: newer comes first on a tie. */
  readonly addedAt: string
  /** Changes whenever the body does. */
  readonly fingerprint: string
  /** In the trash: kept in the index, in an answer only if the query asks for the trash. */
  readonly trashed: boolean
  readonly read: boolean
  readonly bookmarked: boolean
  readonly archived: boolean
  /** The reader marked something in it; wrote something to it. */
  readonly highlighted: boolean
  readonly noted: boolean
  /** What the reader wrote to it, in the order of the highlights. */
  readonly notes: readonly string[]
  /** Something of it cannot be read offline: pictures, or all of it. */
  readonly incomplete: boolean
  readonly wordCount: number
}

/** What of a head is needed to show a hit and to index the article: its texts. */
export type HeadTexts = Pick<
  SearchHead,
  'row' | 'id' | 'fingerprint' | 'title' | 'standfirst' | 'byline' | 'site' | 'tags' | 'notes'
>

/** What is indexed of a body. */
export interface BodyText {
  /** Plain text of the body. */
  readonly text: string
  /** Is there a picture in the body? */
  readonly hasPicture: boolean
}

export type IndexedArticle = HeadTexts & BodyText
export interface SearchDocument extends SearchHead, BodyText {}

export function headOf(summary: ArticleSummary, highlights: readonly Highlight[]): SearchHead {
  const { row, id, title, standfirst, byline, site, url, language, tags, publishedAt, addedAt } = summary
  const { fingerprint, read, bookmarked, archived, wordCount } = summary
  return {
    row,
    id,
    title,
    standfirst,
    byline,
    site,
    url,
    language,
    tags,
    publishedAt,
    addedAt,
    fingerprint,
    trashed: summary.trashedAt !== null,
    read,
    bookmarked,
    archived,
    highlighted: (summary.highlightCount ?? 0) > 0,
    noted: (summary.noteCount ?? 0) > 0,
    notes: highlights.flatMap(({ note }) => (note === null ? [] : [note])),
    incomplete: offlineOf(summary).kind !== 'complete',
    wordCount,
  }
}

/**
 * A number (53 bits) that changes with anything that is indexed of an article. Saved beside its postings, so
 * that postings of an older state of the article are never taken for current ones.
 */
export function stampOf(head: HeadTexts): number {
  const { id, fingerprint, title, standfirst, byline, site, tags, notes } = head
  return hash53(JSON.stringify([id, fingerprint, title, standfirst, byline, site, tags, notes]))
}

/** Two 32-bit multiplicative hashes mixed (cyrb53, public domain). Not for secrets. */
function hash53(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
