import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '@shared/result.ts'
import { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import { openLibrary } from '@core/library/library.ts'
import { findCopies } from './find-copies.ts'
import type { CopiesTask, FromCopies } from './messages.ts'

/** Between two reports of progress, in milliseconds. */
const reportEveryMs = 100

/** One look at all texts of a library, away from the thread that answers the reader. Changes nothing. */
const { folder } = workerData as CopiesTask

function tell(message: FromCopies): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}

let reportedAt = 0
const onProgress = (done: number, total: number): void => {
  if (performance.now() - reportedAt < reportEveryMs) return
  reportedAt = performance.now()
  tell({ kind: 'progress', done, total })
}

const library = await openLibrary({ folder, mode: 'read', owner: 'Offprint' })
if (library.ok) {
  const sketches = await new SimilarTexts(library.value).known()
  const found = await findCopies(library.value, { sketches, onProgress })
  const groups = found.groups.map(({ articles, evidence }) => ({
    ids: articles.map(({ id }) => id),
    evidence,
  }))
  tell({ kind: 'found', answer: ok({ ...found, groups }) })
} else tell({ kind: 'found', answer: library })
