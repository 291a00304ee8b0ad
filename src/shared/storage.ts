/** Where a library is, what it takes, what is kept of it: the words of the Library page. Sizes are bytes. */

export interface StorageFacts {
  readonly folder: string
  /** `command`: by `--library` or `OFFPRINT_LIBRARY`; it can then be neither moved nor exchanged from the app. */
  readonly chosenBy: 'default' | 'reader' | 'command'
  readonly format: number
  readonly revision: number
  /** Those in the Trash included. */
  readonly articles: number
  /** What moves have left behind; to be deleted when the reader says so. */
  readonly oldCopies: readonly OldCopyLine[]
  /** A move under way. */
  readonly moving: MoveState | null
  /** A check under way. */
  readonly checking: CheckProgress | null
}

export interface OldCopyLine {
  readonly folder: string
  /** ISO 8601 in UTC. */
  readonly movedAt: string
}

export interface StorageSizes {
  /** Texts, pictures and sources. */
  readonly articles: number
  /** Titles, marks and receipts. */
  readonly index: number
  readonly backups: number
  readonly search: number
  readonly files: number
}

export interface BackupLine {
  /** What it is called by. */
  readonly name: string
  /** ISO 8601 in UTC. */
  readonly writtenAt: string
  readonly articles: number
  readonly size: number
  /** Why it was made, or the rule that keeps it longest. */
  readonly kind: 'asked' | 'before-restore' | 'week' | 'day' | 'hour' | 'fall' | 'newest'
}

/** What a backup holds and what restoring it would do now. */
export interface BackupPreview {
  readonly articles: number
  readonly bookmarked: number
  readonly inTrash: number
  readonly tags: number
  /** Articles whose marks would go back. */
  readonly restored: number
  /** Came since; would go to the Trash. */
  readonly trashed: number
  /** Deleted for ever since: their texts cannot come back. */
  readonly gone: number
  /** A few of them. */
  readonly goneTitles: readonly string[]
  readonly settings: boolean
}

/** What was chosen in the system's dialog. The page knows it by its number: no path comes from the page. */
export interface MovePlan {
  readonly plan: number
  readonly folder: string
  readonly files: number
  readonly bytes: number
  /** On the target's disk; null where the system does not say. */
  readonly free: number | null
}

export interface MoveState {
  readonly folder: string
  readonly stage: 'copying' | 'finishing'
  readonly files: number
  readonly bytes: number
  readonly totalFiles: number
  readonly totalBytes: number
}

export interface OtherLibrary {
  readonly plan: number
  readonly folder: string
  /** Articles in the library there; null for a new one. */
  readonly articles: number | null
}

export interface CheckProgress {
  readonly done: number
  /** 0 until it is known. */
  readonly total: number
}

export interface CheckReport {
  readonly articles: number
  /** Texts that are as they were written. */
  readonly verified: number
  readonly findings: readonly { readonly message: string; readonly mendable: boolean }[]
}
