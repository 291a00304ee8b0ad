/**
 * A promise whose answer nobody waits for. Expected failures are values, so a rejection is a bug: it is thrown
 * where the window's error handler and the developer's console see it.
 */
export function drop(promise: Promise<unknown>): void {
  promise.catch((error: unknown) => {
    queueMicrotask(() => {
      throw error
    })
  })
}
