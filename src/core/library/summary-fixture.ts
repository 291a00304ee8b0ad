import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id that tells its number. */
export function idOf(number: number): string {
  let id = ''
  for (let rest = number; id.length < 16; rest = Math.floor(rest / 32)) id = alphabet.charAt(rest % 32) + id
  return id
}

/** A summary for tests: what is not said follows from its row. */
export function summaryOf(row: number, over: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: idOf(row) as ArticleId,
    row,
    title: `Article ${row}`,
    standfirst: [],
    byline: null,
    dateline: null,
    publishedAt: null,
    site: null,
    url: null,
    language: 'en',
    direction: 'ltr',
    bookmarked: false,
    archived: false,
    read: false,
    trashedAt: null,
    tags: [],
    progress: 0,
    place: null,
    addedAt: '2026-01-01T00:00:00.000Z',
    importId: idOf(1) as ImportId,
    wordCount: 100,
    excerpt: `Excerpt ${row}`,
    fingerprint: `print ${row}`,
    ...over,
  }
}
