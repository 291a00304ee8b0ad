import { Worker } from 'node:worker_threads'
import type { Reading } from './reading.ts'
import { unreadable } from './reading.ts'
import type { ReadSource } from './source.ts'
import type { WorkerAnswer, WorkerQuestion } from './worker-messages.ts'
import { withSources } from './worker-messages.ts'

/** Turns sources into articles, one call each; several calls may be under way. Never rejects for bad input. */
export interface Reader {
  /** How many sources it reads at the same time. */
  readonly width: number
  read(source: ReadSource): Promise<Reading>
  close(): Promise<void>
}

export interface ReaderOptions {
  /** The built `import-worker.js`. */
  readonly workerUrl: URL
  /** A source that takes longer is given up. */
  readonly timeoutMs?: number
  /** Of JavaScript memory for one worker; the bytes of the source come on top. */
  readonly memoryMb?: number
  readonly width?: number
  readonly log?: (line: string) => void
}

export const oddlyBuilt = 'it is built in a way that cannot be read'
const interrupted = 'reading it was interrupted'
const defaultTimeoutMs = 20_000
const defaultMemoryMb = 768
/** Two keep both cores of a small machine busy; more would only take memory from the app. */
const defaultWidth = 2

/** Reads in workers that are killed when a source takes too long or too much, and then replaced. */
export function startReader(options: ReaderOptions): Reader {
  const { width = defaultWidth } = options
  const seats = Array.from({ length: width }, () => new Seat(options))
  const waiting: ((seat: Seat) => void)[] = []
  const free = [...seats]
  let closed = false
  return {
    width,
    async read(source) {
      const seat = free.pop() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)))
      try {
        return closed ? unreadable(interrupted) : await seat.read(source)
      } finally {
        const next = waiting.shift()
        if (next === undefined) free.push(seat)
        else next(seat)
      }
    },
    async close() {
      closed = true
      await Promise.all(seats.map((seat) => seat.close()))
    },
  }
}

/** What is being read, and where its answer goes. */
interface Pending {
  readonly sequence: number
  readonly source: ReadSource
  readonly timer: NodeJS.Timeout
  readonly resolve: (reading: Reading) => void
}

/** Holds one worker at a time; starts it when it is first needed. */
class Seat {
  readonly #options: ReaderOptions
  #worker: Worker | null = null
  #pending: Pending | null = null
  #sequence = 0

  constructor(options: ReaderOptions) {
    this.#options = options
  }

  read(source: ReadSource): Promise<Reading> {
    const { timeoutMs = defaultTimeoutMs } = this.#options
    const worker = (this.#worker ??= this.#start())
    this.#sequence += 1
    const sequence = this.#sequence
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#giveUp(worker, `it could not be read within ${Math.round(timeoutMs / 1000)} seconds`)
      }, timeoutMs)
      this.#pending = { sequence, source, timer, resolve }
      worker.ref()
      const question: WorkerQuestion = { sequence, source }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(question)
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (worker !== null) this.#giveUp(worker, interrupted)
    await worker?.terminate()
  }

  #start(): Worker {
    const { workerUrl, memoryMb = defaultMemoryMb } = this.#options
    const worker = new Worker(workerUrl, {
      name: 'import',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 8 },
    })
    // Once and for all: taking listeners off between two sources would stop the worker's port.
    worker.on('message', (answer: WorkerAnswer) => this.#hear(worker, answer))
    worker.on('error', (error) => {
      this.#log(`the import worker failed: ${error.message}`)
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      this.#giveUp(worker, outOfMemory ? 'reading it takes more memory than there is for it' : oddlyBuilt)
    })
    worker.on('exit', () => this.#giveUp(worker, interrupted))
    return worker
  }

  #hear(worker: Worker, answer: WorkerAnswer): void {
    const pending = this.#pending
    if (worker !== this.#worker || pending?.sequence !== answer.sequence) return
    if ('crash' in answer) {
      this.#log(`reading “${pending.source.name}” failed: ${answer.crash}`)
      this.#giveUp(worker, oddlyBuilt)
      return
    }
    worker.unref()
    this.#settle(withSources(answer.reading, pending.source.bytes))
  }

  /** Ends this worker, whatever it is doing; the next source gets a new one. */
  #giveUp(worker: Worker, reason: string): void {
    if (worker !== this.#worker) return
    this.#worker = null
    void worker.terminate()
    this.#settle(unreadable(reason))
  }

  #settle(reading: Reading): void {
    const pending = this.#pending
    this.#pending = null
    if (pending === null) return
    clearTimeout(pending.timer)
    pending.resolve(reading)
  }

  #log(line: string): void {
    this.#options.log?.(line)
  }
}
