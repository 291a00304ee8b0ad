import { Worker } from 'node:worker_threads'
import { oddlyBuilt } from './reading.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerReply, WorkerTask } from './worker-messages.ts'

export interface SeatOptions {
  /** The built `import-worker.js`. */
  readonly workerUrl: URL
  /** A task that takes longer is given up. */
  readonly timeoutMs?: number
  /** Of JavaScript memory for one worker; the bytes of the source come on top. */
  readonly memoryMb?: number
  readonly log?: (line: string) => void
}

/** The worker was ended before it answered; the reason completes "“name”: …". */
export interface Lost {
  readonly lost: string
}

export const interrupted = 'reading it was interrupted'
const defaultTimeoutMs = 20_000
const defaultMemoryMb = 768
/**
 * For what lives a moment only. Left alone V8 lets it grow to 96 MB in each thread, of which 20 are in use; the same
 * 3,000 texts took as long with 24.
 */
const youngMb = 24

/** What is being asked, and where its answer goes. */
interface Pending {
  readonly sequence: number
  readonly name: string
  readonly timer: NodeJS.Timeout
  readonly resolve: (reply: WorkerReply | Lost) => void
}

/** Holds one worker at a time, starts it when it is first needed, and ends it when a task takes too long or too much. */
export class Seat {
  readonly #options: SeatOptions
  #worker: Worker | null = null
  #pending: Pending | null = null
  #sequence = 0

  constructor(options: SeatOptions) {
    this.#options = options
  }

  /** One task at a time. @param name of the source, for the log */
  ask(name: string, task: WorkerTask): Promise<WorkerReply | Lost> {
    const { timeoutMs = defaultTimeoutMs } = this.#options
    const worker = (this.#worker ??= this.#start())
    this.#sequence += 1
    const sequence = this.#sequence
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#giveUp(worker, `it could not be read within ${Math.round(timeoutMs / 1000)} seconds`)
      }, timeoutMs)
      this.#pending = { sequence, name, timer, resolve }
      worker.ref()
      const question: WorkerQuestion = { sequence, ...task }
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
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb,
        maxYoungGenerationSizeMb: youngMb,
        stackSizeMb: 8,
      },
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
      this.#log(`reading “${pending.name}” failed: ${answer.crash}`)
      this.#giveUp(worker, oddlyBuilt)
      return
    }
    worker.unref()
    this.#settle(answer)
  }

  /** Ends this worker, whatever it is doing; the next task gets a new one. */
  #giveUp(worker: Worker, reason: string): void {
    if (worker !== this.#worker) return
    this.#worker = null
    void worker.terminate()
    this.#settle({ lost: reason })
  }

  #settle(reply: WorkerReply | Lost): void {
    const pending = this.#pending
    this.#pending = null
    if (pending === null) return
    clearTimeout(pending.timer)
    pending.resolve(reply)
  }

  #log(line: string): void {
    this.#options.log?.(line)
  }
}
