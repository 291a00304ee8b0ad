import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** A writer in a process of its own, which waits for its orders and is stopped without a warning. */
export class Writing {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #loaded: Promise<void>
  #errors = ''

  /** `script`: one bundled file. */
  constructor(script: string) {
    this.#child = spawn(process.execPath, [script])
    this.#child.stderr?.on('data', (text: Buffer) => (this.#errors += text.toString()))
    // It may be gone before its orders reach it; what it had said by then is all that counts.
    this.#child.stdin?.on('error', () => undefined)
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()))
    this.#loaded = this.#nextWord()
  }

  #nextWord(): Promise<void> {
    return Promise.race([
      new Promise<void>((resolve) => this.#child.stdout?.once('data', () => resolve())),
      this.#ended,
    ])
  }

  /** Sends it off once its modules are loaded. `ready` resolves when writing has begun, or never will. */
  async go(orders: readonly string[]): Promise<{ readonly ready: Promise<void> }> {
    await this.#loaded
    const ready = this.#nextWord()
    this.#child.stdin?.write(`${JSON.stringify(orders)}\n`)
    return { ready }
  }

  /** What it said on its way out; empty unless it failed by itself. */
  get errors(): string {
    return this.#errors
  }

  /** Stands still when it resolves, all threads of it: what it had acknowledged by then is all there is. */
  async freeze(): Promise<void> {
    this.#child.kill('SIGSTOP')
    const tasks = `/proc/${this.#child.pid}/task`
    // No event tells of it.
    while (this.#child.exitCode === null && !allStopped(tasks)) await setTimeout(1)
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }
}

/**
 * Resolves when the log of a writer has so many lines, or after some seconds: by the clock alone a busy machine would
 * stop writers before they have done anything. Lines, not bytes: a long note is one act, too.
 */
export async function hasSaid(log: string, lines: number): Promise<void> {
  const until = performance.now() + longestWaitMs
  while (linesOf(log) < lines && performance.now() < until) await setTimeout(1)
}

function linesOf(log: string): number {
  return existsSync(log) ? readFileSync(log, 'latin1').split('\n').length - 1 : 0
}

const longestWaitMs = 3000

/** Writers that are loaded before they are wanted, so that a round does not wait for one to start. */
export class Writers {
  readonly #script: string
  readonly #spare: Writing[] = []
  readonly #wanted: number

  constructor(script: string, spare = 2) {
    this.#script = script
    this.#wanted = spare
    this.refill()
  }

  /** Not at once after `take`: the starting of processes would slow the one that was taken. */
  refill(): void {
    while (this.#spare.length < this.#wanted) this.#spare.push(new Writing(this.#script))
  }

  take(): Writing {
    return this.#spare.shift() ?? new Writing(this.#script)
  }

  async close(): Promise<void> {
    await Promise.all(this.#spare.splice(0).map((writing) => writing.kill()))
  }
}

function allStopped(tasks: string): boolean {
  try {
    return readdirSync(tasks).every((task) => / [TZ] /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return true
    throw error
  }
}
