/** Longest stretch of work before the event loop gets its turn, in milliseconds: a quarter of a frame. */
const sliceMs = 4

/** Lets long work be done in slices: call `due` often, and `await pause()` when it says so. */
export class Slices {
  #since = performance.now()

  get due(): boolean {
    return performance.now() - this.#since > sliceMs
  }

  async pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}

/** Runs `work` over all items, at most `width` of them at a time; the first error ends it. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  let failed = false
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      if (failed) return
      try {
        await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.min(width, items.length) }, lane)
  // All lanes come to rest before an error leaves, so that nothing writes behind the caller's back.
  for (const outcome of await Promise.allSettled(lanes)) {
    if (outcome.status === 'rejected') throw outcome.reason
  }
}
