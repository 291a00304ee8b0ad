import type { RenderProcessGoneDetails } from 'electron'
import type { Log } from './log.ts'

export interface CrashedPage {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: RenderProcessGoneDetails) => void,
  ): unknown
}

export interface ReviveOptions {
  /** Loads the page anew. */
  readonly load: () => void
  /** Called as the page is loaded anew, which should say so. `times`: that it died within the last minute. */
  readonly onRevived: (times: number) => void
  /** A page that dies as soon as it is shown would do so for ever. */
  readonly onGivenUp: (times: number) => void
  readonly log: Log
  /** Milliseconds, of any clock that does not go back. */
  readonly now: () => number
}

const most = 3
const withinMs = 60_000

/**
 * Loads the page again when its process dies. Nothing is lost with it: what a reader did is in the library before
 * it is shown as done, and imports and search run elsewhere.
 */
export function reviveAfterCrash(page: CrashedPage, options: ReviveOptions): void {
  const { load, onRevived, onGivenUp, log, now } = options
  let crashes: number[] = []
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log(`page: its process is gone (${reason}, ${exitCode})`)
    crashes = [...crashes.filter((time) => now() - time < withinMs), now()]
    if (crashes.length > most) {
      onGivenUp(crashes.length)
      return
    }
    onRevived(crashes.length)
    load()
  })
}
