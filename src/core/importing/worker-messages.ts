import type { ArticleDraft } from '@core/library/draft.ts'
import type { ReadArticle, Reading } from './reading.ts'
import type { ReadSource } from './source.ts'

export interface WorkerQuestion {
  readonly sequence: number
  readonly source: ReadSource
}

/** A draft whose source is the very bytes that were sent: they need not come back once per article. */
export interface SentArticle extends Omit<ReadArticle, 'draft'> {
  readonly draft: Omit<ArticleDraft, 'source'> & {
    readonly source: { readonly extension: string; readonly bytes: Uint8Array | null }
  }
}
export type SentReading =
  | (Omit<Extract<Reading, { ok: true }>, 'articles'> & { readonly articles: readonly SentArticle[] })
  | Extract<Reading, { ok: false }>

export type WorkerAnswer =
  | { readonly sequence: number; readonly reading: SentReading }
  /** A throw: a bug of ours or a stack that was not deep enough. */
  | { readonly sequence: number; readonly crash: string }

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
