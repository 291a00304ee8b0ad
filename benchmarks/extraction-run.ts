/** Puts pages to one library, page after page, in a thread that is replaced when a page hangs in it. */
import { Worker } from 'node:worker_threads'
import type { PageAsked, PageDone } from './extraction-worker.ts'

const longestMs = 30_000

export class WayAtWork {
  readonly #name: string
  readonly #installed: string | null
  #worker: Worker | null = null

  constructor(name: string, installed: string | null) {
    this.#name = name
    this.#installed = installed
  }

  /** False where the library is not installed. */
  async start(): Promise<boolean> {
    const worker = new Worker(new URL('extraction-worker.ts', import.meta.url), {
      workerData: { name: this.#name, installed: this.#installed },
    })
    return new Promise((resolve) => {
      worker.once('message', () => {
        worker.removeAllListeners('error')
        this.#worker = worker
        resolve(true)
      })
      worker.once('error', () => resolve(false))
    })
  }

  async page(asked: PageAsked): Promise<PageDone> {
    if (this.#worker === null && !(await this.start())) throw new Error(`${this.#name} does not start`)
    const worker = this.#worker
    if (worker === null) throw new Error(`${this.#name} does not start`)
    return new Promise((resolve) => {
      const settle = (done: PageDone): void => {
        clearTimeout(timer)
        worker.removeAllListeners('message')
        worker.removeAllListeners('error')
        resolve(done)
      }
      const lose = (fault: string, ms: number): void => {
        this.#worker = null
        void worker.terminate()
        settle({ found: null, fault, ms })
      }
      const timer = setTimeout(() => lose(`no answer in ${longestMs / 1000} s`, longestMs), longestMs)
      worker.once('message', settle)
      worker.once('error', (error) => lose(String(error), 0))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(asked)
    })
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }
}
