import { parentPort, workerData } from 'node:worker_threads'
import { fail, ok } from '@shared/result.ts'
import { examine } from '../doctor.ts'
import { storeFault } from '../faults.ts'
import { nodeFileSystem } from '../file-system.ts'
import { measureLibrary } from './measure.ts'
import type { FromInspection, InspectionTask } from './messages.ts'

/** Between two reports of progress, in milliseconds. */
const reportEveryMs = 100

/** One look at every file of a library, away from the thread that answers the reader. Changes nothing. */
const { kind, folder } = workerData as InspectionTask

function tell(message: FromInspection): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}

if (kind === 'measure') {
  try {
    tell({ kind: 'measured', answer: ok(await measureLibrary(nodeFileSystem, folder)) })
  } catch (error) {
    tell({ kind: 'measured', answer: fail(storeFault(error, 'The library could not be measured', folder)) })
  }
} else {
  let reportedAt = 0
  const onProgress = (done: number, total: number): void => {
    if (performance.now() - reportedAt < reportEveryMs) return
    reportedAt = performance.now()
    tell({ kind: 'progress', done, total })
  }
  tell({ kind: 'examined', answer: await examine({ folder, onProgress }) })
}
