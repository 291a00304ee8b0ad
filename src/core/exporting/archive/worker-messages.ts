import type { ExportProgress, ExportReport } from '@shared/export.ts'
import type { StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'

/** What the thread is started with. */
export interface ExportOrder {
  readonly libraryFolder: string
  readonly path: string
}

/** Anything that is sent to the thread means: stop. */
export type ExportNews =
  | { readonly kind: 'progress'; readonly progress: ExportProgress }
  | { readonly kind: 'ended'; readonly result: Result<ExportReport, StoreFault> }
