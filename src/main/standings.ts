import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import { Standing } from '@shared/standing.ts'
import type { Log } from './log.ts'

const Kept = v.object({ folder: v.string(), standing: Standing })

/**
 * Where the reader stood, so that a restart or a crash of the window leads back there. Kept beside the app's window
 * and not in the library, which may be read on two machines; good for the library in that folder only.
 */
export class Standings {
  readonly #file: string
  readonly #log: Log
  #kept: v.InferOutput<typeof Kept> | null
  #written: Promise<void> = Promise.resolve()

  constructor(file: string, log: Log) {
    this.#file = file
    this.#log = log
    this.#kept = readKept(file)
  }

  of(folder: string): Standing | null {
    return this.#kept?.folder === folder ? this.#kept.standing : null
  }

  keep(folder: string, standing: Standing): void {
    this.#kept = { folder, standing }
    this.#write({ folder, standing })
  }

  /**
   * The window died. It is led back to its article once; an article that it dies of again is left alone, and one that
   * was open at a crash is never opened by a start.
   *
   * @param times that it died within the last minute
   */
  crashed(times: number): void {
    if (this.#kept === null) return
    const { folder, standing } = this.#kept
    const bare = { folder, standing: { ...standing, article: null } }
    if (times > 1) this.#kept = bare
    this.#write(bare)
  }

  /** Settles when all of it is written. */
  async close(): Promise<void> {
    await this.#written
  }

  #write(kept: v.InferOutput<typeof Kept>): void {
    this.#written = this.#written.then(async () => {
      try {
        await writeFile(this.#file, JSON.stringify(kept), { mode: 0o600 })
      } catch (error) {
        this.#log(`standing: it was not kept: ${String(error)}`)
      }
    })
  }
}

function readKept(file: string): v.InferOutput<typeof Kept> | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null // first start, or a file that is no use: the app begins at the Inbox
  }
  const kept = v.safeParse(Kept, parsed)
  return kept.success ? kept.output : null
}
