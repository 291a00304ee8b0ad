import type { Row } from '@shared/article.ts'
import type { Completion, SearchCounts } from '@shared/search.ts'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import type { SearchHead } from './documents.ts'
import type { EngineAnswer } from './engine-answer.ts'

export type QuestionKind = 'everything' | 'titles'

/** What the search worker is told. */
export type ToWorker =
  /** First of all. `folder` is the library's. */
  | {
      readonly kind: 'open'
      readonly folder: string
      readonly libraryId: string
      readonly snapshot: SnapshotState | null
    }
  /** Articles as they are, because they are `wanted`. */
  | { readonly kind: 'tell'; readonly heads: readonly SearchHead[] }
  /** Every article that is wanted has been told of; those that were not are no more. */
  | { readonly kind: 'told' }
  /** Articles that are new or have changed. */
  | { readonly kind: 'announce'; readonly heads: readonly SearchHead[] }
  /** A new snapshot of the library stands. */
  | { readonly kind: 'folded'; readonly snapshot: SnapshotState }
  | { readonly kind: 'remove'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'ask'
      readonly of: QuestionKind
      readonly request: number
      readonly text: string
      readonly limit: number
      /** Hits to leave out at the beginning. */
      readonly offset: number
    }
  /** What may the query go on to at the caret? */
  | { readonly kind: 'complete'; readonly request: number; readonly text: string; readonly caret: number }
  /** How many articles does each of these find? */
  | { readonly kind: 'count'; readonly request: number; readonly texts: readonly string[] }
  /** Save and end. */
  | { readonly kind: 'close' }

/** What it tells. */
export type FromWorker =
  | {
      readonly kind: 'answer'
      readonly of: QuestionKind
      readonly request: number
      readonly answer: EngineAnswer
      readonly complete: boolean
    }
  | { readonly kind: 'counts'; readonly request: number; readonly counts: SearchCounts }
  | { readonly kind: 'completion'; readonly request: number; readonly completion: Completion }
  /** Rows of which it does not know how they stand in the library; null for all. To be answered by `tell` and `told`. */
  | { readonly kind: 'wanted'; readonly rows: Uint32Array | null }
  | { readonly kind: 'log'; readonly line: string }
