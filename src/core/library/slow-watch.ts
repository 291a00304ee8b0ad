/** A disk that has not answered by then is spoken of: a reader must hear of trouble within 2 seconds. */
const slowMs = 1500

/** Counts the writes that the disk takes too long over: a network drive that is gone may never answer. */
export class SlowWatch {
  readonly #onChange: () => void
  #slow = 0

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Writes that are overdue. */
  get slow(): number {
    return this.#slow
  }

  /** Gives what to call when the disk has answered. */
  start(): () => void {
    let isOverdue = false
    const timer = setTimeout(() => {
      isOverdue = true
      this.#slow += 1
      this.#onChange()
    }, slowMs).unref()
    return () => {
      clearTimeout(timer)
      if (!isOverdue) return
      this.#slow -= 1
      this.#onChange()
    }
  }
}
