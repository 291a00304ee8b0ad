import type { ArticleDraft } from '@core/library/draft.ts'
import type { ItemBatch } from './item.ts'
import type { ReadArticle, Reading } from './reading.ts'
import type { ReadSource } from './source.ts'

export type WorkerQuestion = { readonly sequence: number } & WorkerTask

export type WorkerTask =
  /** Read it, or open it as an export and say so. */
  | {
      readonly kind: 'open'
      readonly source: ReadSource
      /** For an export whose reading killed a worker: entries delivered, and entries not to touch again. */
      readonly from: number
      readonly poisoned: ReadonlyMap<number, string>
      /** One number: the entry under way. Shared, because a thread that hangs can tell nothing. */
      readonly underWay: Int32Array
    }
  /** Is it an export? */
  | { readonly kind: 'recognise'; readonly source: ReadSource }
  /** More of the export that is open. */
  | { readonly kind: 'more' }
  /** No more of it is wanted. */
  | { readonly kind: 'close' }

/** A draft whose source is the very bytes that were sent: they need not come back once per article. */
export interface SentArticle extends Omit<ReadArticle, 'draft'> {
  readonly draft: Omit<ArticleDraft, 'source'> & {
    readonly source: { readonly extension: string; readonly bytes: Uint8Array | null }
  }
}
export type SentReading =
  | (Omit<Extract<Reading, { ok: true }>, 'articles'> & { readonly articles: readonly SentArticle[] })
  | Extract<Reading, { ok: false }>

export type WorkerAnswer = { readonly sequence: number } & WorkerReply

export type WorkerReply =
  | { readonly reading: SentReading }
  | { readonly opened: { readonly format: string; readonly total: number | null } }
  | { readonly batch: ItemBatch & { readonly position: number } }
  | { readonly recognised: boolean }
  | { readonly closed: true }
  /** A throw: a bug of ours or a stack that was not deep enough. */
  | { readonly crash: string }

export function withoutSources(reading: Reading, sent: Uint8Array): SentReading {
  if (!reading.ok) return reading
  const articles = reading.articles.map(({ draft, furniture }) => ({
    draft: {
      ...draft,
      source: { ...draft.source, bytes: draft.source.bytes === sent ? null : draft.source.bytes },
    },
    furniture,
  }))
  return { ...reading, articles }
}

export function withSources(reading: SentReading, sent: Uint8Array): Reading {
  if (!reading.ok) return reading
  const articles = reading.articles.map(({ draft, furniture }) => ({
    draft: { ...draft, source: { ...draft.source, bytes: draft.source.bytes ?? sent } },
    furniture,
  }))
  return { ...reading, articles }
}
