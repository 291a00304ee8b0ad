import { Worker } from 'node:worker_threads'
import type { ExportProgress, ExportReport } from '@shared/export.ts'
import type { StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import type { ExportNews, ExportOrder } from './worker-messages.ts'

export interface ExportJob {
  /** Rejects only for a bug. */
  readonly finished: Promise<Result<ExportReport, StoreFault>>
  /** Ends it; nothing is left behind. */
  cancel(): void
}

export interface ExportJobOptions extends ExportOrder {
  /** The built `export-worker.js`. */
  readonly workerUrl: URL
  readonly onProgress: (progress: ExportProgress) => void
}

/** The whole library as one zip, made in a thread of its own. */
export function startExport({ workerUrl, onProgress, ...order }: ExportJobOptions): ExportJob {
  const worker = new Worker(workerUrl, { name: 'export', workerData: order })
  const finished = new Promise<Result<ExportReport, StoreFault>>((resolve, reject) => {
    worker.on('message', (news: ExportNews) => {
      if (news.kind === 'progress') onProgress(news.progress)
      else resolve(news.result)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the export ended without an answer')))
  })
  return {
    finished,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    cancel: () => worker.postMessage('stop'),
  }
}
