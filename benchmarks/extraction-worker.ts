/** One library in a thread of its own, which can be stopped where a page never ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Extracted } from './extraction-ways.ts'
import { wayOf } from './extraction-ways.ts'

export interface PageAsked {
  readonly bytes: Uint8Array
  readonly url: string
}
export interface PageDone {
  readonly found: Extracted | null
  /** What it threw. */
  readonly fault: string | null
  /** Processor time of this thread: other work on the machine does not count. */
  readonly ms: number
}

const { name, installed } = workerData as { readonly name: string; readonly installed: string | null }
const way = await wayOf(name, installed)

parentPort?.on('message', (asked: PageAsked) => {
  void answer(asked)
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready')

async function answer({ bytes, url }: PageAsked): Promise<void> {
  const before = process.threadCpuUsage()
  let found: Extracted | null = null
  let fault: string | null = null
  try {
    found = await way(bytes, url)
  } catch (error) {
    fault = String(error)
  }
  const { user, system } = process.threadCpuUsage(before)
  const done: PageDone = { found, fault, ms: (user + system) / 1000 }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(done)
}
