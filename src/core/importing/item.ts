import type { ItemPlace, ItemStatus, RestoredParts } from '@shared/receipt.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { PageParts } from './pictures/parts.ts'
import type { Reading } from './reading.ts'

/** One entry of an export as its format understood it. Texts are as they were written: nothing is clean yet. */
export interface ImportItem {
  readonly kind: 'item'
  /** Where it is another than that of the whole: an export within a zip. */
  readonly format?: string
  readonly place: ItemPlace
  /** Null where the export has none, or only repeats the address. */
  readonly title: string | null
  readonly url: string | null
  /** None: it brings only its address. */
  readonly body?: ItemBody | null
  /** Files that came along with the body. */
  readonly parts?: PageParts | ((html: string) => Promise<PageParts>)
  readonly standfirst?: readonly string[]
  readonly byline?: string | null
  readonly publishedAt?: string | null
  readonly site?: string | null
  readonly language?: string | null
  /** When it was added over there, ISO 8601 in UTC; null where that is not known. */
  readonly addedAt?: string | null
  readonly tags?: readonly string[]
  /** Folders, lists or collections that it lay in: they become tags, unless the reader wants none of them. */
  readonly folders?: readonly string[]
  readonly state?: ItemState
  /** Found again in the text by their words; those that are not are kept all the same. */
  readonly highlights?: readonly ItemHighlight[]
  /** Worth knowing of it on the receipt. Plain sentences. */
  readonly notes?: readonly string[]
  /** All that the export says of it, fields nobody knows included: becomes the article's source. */
  readonly record: unknown
}

/** HTML that lies in another entry is fetched when it is its turn, so that an export need not fit in memory. */
export type ItemBody =
  | { readonly kind: 'html'; readonly html: string | (() => Promise<string>) }
  | { readonly kind: 'text'; readonly text: string }

export type ItemState = NonNullable<ArticleDraft['state']>

export interface ItemHighlight {
  /** The words that were marked; null for a note on the whole. */
  readonly quote: string | null
  readonly note: string | null
  readonly tags?: readonly string[]
  /** As the export calls it; one that is not ours becomes the usual one. */
  readonly colour?: string
  /** ISO 8601 in UTC, where the export knows. */
  readonly createdAt?: string
}

/** Something in an export that gives no article, and why. */
export interface ItemProblem {
  readonly kind: 'problem'
  readonly format?: string
  readonly status: Extract<ItemStatus, 'skipped' | 'failed'>
  readonly place: ItemPlace
  readonly title: string | null
  /** One plain sentence, or more. */
  readonly reason: string
}

/** A file of an archive that is read as if it had come alone. */
export interface ItemFile {
  readonly kind: 'file'
  readonly format?: string
  readonly place: ItemPlace
  readonly read: () => Promise<Reading>
}

export type ExportEntry = ImportItem | ItemProblem | ItemFile

/** An item made into an article: clean, whole, ready for the library. */
export interface ItemArticle {
  readonly kind: 'article'
  readonly format: string
  readonly place: ItemPlace
  readonly draft: ArticleDraft
  readonly furniture: readonly string[]
  readonly restored?: RestoredParts
  readonly notes: readonly string[]
  /** Of the draft's tags, those that were folders. */
  readonly folders?: readonly string[]
  /** How many articles came of the same item. */
  readonly siblings: number
}

export type ReadItem = ItemArticle | (ItemProblem & { readonly format: string })

/** With the number of the entry that it came of: an interrupted import goes on there. */
export type NumberedItem = ReadItem & { readonly number: number }

export interface ItemBatch {
  readonly items: readonly NumberedItem[]
  /** Nothing comes after it. */
  readonly done: boolean
}

export function failedItem(place: ItemPlace, title: string | null, reason: string): ItemProblem {
  return { kind: 'problem', status: 'failed', place, title, reason }
}

export function skippedItem(place: ItemPlace, title: string | null, reason: string): ItemProblem {
  return { kind: 'problem', status: 'skipped', place, title, reason }
}
