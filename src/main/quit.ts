import type { App } from 'electron'
import type { Log } from './log.ts'

/**
 * Holds the app's end back until `finish` is done. What a reader did is durable already; this folds the journal
 * and frees the lock, so that the next start is quick. It cannot hang: after `timeoutMs` the app ends anyway.
 */
export function quitAfter(app: App, log: Log, finish: () => Promise<void>, timeoutMs = 15_000): void {
  let state: 'running' | 'finishing' | 'finished' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'finished') return
    event.preventDefault()
    if (state === 'finishing') return
    state = 'finishing'
    const timeout = new Promise<void>((resolve) => {
      setTimeout(resolve, timeoutMs).unref()
    })
    const finished = finish().catch((error: unknown) => {
      log(`quit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    })
    void Promise.race([finished, timeout]).then(() => {
      state = 'finished'
      app.quit()
    })
  })
}
