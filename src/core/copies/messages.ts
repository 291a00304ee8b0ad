import type { ArticleId } from '@shared/article.ts'
import type { CopyEvidence } from '@shared/copies.ts'
import type { LibraryBusy, LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import type { FreshSketch } from './find-copies.ts'

/** What the worker is started with. */
export interface CopiesTask {
  readonly folder: string
}

export interface CopiesReport {
  /** Of the articles of each the richest first. */
  readonly groups: readonly { readonly ids: readonly ArticleId[]; readonly evidence: CopyEvidence }[]
  readonly articles: number
  readonly fresh: readonly FreshSketch[]
}

export type FromCopies =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'found'
      readonly answer: Result<CopiesReport, LibraryBusy | LibraryUnreadable | StoreFault>
    }
