import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A writer in a process of its own, which is stopped without a warning. */
export class Writing {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #ready: Promise<void>
  #errors = ''

  constructor(script: string, args: readonly string[]) {
    const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
    this.#child = spawn(process.execPath, ['--import', path('aliases.ts'), path(script), ...args])
    this.#child.stderr?.on('data', (text: Buffer) => (this.#errors += text.toString()))
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()))
    this.#ready = Promise.race([
      new Promise<void>((resolve) => this.#child.stdout?.once('data', () => resolve())),
      this.#ended,
    ])
  }

  /** Writing has begun, or will never. */
  ready(): Promise<void> {
    return this.#ready
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

function allStopped(tasks: string): boolean {
  try {
    return readdirSync(tasks).every((task) => / [TZ] /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return true
    throw error
  }
}
