import type { ArticleId, ImportId } from './article.ts'

export type ItemStatus = 'added' | 'merged' | 'skipped' | 'failed'

/** One article or one file that an import met. */
export interface ReceiptItem {
  readonly status: ItemStatus
  /** Name of the file, or "Pasted text". Never a full path: receipts may be shared. */
  readonly source: string
  readonly id: ArticleId | null
  readonly title: string | null
  /** The importer that took it: `text`, `markdown`, `html`; `unknown` where none did. */
  readonly format: string
  /** Plain words: why it was skipped, merged or failed, or what is worth knowing of how it was read. */
  readonly reason: string | null
  /** Lines judged to be page furniture: kept in the source, left out of the article. */
  readonly furniture: readonly string[]
  /** Where in the source it stood; absent where the source is one article, and on receipts from before. */
  readonly place?: ItemPlace
  /** What came over with it; absent where the source brought nothing but text, and on receipts from before. */
  readonly restored?: RestoredParts
}

/** Where an item of an export stood. */
export interface ItemPlace {
  /** The file within an archive. */
  readonly entry?: string
  /** From 1, of the file or the entry. */
  readonly line?: number
  /** From 1, in a list that has no lines worth counting, as in JSON. */
  readonly item?: number
}

/** What an export knew of an item and the library now holds. */
export interface RestoredParts {
  /** The text; without it the article is only a link. */
  readonly content: boolean
  /** ISO 8601 in UTC; null where the export says nothing or no date. */
  readonly addedAt: string | null
  readonly state: readonly ('bookmarked' | 'archived' | 'read')[]
  readonly tags: number
  /** Of the images in the text, how many came along and how many are only linked. */
  readonly images?: { readonly kept: number; readonly linked: number }
  /** Highlights and notes found in the export. They are kept in the source until there is a place for them. */
  readonly highlights?: { readonly found: number; readonly restored: number }
}

/** How an import ended, kept for ever in the library. */
export interface Receipt {
  readonly id: ImportId
  readonly origin: ImportOrigin
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly added: number
  readonly merged: number
  readonly skipped: number
  readonly failed: number
  readonly cancelled: boolean
  readonly items: readonly ReceiptItem[]
}

export type ImportOrigin = 'paste' | 'files' | 'cli'

/** While it runs. `total` grows as folders are walked; null until the first file is known. */
export interface ImportProgress {
  readonly id: ImportId
  readonly done: number
  readonly total: number | null
  readonly current: string
}

export function countItems(
  items: readonly ReceiptItem[],
): Pick<Receipt, 'added' | 'merged' | 'skipped' | 'failed'> {
  const count = (status: ItemStatus): number => items.filter((item) => item.status === status).length
  return {
    added: count('added'),
    merged: count('merged'),
    skipped: count('skipped'),
    failed: count('failed'),
  }
}
