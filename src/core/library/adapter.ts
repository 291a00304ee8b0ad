import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { backUp, listBackups } from './backups.ts'
import { keepColumns } from './columns-file.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import { writeDurably } from './files.ts'
import { LibraryReplaced } from './faults.ts'
import { holdsLibrary, readFolder, snapshotName } from './identity.ts'
import { Journal, JournalLost, encodeEntry, journalName, journalNumbers } from './journal.ts'
import type { Lock } from './lock.ts'
import { currentFormat } from './migrations.ts'
import type { BackupReason } from './generations.ts'
import { isDue } from './generations.ts'
import type { Effect, Operation } from './operations.ts'
import { reduce } from './operations.ts'
import type { Loaded } from './recovery.ts'
import type { SnapshotState } from './since-snapshot.ts'
import { SinceSnapshot } from './since-snapshot.ts'
import { Slices } from './slices.ts'
import { SnapshotWriter } from './snapshot.ts'

export interface AdapterOptions {
  readonly fs: FileSystem
  /** Changed by a move of the library, and by nothing else. */
  folder: string
  readonly libraryId: string
  readonly loaded: Loaded
  /** Our own file among those of the lock; null when there is none. Changed by a move, as the folder is. */
  lockPath: string | null
  readonly log: (line: string) => void
  readonly now: () => Date
}

/**
 * Told in the same turn in which the data changed, so that nobody sees one without the other; no other change
 * comes before it is done.
 */
export type Applied = (effects: readonly Effect[], revision: number) => void | Promise<void>
/** Told in the same turn in which the disk refused, and in order. Nothing was changed. */
export type Refused = (error: unknown) => void

interface Staged {
  readonly operations: readonly Operation[]
  readonly applied: Applied
  readonly refused: Refused
}

/**
 * lowdb's adapter. `Low` owns the data and calls `read` and `write`; what changed is staged here first.
 * A write puts everything staged into the journal with one fdatasync and only then reduces it onto the data:
 * what is in memory is what is on disk, so a refused write leaves nothing to roll back.
 */
export class JournalAdapter implements Adapter<LibraryData> {
  readonly #options: AdapterOptions
  #staged: Staged[] = []
  /** The write that will take what is staged now; null when none is waiting. */
  #nextWrite: Promise<void> | null = null
  /** Everything that touches the journal goes through here, one after the other. */
  #turn: Promise<void> = Promise.resolve()
  #journal: Journal | null = null
  #nextJournal: number
  #unfoldedLength: number
  #generation: number
  #folding: Promise<void> | null = null
  #damagedFiles: readonly string[]
  #isHeld = false
  readonly #sinceSnapshot: SinceSnapshot
  readonly #foldListeners = new Set<(state: SnapshotState) => void>()
  /** Lines of refused acts may be on the disk, and no later journal voids them yet. */
  #refusedLines = false

  constructor(options: AdapterOptions) {
    this.#options = options
    this.#nextJournal = options.loaded.nextJournal
    this.#unfoldedLength = options.loaded.journalLength
    this.#generation = options.loaded.generation
    this.#damagedFiles = options.loaded.damagedFiles
    this.#sinceSnapshot = new SinceSnapshot(options.loaded.mark, options.loaded.data.articles.columns)
  }

  /** The snapshot on the disk, and what changed since. */
  get snapshot(): SnapshotState | null {
    return this.#sinceSnapshot.state
  }

  /** Called when a new snapshot stands. Gives back what ends it. */
  onFold(listener: (state: SnapshotState) => void): () => void {
    this.#foldListeners.add(listener)
    return () => {
      this.#foldListeners.delete(listener)
    }
  }

  /** What was loaded when the library was opened. */
  async read(): Promise<LibraryData> {
    return this.#options.loaded.data
  }

  /** What the journals since the last fold have grown to: opening the library has to read it all. */
  get unfolded(): { readonly bytes: number; readonly journals: number } {
    return { bytes: this.#unfoldedLength, journals: this.#nextJournal - this.#generation }
  }

  stage(operations: readonly Operation[], applied: Applied, refused: Refused): void {
    this.#staged.push({ operations, applied, refused })
  }

  /**
   * Group commit: all that is staged when the disk is free shares one fdatasync, and one fate. A refusal is told
   * to those that were staged; what this throws is a bug.
   */
  write(data: LibraryData): Promise<void> {
    this.#nextWrite ??= this.#exclusively(() => this.#commit(data))
    return this.#nextWrite
  }

  async #commit(data: LibraryData): Promise<void> {
    const batch = this.#staged
    this.#staged = []
    this.#nextWrite = null
    if (batch.length === 0) return
    const slices = new Slices()
    try {
      await this.#makeDurable(batch, data.revision, slices)
    } catch (error) {
      // Those that were staged meanwhile go with them: none may overtake another.
      const refused = [...batch, ...this.#staged]
      this.#staged = []
      for (const staged of refused) staged.refused(error)
      return
    }
    for (const { operations, applied } of batch) {
      const effects = reduce(data, operations)
      data.revision += 1
      this.#sinceSnapshot.changed(effects)
      const after = applied(effects, data.revision)
      if (after !== undefined) await after
      if (slices.due) await slices.pause()
    }
  }

  async #makeDurable(batch: readonly Staged[], durable: number, slices: Slices): Promise<void> {
    const lines: string[] = []
    for (const { operations } of batch) {
      lines.push(encodeEntry({ revision: durable + 1 + lines.length, durable, operations }))
      if (slices.due) await slices.pause()
    }
    const bytes = Buffer.from(lines.join(''))
    this.#journal ??= await this.#beginJournal(durable)
    try {
      await this.#journal.append(bytes)
    } catch (error) {
      // After a failed fsync nobody knows what of the file is on disk, so it is never written to again.
      const failed = this.#journal
      this.#journal = null
      this.#refusedLines = true
      await failed.abandon()
      throw error
    }
    this.#unfoldedLength += bytes.length
  }

  /**
   * Lines that were refused may be on the disk all the same, where even taking them out was refused. The header
   * of the next journal voids them; without it the next start would find them and take them for good.
   */
  async voidRefused(data: LibraryData): Promise<void> {
    await this.#exclusively(async () => {
      if (this.#refusedLines) this.#journal ??= await this.#beginJournal(data.revision)
    })
  }

  async #beginJournal(from: number): Promise<Journal> {
    await this.requireLibrary()
    const { fs, folder, libraryId } = this.#options
    const journal = this.#nextJournal
    this.#nextJournal += 1
    const header = { format: currentFormat, library: libraryId, journal, from }
    const begun = await Journal.create(fs, folder, header)
    this.#refusedLines = false
    return begun
  }

  /**
   * A drive may have gone and left its empty mount point; another library, or a copy of this one, may stand here
   * by now; or another computer may have taken it over while the drive was away. The lock's file has a name that
   * is never used twice, so where it is, this is the folder that was opened, and nobody has written to it since.
   */
  async requireLibrary(): Promise<void> {
    const { fs, folder, libraryId, lockPath } = this.#options
    const found = await readFolder(fs, folder)
    if (found === null || !holdsLibrary(found.names)) throw new JournalLost()
    const isOurs = lockPath === null || (await fs.kind(lockPath)) !== null
    if (found.identity?.id !== libraryId || !isOurs) throw new LibraryReplaced()
  }

  /**
   * Writes a new snapshot while acts go on. Those go to the next journal, which the snapshot names: an act
   * during a fold is in that journal and never only in the file that the fold makes superfluous.
   */
  fold(data: LibraryData): Promise<void> {
    this.#folding ??= this.#fold(data, 'automatic').finally(() => {
      this.#folding = null
    })
    return this.#folding
  }

  /** Would a fold make a backup? */
  async backupDue(data: LibraryData): Promise<boolean> {
    const { fs, folder, now } = this.#options
    const [newest] = await listBackups(fs, folder)
    return isDue(newest?.head ?? null, now(), data.revision)
  }

  /** Folds, and keeps the new snapshot as a backup however young the last one is. */
  async backUpNow(data: LibraryData, reason: Exclude<BackupReason, 'automatic'>): Promise<void> {
    // A fold that fails answers to whoever asked for it.
    while (this.#folding !== null) await this.#folding.catch(() => undefined)
    this.#folding = this.#fold(data, reason).finally(() => {
      this.#folding = null
    })
    await this.#folding
  }

  /**
   * Does the work while nothing is written: what is under way is done first, and changes wait. The journal is closed;
   * the next change begins a new one, in the folder that is then the library's.
   */
  async hold(work: () => Promise<void>): Promise<void> {
    while (this.#folding !== null) await this.#folding.catch(() => undefined)
    this.#folding = this.#exclusively(async () => {
      const journal = this.#journal
      this.#journal = null
      await journal?.close()
      this.#isHeld = true
      await work()
    }).finally(() => {
      this.#isHeld = false
      this.#folding = null
    })
    await this.#folding
  }

  /** Writes wait because of `hold`, and not for the disk. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** What is here is there already. Only while the adapter is held. */
  moveTo(folder: string, lock: Lock): void {
    this.#options.folder = folder
    this.#options.lockPath = lock.path
  }

  async #fold(data: LibraryData, reason: BackupReason): Promise<void> {
    const { fs, folder, libraryId, now } = this.#options
    let generation = 0
    let lengthBefore = 0
    const content = await this.#take(data, (next) => {
      generation = next
      lengthBefore = this.#unfoldedLength
    })
    await this.requireLibrary()
    await this.#keepDamaged()
    const head = { format: currentFormat, library: libraryId, generation, writtenAt: now().toISOString() }
    const writer = new SnapshotWriter({ ...content, head: { ...head, ...content.head } })
    await writeDurably(fs, join(folder, snapshotName), writer.chunks())
    this.#sinceSnapshot.written(writer.mark)
    await keepColumns(fs, folder, writer.columns(), this.#options.log)
    this.#unfoldedLength -= lengthBefore
    this.#generation = generation
    const { snapshot } = this
    if (snapshot !== null) for (const listener of this.#foldListeners) listener(snapshot)
    const keeping = content.head.settings
    const backup = await backUp(fs, { folder, snapshot: snapshotName, now: now(), keeping, reason })
    if (backup.warning !== null) this.#options.log(`backup: ${backup.warning}`)
    await this.#removeJournals(Math.min(generation, backup.generation))
  }

  /** One moment's state, as references; the journal changes with it. */
  async #take(data: LibraryData, cut: (nextJournal: number) => void) {
    return this.#exclusively(async () => {
      const journal = this.#journal
      this.#journal = null
      await journal?.close()
      cut(this.#nextJournal)
      this.#sinceSnapshot.taken()
      return {
        head: { revision: data.revision, nextRow: data.nextRow, settings: data.settings },
        articles: data.articles.frozen(),
        bodies: new Map(data.bodies),
      }
    })
  }

  /**
   * A damaged file is kept under a new name before anything takes its place. Copied, not renamed: until the
   * new snapshot stands, its sound lines are still needed.
   */
  async #keepDamaged(): Promise<void> {
    const { fs, folder, now, log } = this.#options
    const time = now().toISOString().replaceAll(':', '-')
    for (const name of this.#damagedFiles) {
      const kept = `${name}.damaged-${time}`
      await writeDurably(fs, join(folder, kept), [await fs.readFile(join(folder, name))])
      log(`kept the damaged ${name} as ${kept}`)
    }
    this.#damagedFiles = []
  }

  /** Those that neither the snapshot nor the newest backup needs. */
  async #removeJournals(before: number): Promise<void> {
    const { fs, folder } = this.#options
    for (const number of journalNumbers(await fs.names(folder))) {
      if (number < before) await fs.remove(join(folder, journalName(number)))
    }
  }

  async close(): Promise<void> {
    await this.#folding
    await this.#exclusively(async () => {
      await this.#journal?.close()
      this.#journal = null
    })
  }

  #exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work)
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }
}
