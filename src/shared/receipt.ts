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
