import type { LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import type { Examination } from '../doctor.ts'
import type { LibrarySizes } from './measure.ts'

/** What the worker is started with. */
export interface InspectionTask {
  readonly kind: 'measure' | 'examine'
  readonly folder: string
}

export type FromInspection =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'measured'; readonly answer: Result<LibrarySizes, StoreFault> }
  | { readonly kind: 'examined'; readonly answer: Result<Examination, LibraryUnreadable | StoreFault> }
