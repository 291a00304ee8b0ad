/**
 * Lets any number of works through until it is closed. Whoever comes then waits, nobody is turned away, and those
 * inside come out first.
 */
export class Gate {
  #inside = 0
  #opening: Promise<void> | null = null
  #lastOut: (() => void) | null = null

  async through<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.#opening !== null) await this.#opening
    this.#inside += 1
    try {
      return await work()
    } finally {
      this.#inside -= 1
      if (this.#inside === 0) this.#lastOut?.()
    }
  }

  async whileClosed<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.#opening !== null) await this.#opening
    const opened = Promise.withResolvers<void>()
    this.#opening = opened.promise
    try {
      if (this.#inside > 0) {
        await new Promise<void>((resolve) => {
          this.#lastOut = resolve
        })
      }
      return await work()
    } finally {
      this.#lastOut = null
      this.#opening = null
      opened.resolve()
    }
  }
}
