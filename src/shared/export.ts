/** While an export runs, in articles. */
export interface ExportProgress {
  readonly done: number
  readonly total: number
}

/** How an export of the whole library ended, as the page tells it. */
export interface Exported extends ExportReport {
  /** Name of the zip, without its folder. */
  readonly file: string
}

/** How an export of the whole library ended. */
export interface ExportReport {
  /** Articles in it, those in the Trash included. */
  readonly articles: number
  /** Of the zip. */
  readonly bytes: number
  /** What could not be read and is not in it, a plain sentence each. */
  readonly problems: readonly string[]
  /** Stopped before the end: there is no file. */
  readonly cancelled: boolean
}
