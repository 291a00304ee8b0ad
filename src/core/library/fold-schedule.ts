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
/** Between two looks whether a backup is due. By a clock that only runs forward. */
const lookEveryMs = 10 * 60_000
/** Before the first look at what an earlier session left: opening comes first. */
const firstLookMs = 30_000

/**
 * Decides when the journal is folded: when the library is idle and the journal has grown or a backup is due, when it
 * closes, or when it is overdue.
 */
export class FoldSchedule {
  readonly #opened: Opened
  readonly #log: (line: string) => void
  #timer: NodeJS.Timeout | null = null
  #looking: NodeJS.Timeout | null = null
  #notBefore = 0
  #nextLook = 0

  constructor(opened: Opened, log: (line: string) => void) {
    this.#opened = opened
    this.#log = log
    if (opened.lock !== null && opened.adapter.unfolded.bytes > 0) this.#lookIn(firstLookMs)
  }

  /** After each change. */
  consider(): void {
    const { bytes, journals } = this.#opened.adapter.unfolded
    if (bytes < worthFoldingBytes && journals < worthFoldingJournals) {
      if (performance.now() >= this.#nextLook) this.#lookIn(idleMs)
      return
    }
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
    if (this.#looking !== null) clearTimeout(this.#looking)
    const { bytes, journals } = this.#opened.adapter.unfolded
    if (bytes >= worthFoldingAtCloseBytes || journals >= worthFoldingJournals) await this.#fold()
  }

  #lookIn(ms: number): void {
    if (this.#looking !== null) clearTimeout(this.#looking)
    this.#looking = setTimeout(() => void this.#look(), ms).unref()
  }

  /** A change that came too soon after the last backup has its turn later, though no other may follow it. */
  async #look(): Promise<void> {
    this.#looking = null
    this.#nextLook = performance.now() + lookEveryMs
    try {
      if (await this.#opened.adapter.backupDue(this.#opened.low.data)) await this.#fold()
      else this.#lookIn(lookEveryMs)
    } catch (error) {
      this.#lookIn(lookEveryMs)
      this.#log(
        `looking for the last backup failed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
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
