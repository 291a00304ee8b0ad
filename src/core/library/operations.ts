import type { ArticleFacts, ArticleId, ArticleState, Detail } from '@shared/article.ts'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import { assertNever } from '@shared/result.ts'
import type { SettingsChange } from '@shared/settings.ts'
import { Settings } from '@shared/settings.ts'
import * as v from 'valibot'
import type { LibraryData } from './data.ts'
import type { ArticleRecord } from './record.ts'
import { highlightsOf, withHighlights } from './record.ts'

/** What replacing a body changes of a summary. */
export type ArticleContent = ArticleFacts & Pick<ArticleRecord, 'wordCount' | 'excerpt' | 'fingerprint'>

/** What a reader may put right of what an article says of itself. */
export type Describable = Pick<ArticleFacts, Detail> & Pick<ArticleRecord, 'putRight'>

/**
 * What an edit may set: the reader's marks and words; the day it came in when an export knows of an earlier one, and the
 * address when a copy knows of one.
 */
export type Editable = ArticleState & Describable & Pick<ArticleRecord, 'addedAt' | 'url'>

/**
 * The journal's words. Each says what becomes true, not how it was before, so that replaying one twice or
 * without its neighbour does no harm. One change is a list of them under one revision.
 */
export type Operation =
  | { readonly op: 'add'; readonly articles: readonly ArticleRecord[] }
  | { readonly op: 'edit'; readonly ids: readonly ArticleId[]; readonly set: Partial<Editable> }
  | {
      readonly op: 'tag'
      readonly ids: readonly ArticleId[]
      readonly add: readonly string[]
      readonly remove: readonly string[]
    }
  | {
      readonly op: 'replace'
      readonly id: ArticleId
      readonly content: ArticleContent
      /** Mark of the body that holds from now on; '' is the one that it came with. */
      readonly body: string
    }
  | {
      /** Of one article: what is marked from now on, in its new state, and what no longer is. */
      readonly op: 'highlight'
      readonly id: ArticleId
      readonly put: readonly Highlight[]
      readonly remove: readonly HighlightId[]
    }
  | { readonly op: 'delete'; readonly ids: readonly ArticleId[] }
  | { readonly op: 'settings'; readonly set: SettingsChange }

/** What an operation did to one article. Both are set for a change, one alone for coming and going. */
export interface Effect {
  readonly before: ArticleRecord | null
  readonly after: ArticleRecord | null
  /** The body's mark before, where the body was replaced. */
  readonly bodyBefore?: string
}

/** Reduces one change onto the data. Articles that are gone are passed over. */
export function reduce(data: LibraryData, operations: readonly Operation[]): readonly Effect[] {
  const effects: Effect[] = []
  for (const operation of operations) reduceOne(data, operation, effects)
  return effects
}

function reduceOne(data: LibraryData, operation: Operation, effects: Effect[]): void {
  const change = (id: ArticleId, make: (before: ArticleRecord) => ArticleRecord): void => {
    const before = data.articles.get(id)
    if (before === undefined) return
    const after = make(before)
    data.articles.set(after)
    effects.push({ before, after })
  }
  switch (operation.op) {
    case 'add':
      for (const article of operation.articles) {
        const before = data.articles.get(article.id) ?? null
        const after = placed(data, article, before)
        data.articles.set(after)
        data.nextRow = Math.max(data.nextRow, after.row + 1)
        effects.push({ before, after })
      }
      return
    case 'edit':
      for (const id of operation.ids) change(id, (before) => ({ ...before, ...operation.set }))
      return
    case 'tag':
      for (const id of operation.ids) {
        change(id, (before) => ({ ...before, tags: retagged(before.tags, operation.add, operation.remove) }))
      }
      return
    case 'highlight':
      change(operation.id, (before) => withHighlights(before, marked(before, operation)))
      return
    case 'replace': {
      const before = data.articles.get(operation.id)
      if (before === undefined) return
      const after = withContent(before, operation.content)
      const bodyBefore = data.bodies.get(operation.id) ?? ''
      data.articles.set(after)
      data.bodies.set(operation.id, operation.body)
      effects.push({ before, after, bodyBefore })
      return
    }
    case 'delete':
      for (const id of operation.ids) {
        const before = data.articles.get(id)
        if (before === undefined) continue
        data.articles.delete(id)
        data.bodies.delete(id)
        effects.push({ before, after: null })
      }
      return
    case 'settings':
      data.settings = v.parse(Settings, { ...data.settings, ...operation.set })
      return
    default:
      assertNever(operation)
  }
}

function marked(
  record: ArticleRecord,
  { put, remove }: Extract<Operation, { readonly op: 'highlight' }>,
): readonly Highlight[] {
  const gone = new Set([...remove, ...put.map(({ id }) => id)])
  return [...highlightsOf(record).filter(({ id }) => !gone.has(id)), ...put]
}

/** A link that gets its text is a link no more, nor does a text miss the pictures of another. */
function withContent(before: ArticleRecord, content: ArticleContent): ArticleRecord {
  const { linkOnly: _, pictures: __, ...rest } = before
  return { ...rest, ...content }
}

/**
 * In its own row. After a loss rows may have been given anew, and then an article that comes back from a backup
 * finds another one in its place.
 */
function placed(data: LibraryData, article: ArticleRecord, before: ArticleRecord | null): ArticleRecord {
  if (before !== null) return before.row === article.row ? article : { ...article, row: before.row }
  return data.articles.columns.has(article.row) ? { ...article, row: data.nextRow } : article
}

/** Adding comes first, so that a tag in both lists is removed; order of arrival is kept, without repeats. */
function retagged(
  tags: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): readonly string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
}
