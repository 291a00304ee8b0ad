import type { Opened } from './opening.ts'

/** Journal that is worth folding once nobody has changed anything for a while. */
const worthFoldingBytes = 1024 * 1024
/** Journal that is folded even under way: reading more of it would slow the next start. */
const overdueBytes = 32 * 1024 * 1024
/** Small sessions leave a small journal each. */
const worthFoldingJournals = 16
/** Below this a quick quit matters more than a quick start, which replays it in a few milliseconds. */
const worthFoldingAtCloseBytes = 128 * 1024
const idleMs = 2000
/** After a fold that failed (disk full, folder away), before the next attempt. */
const retryMs = 60_000

/** Decides when the journal is folded: when the library is idle, when it closes, or when it is overdue. */
export class FoldSchedule {
  readonly #opened: Opened
  readonly #log: (line: string) => void
  #timer: NodeJS.Timeout | null = null
  #notBefore = 0

  constructor(opened: Opened, log: (line: string) => void) {
    this.#opened = opened
    this.#log = log
  }

  /** After each change. */
  consider(): void {
    const { bytes, journals } = this.#opened.adapter.unfolded
    if (bytes < worthFoldingBytes && journals < worthFoldingJournals) return
    if (bytes >= overdueBytes && performance.now() >= this.#notBefore) {
      void this.#fold()
      return
    }
    if (this.#timer === null) this.#timer = setTimeout(() => void this.#fold(), idleMs).unref()
    else this.#timer.refresh()
  }

  /** At close. */
  async finish(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const { bytes, journals } = this.#opened.adapter.unfolded
    if (bytes >= worthFoldingAtCloseBytes || journals >= worthFoldingJournals) await this.#fold()
  }

  /** Never fails: a fold only tidies, everything that it would write is in the journal. */
  async #fold(): Promise<void> {
    this.#timer = null
    if (performance.now() < this.#notBefore) return
    try {
      await this.#opened.adapter.fold(this.#opened.low.data)
    } catch (error) {
      this.#notBefore = performance.now() + retryMs
      this.#log(`folding the journal failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
