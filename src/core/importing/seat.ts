import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { oddlyBuilt } from './reading.ts'
import type { ReadSource } from './source.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerReply, WorkerTask } from './worker-messages.ts'

export interface SeatOptions {
  /** The built `import-worker.js`. */
  readonly workerUrl: URL
  /**
   * Of the processor, for one task: by the clock a machine that is busy or slow would refuse what is no trap. A task
   * that takes longer is given up, and one for which four times as long have gone by. Without it `allowanceFor` the source.
   */
  readonly timeoutMs?: number
  /** Of JavaScript memory for one worker; the bytes of the source come on top. Without it `allowanceFor` the source. */
  readonly memoryMb?: number
  readonly log?: (line: string) => void
}

/** The worker was ended before it answered; the reason completes "“name”: …". */
export interface Lost {
  readonly lost: string
}

export const interrupted = 'reading it was interrupted'

export interface Allowance {
  readonly timeoutMs: number
  readonly memoryMb: number
}

/**
 * A trap is small on the disk, and ends within 10 seconds and 500 MB of the whole process; what is honestly large, as
 * a page with its pictures in it or a PDF of a thousand pages, has the more time and memory the more bytes it has: 20 seconds
 * for 5 MB, and at most 30 seconds and 768 MB. Markup of megabytes is cut before it takes that long (`parsePageTree`).
 */
export function allowanceFor(sourceBytes: number): Allowance {
  const megabytes = Math.min(64, Math.floor(sourceBytes / (1024 * 1024)))
  return {
    timeoutMs: Math.min(30_000, 8000 + Math.max(0, megabytes - 1) * 3000),
    memoryMb: Math.min(768, 320 + Math.max(0, megabytes - 2) * 24),
  }
}

/** How often as long the clock may run where the worker was seldom let to the processor, or waits for what never comes. */
const mostWaiting = 4
/** A thread that is in one long step of the engine's own cannot say what it has used. */
const silentMs = 1000

/**
 * For what lives a moment only. Left alone V8 lets it grow to 96 MB in each thread, of which 20 are in use; the same
 * 3,000 texts took as long with 24.
 */
const youngMb = 24

/** Milliseconds of the processor since the worker began; null where it does not say. */
async function usedBy(worker: Worker): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), silentMs)
  })
  try {
    const used = await Promise.race([worker.cpuUsage(), silence])
    return used === null ? null : (used.user + used.system) / 1000
  } catch {
    return null // it has not begun, has ended, or its Node is too old to know
  } finally {
    clearTimeout(timer)
  }
}

/** A zip is read where it lies. Zero where it cannot be looked at: reading it will say why. */
function sizeOf({ path, bytes, html }: ReadSource): number {
  const size = path === undefined ? bytes.length : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  return size + (html?.length ?? 0)
}

/** What is being asked, and where its answer goes. */
interface Pending {
  readonly sequence: number
  readonly name: string
  timer: NodeJS.Timeout
  readonly resolve: (reply: WorkerReply | Lost) => void
}

/** Holds one worker at a time, starts it when it is first needed, and ends it when a task takes too long or too much. */
export class Seat {
  readonly #options: SeatOptions
  #worker: Worker | null = null
  /** What the source under way may take, and what the worker was started with. */
  #allowance = allowanceFor(0)
  #memoryMb = 0
  #pending: Pending | null = null
  #sequence = 0

  constructor(options: SeatOptions) {
    this.#options = options
  }

  /** One task at a time. @param name of the source, for the log */
  ask(name: string, task: WorkerTask): Promise<WorkerReply | Lost> {
    if ('source' in task) this.#makeRoom(allowanceFor(sizeOf(task.source)))
    const { timeoutMs = this.#allowance.timeoutMs } = this.#options
    const worker = (this.#worker ??= this.#start())
    this.#sequence += 1
    const sequence = this.#sequence
    const before = usedBy(worker)
    const until = performance.now() + mostWaiting * timeoutMs
    return new Promise((resolve) => {
      const judgeAfter = (ms: number): NodeJS.Timeout =>
        setTimeout(() => {
          void usedBy(worker).then(async (used) => {
            if (this.#pending?.sequence !== sequence) return
            const tookMs = used === null ? timeoutMs : used - ((await before) ?? 0)
            if (tookMs >= timeoutMs || performance.now() >= until)
              this.#giveUp(worker, `it could not be read within ${Math.round(timeoutMs / 1000)} seconds`)
            else this.#pending.timer = judgeAfter(Math.max(100, timeoutMs - tookMs))
          })
        }, ms)
      const timer = judgeAfter(timeoutMs)
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

  /** A worker's memory is settled when it starts: one that has too little makes way, and one that has too much. */
  #makeRoom(allowance: Allowance): void {
    this.#allowance = allowance
    if (this.#worker !== null && this.#memoryMb !== allowance.memoryMb)
      this.#giveUp(this.#worker, interrupted)
  }

  #start(): Worker {
    const { workerUrl, memoryMb = this.#allowance.memoryMb } = this.#options
    this.#memoryMb = this.#allowance.memoryMb
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
