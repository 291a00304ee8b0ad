import type { ArticleId, ImportId } from './article.ts'
import type { Survey } from './survey.ts'

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
  /** Highlights and notes found in the export, and how many stand in the text again; the others are kept beside it. */
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

export type ImportOrigin = 'paste' | 'files' | 'cli' | 'watch'

/** A receipt without its items, of which there may be tens of thousands. */
export interface ReceiptHead extends Omit<Receipt, 'items'> {
  readonly count: number
  /** The first article that was added: where the list goes. */
  readonly first: ArticleId | null
  /** Why, where nothing was added: of the first that failed, or of the first at all. */
  readonly told: string | null
  /** Articles came back from an archive: they keep the import that they first came with. */
  readonly cameBack: boolean
}

export function headOf({ items, ...head }: Receipt): ReceiptHead {
  const told = items.find(({ status }) => status === 'failed') ?? items[0]
  return {
    ...head,
    count: items.length,
    first: items.find(({ status, id }) => status === 'added' && id !== null)?.id ?? null,
    told: told?.reason ?? null,
    cameBack: items.some(({ status, format }) => status === 'added' && format === 'offprint'),
  }
}

/** Which items of a receipt are wanted. */
export interface PageWanted {
  /** Only these; empty for all. */
  readonly statuses: readonly ItemStatus[]
  /** In the title, source, place, reason or format; '' for all. */
  readonly text: string
  readonly offset: number
  readonly limit: number
}

export interface ReceiptPage {
  /** How many fit, of which these are some. */
  readonly total: number
  readonly items: readonly ReceiptItem[]
}

/** While it runs. `total` grows as folders are walked; null until the first file is known. */
export interface ImportProgress {
  readonly id: ImportId
  /** `looking`: finds out what would come in, and changes nothing. */
  readonly phase: 'looking' | 'importing'
  readonly done: number
  readonly total: number | null
  readonly current: string
  readonly paused: boolean
  /** Items a second of late; null before that is known. */
  readonly perSecond: number | null
  readonly leftMs: number | null
}

/** An import that was cut off: the app quit, or died. It can be gone on with. */
export interface UnfinishedImport {
  readonly id: ImportId
  readonly origin: ImportOrigin
  readonly startedAt: string
  /** The first few of the files that it was given, and how many more there are. */
  readonly names: readonly string[]
  readonly more: number
  /** Items that are on its receipt so far. */
  readonly done: number
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

/** What became of files that were given: brought in at once, or, where they are an export, looked through first. */
export type BroughtIn =
  | { readonly kind: 'imported'; readonly receipt: ReceiptHead }
  | {
      readonly kind: 'surveyed'
      /** Names what was looked through, to `begin` or `dismiss` it. */
      readonly plan: number
      readonly survey: Survey
    }
  /** The look through was ended. */
  | { readonly kind: 'dismissed' }
