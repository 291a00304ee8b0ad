import { parentPort } from 'node:worker_threads'
import { readSource } from './read.ts'
import type { WorkerAnswer, WorkerQuestion } from './worker-messages.ts'
import { withoutSources } from './worker-messages.ts'

/** Where untrusted files are parsed: a thread that can be killed. One source at a time. */
function answer({ sequence, source }: WorkerQuestion): WorkerAnswer {
  try {
    return { sequence, reading: withoutSources(readSource(source), source.bytes) }
  } catch (error) {
    return { sequence, crash: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

parentPort?.on('message', (question: WorkerQuestion) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer(question))
})
