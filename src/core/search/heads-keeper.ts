import type { Row } from '@shared/article.ts'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import type { SavedHeads, SearchEngine } from './engine.ts'
import type { HeadsFolder } from './heads-folder.ts'

/** Rows that are told again at each start before the file is written anew: each costs a start about 20 microseconds. */
const fewOutdated = 500

/** Keeps the saved heads in step with the library, so that the next start has little to be told. */
export class HeadsKeeper {
  private readonly engine: SearchEngine
  private readonly folder: HeadsFolder
  private readonly mostOutdated: number
  private mark: SnapshotState['mark'] | null = null
  /** Rows that the snapshot does not hold as they are now. */
  private differing = new Set<Row>()
  /** Rows that the file does not hold as they are now. */
  private outdated = new Set<Row>()
  /** Those that change while the next file is written. */
  private sinceTaken: Set<Row> | null = null

  constructor(
    engine: SearchEngine,
    folder: HeadsFolder,
    library: SnapshotState | null,
    mostOutdated = fewOutdated,
  ) {
    this.engine = engine
    this.folder = folder
    this.mostOutdated = mostOutdated
    this.follow(library)
  }

  /** The file is not to be believed about this row. */
  doubt(row: Row): void {
    this.outdated.add(row)
    this.sinceTaken?.add(row)
  }

  /** To be told of every row that comes, changes or goes. */
  changed(row: Row): void {
    this.differing.add(row)
    this.doubt(row)
  }

  /** A new snapshot stands: what is saved is good for that one from now on. */
  folded(library: SnapshotState): void {
    this.follow(library)
    if (this.folder.mayWrite) this.writeMark()
  }

  private follow(library: SnapshotState | null): void {
    this.mark = library?.mark ?? null
    this.differing = new Set(library?.differing)
  }

  /** Is it worth while to write all heads anew? */
  get isDue(): boolean {
    if (!this.folder.mayWrite || this.mark === null) return false
    return !this.folder.hasFile || this.outdated.size > this.mostOutdated + this.engine.columns.size / 50
  }

  /** Writes all heads as they are now, in slices. */
  *save(): Generator<undefined, void> {
    const { columns, titleIndex, heads } = this.engine
    const { size, names, arrays } = columns.save()
    const titles = titleIndex.save()
    this.sinceTaken = new Set()
    let saved: SavedHeads
    try {
      saved = yield* this.folder.write({
        columns: { size, names, arrays: copied(arrays) },
        titles: copied(titles),
        stamps: heads.stampsUpTo(size),
        // One that has changed meanwhile is told again at the next start, whichever of its states this is.
        textsAt: (row) => this.engine.headOf(row),
      })
      this.outdated = this.sinceTaken
    } finally {
      this.sinceTaken = null
    }
    heads.moveTo(saved.texts, (row) => this.outdated.has(row))
    this.writeMark()
  }

  private writeMark(): void {
    if (this.mark === null || !this.folder.hasFile) return
    // What was damaged in the file before, and not told of since, is not in this one: nobody asked for it yet.
    const { lost } = this.engine.heads
    const since = this.sinceTaken ?? []
    this.folder.mark(this.mark, new Set([...this.outdated, ...this.differing, ...since, ...lost]))
  }
}

function copied<Arrays extends object>(arrays: Arrays): Arrays {
  const entries = Object.entries(arrays) as readonly (readonly [string, Uint8Array])[]
  return Object.fromEntries(entries.map(([name, array]) => [name, array.slice()])) as Arrays
}
