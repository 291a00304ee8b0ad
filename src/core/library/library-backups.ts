import type { NeedsConfirmation, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { listBackups } from './backups.ts'
import type { Commits } from './commits.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import type { Backup } from './generations.ts'
import type { Opened } from './opening.ts'
import type { BackupNotFound, BackupPreview, Restored, Restoring } from './restore.ts'
import { backupNotFound, previewOf, readBackup, restoring } from './restore.ts'
import type { SnapshotReading } from './snapshot.ts'

export interface LibraryBackupsOptions {
  readonly opened: Opened
  readonly commits: Commits
  readonly fs: FileSystem
  readonly now: () => Date
}

/** The backups of an open library: listed, made, looked into, gone back to. */
export class LibraryBackups {
  readonly #opened: Opened
  readonly #commits: Commits
  readonly #fs: FileSystem
  readonly #now: () => Date

  constructor({ opened, commits, fs, now }: LibraryBackupsOptions) {
    this.#opened = opened
    this.#commits = commits
    this.#fs = fs
    this.#now = now
  }

  /** Generations that can be gone back to, newest first. */
  async list(): Promise<Result<readonly Backup[], StoreFault>> {
    try {
      return ok(await listBackups(this.#fs, this.#opened.folder))
    } catch (error) {
      return fail(storeFault(error, 'The backups could not be read', this.#opened.folder))
    }
  }

  /** Keeps the present state as a backup, verified, and gives the backups that there are then. */
  async make(): Promise<Result<readonly Backup[], StoreFault>> {
    const { revision } = this.#opened.low.data
    try {
      this.#commits.refuseIfClosed()
      await this.#opened.adapter.backUpNow(this.#opened.low.data, 'asked')
    } catch (error) {
      return fail(storeFault(error, 'The backup was not made', this.#opened.folder))
    }
    const backups = await this.list()
    if (!backups.ok || backups.value.some(({ head }) => head.revision >= revision)) return backups
    const message = `The backup was not made: it did not read back as it was written (${this.#opened.folder}).`
    return fail(fault('store-failed', message))
  }

  /** What a backup holds and what restoring it would change. */
  async preview(name: string): Promise<Result<BackupPreview, BackupNotFound | StoreFault>> {
    try {
      const reading = await readBackup(this.#fs, this.#opened.folder, name)
      if (reading === null) return fail(backupNotFound(name, this.#opened.folder))
      return ok(previewOf(reading, await this.#restoring(reading)))
    } catch (error) {
      return fail(storeFault(error, 'The backup could not be read', this.#opened.folder))
    }
  }

  /**
   * The states of a backup come back as one act, which can be undone. The present state is kept as a backup first;
   * what came since goes to the Trash, so that no text is lost; what was deleted for ever since cannot come back.
   */
  async restore(
    name: string,
    confirmed: number,
  ): Promise<Result<Restored & Done, BackupNotFound | NeedsConfirmation | StoreFault>> {
    try {
      const { low, adapter } = this.#opened
      this.#commits.refuseIfClosed()
      const reading = await readBackup(this.#fs, this.#opened.folder, name)
      if (reading === null) return fail(backupNotFound(name, this.#opened.folder))
      await adapter.backUpNow(low.data, 'before-restore')
      const { operations, undoing, restored, trashed, gone } = await this.#restoring(reading)
      const label = `Restored the backup of ${reading.head.writtenAt.slice(0, 16).replace('T', ' ')} UTC`
      if (operations.length > 0) {
        const step = { label, operations: undoing, importing: null }
        const committed = await this.#commits.remove({ label, operations, stepOf: () => step, confirmed })
        if (!committed.ok) return committed
      }
      return ok({ restored, trashed, gone, label, revision: this.#opened.low.data.revision })
    } catch (error) {
      return fail(storeFault(error, 'The backup was not restored', this.#opened.folder))
    }
  }

  async #restoring(reading: SnapshotReading): Promise<Restoring> {
    const { low, bodies } = this.#opened
    const present = new Set(await bodies.present())
    return restoring(low.data, reading, present, this.#now().toISOString())
  }
}
