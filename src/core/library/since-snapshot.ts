import type { Row } from '@shared/article.ts'
import type { SnapshotMark } from './columns-file.ts'
import type { Columns } from './columns.ts'
import type { Effect } from './operations.ts'

/**
 * Which snapshot is on the disk, and which rows it does not hold as they are now. Who has saved something that was
 * made of the articles knows by it what still holds: whatever is not named here is in the snapshot as it was.
 */
export interface SnapshotState {
  readonly mark: SnapshotMark
  /** Articles that came, changed or went since it was written, and rows that hold none; in no order. */
  readonly differing: Uint32Array
}

/** Keeps account of the rows that change, also while a new snapshot is written. */
export class SinceSnapshot {
  #mark: SnapshotMark | null
  #differing: Set<Row>
  /** Those that change while the next snapshot is written, which does not hold them. */
  #sinceTaken: Set<Row> | null = null

  /** @param columns as they were loaded: rows without a line changed since */
  constructor(mark: SnapshotMark | null, columns: Columns) {
    this.#mark = mark
    const { lengths } = columns.arrays
    this.#differing = new Set()
    for (let row = 0; row < columns.length; row++) if (lengths[row] === 0) this.#differing.add(row)
  }

  /** Null while there is no whole snapshot. */
  get state(): SnapshotState | null {
    return this.#mark === null ? null : { mark: this.#mark, differing: Uint32Array.from(this.#differing) }
  }

  changed(effects: readonly Effect[]): void {
    for (const { before, after } of effects) {
      for (const row of [before?.row, after?.row]) {
        if (row === undefined) continue
        this.#differing.add(row)
        this.#sinceTaken?.add(row)
      }
    }
  }

  /** The state of this moment is what the next snapshot will hold. */
  taken(): void {
    this.#sinceTaken = new Set()
  }

  written(mark: SnapshotMark): void {
    this.#mark = mark
    this.#differing = this.#sinceTaken ?? this.#differing
    this.#sinceTaken = null
  }
}
