import type { ArticleId } from '@shared/article.ts'
import type { SearchDocument } from './documents.ts'
import { SearchEngine } from './engine.ts'
import { prepareText } from './prepared-text.ts'

export function idOf(row: number): ArticleId {
  return String(row).padStart(16, '0') as ArticleId
}

/** An article with nothing in it but what the test is about. */
export function documentForTest(row: number, parts: Partial<SearchDocument> = {}): SearchDocument {
  return {
    row,
    id: idOf(row),
    title: '',
    standfirst: [],
    byline: null,
    site: null,
    url: null,
    language: null,
    tags: [],
    publishedAt: null,
    addedAt: '2026-01-01T00:00:00.000Z',
    fingerprint: parts.text ?? '',
    trashed: false,
    read: false,
    bookmarked: false,
    archived: false,
    highlighted: false,
    noted: false,
    notes: [],
    incomplete: false,
    wordCount: 0,
    text: '',
    hasPicture: false,
    ...parts,
  }
}

/** An engine over these articles, which are their own source of text. */
export function engineWith(...documents: readonly SearchDocument[]): SearchEngine {
  const texts = new Map(documents.map((document) => [document.id, document.text]))
  const engine = new SearchEngine((id) => prepareText(texts.get(id) ?? ''))
  engine.put(documents)
  return engine
}

/** Titles of the hits, in order, marked `~` where they are fuzzy. */
export function found(engine: SearchEngine, query: string): readonly string[] {
  return engine
    .query(query, { limit: 50 })
    .hits.map((hit) => (hit.match === 'exact' ? '' : '~') + hit.title.text)
}
