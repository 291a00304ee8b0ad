import type { ImportId } from './article.ts'

/** The folder whose contents are brought in while the app runs. It belongs to this machine, not to the library. */
export interface WatchState {
  /** To be shown; the page can do nothing with it. Null where none was chosen. */
  readonly folder: string | null
  readonly on: boolean
  /** What hinders it, as a plain sentence; it is tried again all the while. */
  readonly trouble: string | null
  /** What is being brought in now, by name. */
  readonly current: string | null
  readonly last: WatchedFile | null
}

export interface WatchedFile {
  readonly name: string
  /** The subfolder that it was moved to. */
  readonly to: 'done' | 'failed'
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly importId: ImportId
  readonly added: number
  readonly merged: number
  readonly skipped: number
  readonly failed: number
}

export const notWatching: WatchState = { folder: null, on: false, trouble: null, current: null, last: null }
