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
  return {
    width,
    async read(source) {
      const seat = free.pop() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)))
      try {
        return await seat.read(source)
      } finally {
        const next = waiting.shift()
        if (next === undefined) free.push(seat)
        else next(seat)
      }
    },
    async close() {
      await Promise.all(seats.map((seat) => seat.close()))
    },
  }
}

/** Holds one worker at a time; starts it when it is first needed. */
class Seat {
  readonly #options: ReaderOptions
  #worker: Worker | null = null
  #sequence = 0

  constructor(options: ReaderOptions) {
    this.#options = options
  }

  read(source: ReadSource): Promise<Reading> {
    const { timeoutMs = defaultTimeoutMs, log } = this.#options
    const worker = (this.#worker ??= this.#start())
    this.#sequence += 1
    const question: WorkerQuestion = { sequence: this.#sequence, source }
    return new Promise((resolve) => {
      const settle = (reading: Reading): void => {
        clearTimeout(timer)
        worker.removeAllListeners()
        // An error event without a listener would end the process.
        worker.on('error', () => undefined)
        worker.unref()
        resolve(reading)
      }
      const giveUp = (reason: string): void => {
        this.#worker = null
        void worker.terminate()
        settle(unreadable(reason))
      }
      const timer = setTimeout(() => {
        giveUp(`it could not be read within ${Math.round(timeoutMs / 1000)} seconds`)
      }, timeoutMs)
      worker.on('message', (answer: WorkerAnswer) => {
        if (answer.sequence !== question.sequence) return
        if ('reading' in answer) settle(withSources(answer.reading, source.bytes))
        else {
          log?.(`reading “${source.name}” failed: ${answer.crash}`)
          giveUp(oddlyBuilt)
        }
      })
      worker.on('error', (error) => {
        log?.(`the import worker failed on “${source.name}”: ${error.message}`)
        const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        giveUp(outOfMemory ? 'reading it takes more memory than there is for it' : oddlyBuilt)
      })
      worker.on('exit', () => giveUp('reading it was interrupted'))
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(question)
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    const { workerUrl, memoryMb = defaultMemoryMb } = this.#options
    return new Worker(workerUrl, {
      name: 'import',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 8 },
    })
  }
}
