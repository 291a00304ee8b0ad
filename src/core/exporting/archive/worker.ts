import { parentPort, workerData } from 'node:worker_threads'
import { fault } from '@shared/fault.ts'
import { fail } from '@shared/result.ts'
import { openLibrary } from '@core/library/library.ts'
import type { ExportNews, ExportOrder } from './worker-messages.ts'
import { exportLibrary } from './write-archive.ts'

/**
 * Exports in a thread of its own, from the library as it stands on the disk at that moment: turning thousands of
 * bodies into Markdown would hold up the app's own thread.
 */
async function run({ libraryFolder, path }: ExportOrder, signal: AbortSignal): Promise<void> {
  const opened = await openLibrary({ folder: libraryFolder, mode: 'read', owner: 'Offprint export' })
  if (!opened.ok) {
    tell({ kind: 'ended', result: fail(fault('store-failed', opened.fault.message)) })
    return
  }
  const library = opened.value
  const onProgress = (progress: { readonly done: number; readonly total: number }): void => {
    tell({ kind: 'progress', progress })
  }
  try {
    tell({ kind: 'ended', result: await exportLibrary({ library, path, signal, onProgress }) })
  } finally {
    await library.close()
  }
}

function tell(news: ExportNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(news)
}

const stop = new AbortController()
parentPort?.on('message', () => stop.abort())
await run(workerData as ExportOrder, stop.signal)
parentPort?.close()
