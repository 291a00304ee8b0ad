import type { ArticleId, Row } from '@shared/article.ts'
import type { Settings } from '@shared/settings.ts'
import { defaultSettings } from '@shared/settings.ts'
import { Articles } from './articles.ts'

/**
 * What lowdb holds. Changed by `reduce` alone. Summaries are replaced, never written to, so that whoever has
 * taken a copy of the references (a fold in progress, a list) keeps the state of that moment.
 */
export interface LibraryData {
  /** Rises by one with every change. */
  revision: number
  /** The next article's row. Rows are never reused, so this is not the count. */
  nextRow: Row
  settings: Settings
  readonly articles: Articles
  /** For articles whose body was replaced since they came in: the mark in the name of the one they have now. */
  readonly bodies: Map<ArticleId, string>
}

export function emptyData(): LibraryData {
  return { revision: 0, nextRow: 0, settings: defaultSettings, articles: new Articles(), bodies: new Map() }
}
