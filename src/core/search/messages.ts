import type { Row } from '@shared/article.ts'
import type { Completion } from '@shared/search.ts'
import type { SearchHead } from './documents.ts'
import type { EngineAnswer } from './engine-answer.ts'

export type QuestionKind = 'everything' | 'titles'

/** What the search worker is told. */
export type ToWorker =
  /** First of all. `folder` is the library's. */
  | { readonly kind: 'open'; readonly folder: string; readonly libraryId: string }
  /** Articles as they are now. */
  | { readonly kind: 'announce'; readonly heads: readonly SearchHead[] }
  /** Every article has been announced: the saved segments can be compared with them. */
  | { readonly kind: 'announced' }
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
  | { readonly kind: 'completion'; readonly request: number; readonly completion: Completion }
  | { readonly kind: 'log'; readonly line: string }
