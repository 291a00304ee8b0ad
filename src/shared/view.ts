import * as v from 'valibot'
import type { ArticleSummary, Row } from './article.ts'
import { ImportId, isBegun } from './article.ts'
import type { ArticleHighlights } from './highlight.ts'
import { isInBranch } from './tag.ts'

/** A filtered, sorted list of articles. Only `trash` shows what is in the trash. */
export const View = v.variant('kind', [
  v.object({ kind: v.literal('inbox') }),
  v.object({ kind: v.literal('unread') }),
  v.object({ kind: v.literal('bookmarked') }),
  v.object({ kind: v.literal('archive') }),
  v.object({ kind: v.literal('highlighted') }),
  v.object({ kind: v.literal('noted') }),
  v.object({ kind: v.literal('begun') }),
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('trash') }),
  v.object({ kind: v.literal('tag'), tag: v.string() }),
  v.object({ kind: v.literal('site'), site: v.string() }),
  v.object({ kind: v.literal('import'), importId: ImportId }),
])
export type View = v.InferOutput<typeof View>
export type ViewKind = View['kind']

/**
 * Does an article belong in a view? The states are independent, so a bookmarked article may be archived,
 * unread, both or neither; only the trash hides an article from every other view.
 */
export function belongsTo(view: View, article: ArticleSummary): boolean {
  if (view.kind === 'trash') return article.trashedAt !== null
  if (article.trashedAt !== null) return false
  switch (view.kind) {
    case 'inbox':
      return !article.archived
    case 'unread':
      return !article.read
    case 'bookmarked':
      return article.bookmarked
    case 'archive':
      return article.archived
    case 'highlighted':
      return (article.highlightCount ?? 0) > 0
    case 'noted':
      return (article.noteCount ?? 0) > 0
    case 'begun':
      return isBegun(article) && !article.archived
    case 'all':
      return true
    case 'tag':
      return article.tags.some((tag) => isInBranch(tag, view.tag))
    case 'site':
      return article.site === view.site
    case 'import':
      return article.importId === view.importId
  }
}

/** Newest import first; within one import the order in which things stood in it. */
export function compareInView(a: ArticleSummary, b: ArticleSummary): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1
  return a.row - b.row
}

/** What opening a view gives: row numbers for all of it, summaries for the first screen only. */
export interface ViewPage {
  readonly revision: number
  readonly total: number
  readonly rows: Uint32Array
  readonly first: readonly ArticleSummary[]
}

/** Summaries sent with a view, and per block while scrolling. */
export const viewBlockSize = 100

export interface Named {
  readonly name: string
  readonly count: number
}

export interface LibraryCounts {
  readonly inbox: number
  readonly unread: number
  readonly bookmarked: number
  readonly archive: number
  readonly all: number
  readonly trash: number
  /** Articles with highlights, and with notes. */
  readonly highlighted: number
  readonly noted: number
  /** Begun, not finished and not archived. */
  readonly begun: number
  readonly tags: readonly Named[]
  readonly sites: readonly Named[]
}

/** One commit, as the page hears of it. `revision` rises by one per commit; a gap means: reload the view. */
export interface LibraryChange {
  readonly revision: number
  readonly changed: readonly ArticleSummary[]
  readonly removed: readonly Row[]
  /** Of articles in which something was marked, changed or removed: all that is marked now. Absent where nothing was. */
  readonly highlights?: readonly ArticleHighlights[]
  readonly counts: LibraryCounts
  /** Is there something to undo, and what would it be called? */
  readonly undo: string | null
}
