import { join, resolve } from 'node:path'
import type { LibraryBusy, LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { Low } from 'lowdb'
import { JournalAdapter } from './adapter.ts'
import { Bodies } from './bodies.ts'
import { keepColumns } from './columns-file.ts'
import type { LibraryData } from './data.ts'
import { emptyData } from './data.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import { makeFoldersDurably } from './files.ts'
import type { FolderReading } from './identity.ts'
import {
  holdsLibrary,
  newIdentity,
  readFolder,
  refuseForeign,
  refuseFuture,
  writeIdentity,
} from './identity.ts'
import type { Lock } from './lock.ts'
import { takeLock } from './lock.ts'
import { currentFormat } from './migrations.ts'
import type { Processes } from './process-start.ts'
import type { Loaded } from './recovery.ts'
import { load } from './recovery.ts'
import { keepUnclaimed, sweep, sweepUnfinishedFiles } from './sweep.ts'

/** What the library stands on, once its folder was opened. */
export interface Opened {
  /** This and the lock are changed by a move of the library, and by nothing else. */
  folder: string
  readonly id: string
  readonly low: Low<LibraryData>
  readonly adapter: JournalAdapter
  readonly bodies: Bodies
  /** Null when reading. */
  lock: Lock | null
  readonly notices: readonly string[]
}

export interface OpeningOptions {
  readonly folder: string
  readonly mode: 'write' | 'read'
  readonly owner: string
  readonly log: (line: string) => void
  readonly now: () => Date
  readonly fs: FileSystem
  readonly processes: Processes
}

type Outcome = Result<Opened, LibraryBusy | LibraryUnreadable | StoreFault>

export async function openFolder(options: OpeningOptions): Promise<Outcome> {
  const folder = resolve(options.folder)
  try {
    const found = await readFolder(options.fs, folder)
    const refused = refuse(folder, found, options.mode)
    if (refused !== null) return fail(refused)
    return options.mode === 'read' ? await openToRead(options, folder) : await openToWrite(options, folder)
  } catch (error) {
    const act = options.mode === 'write' ? ' for writing' : ''
    return fail(storeFault(error, `The library could not be opened${act}`, folder))
  }
}

/** Everything that can be said before a lock is taken, so that a refusal leaves the folder untouched. */
function refuse(
  folder: string,
  found: FolderReading | null,
  mode: 'write' | 'read',
): LibraryUnreadable | null {
  const future = refuseFuture(folder, found?.identity?.format ?? currentFormat)
  if (future !== null) return future
  if (found !== null && holdsLibrary(found.names)) return null
  if (mode === 'read') return fault('library-unreadable', `There is no Offprint library in ${folder}.`)
  return found === null ? null : refuseForeign(folder, found.names)
}

/** How often a reader looks again when a writer folds its journal under its eyes. */
const readings = 6

async function openToRead(options: OpeningOptions, folder: string): Promise<Outcome> {
  const { fs } = options
  let loaded = await load(fs, folder)
  for (let reading = 1; reading < readings; reading++) {
    if (loaded.ok && loaded.value.complete && loaded.value.settled) break
    loaded = await load(fs, folder)
  }
  if (!loaded.ok) return loaded
  const found = await readFolder(fs, folder)
  const id = found?.identity?.id ?? loaded.value.libraryId ?? ''
  return ok(await assemble(options, folder, id, loaded.value, null, loaded.value.notices))
}

async function openToWrite(options: OpeningOptions, folder: string): Promise<Outcome> {
  const { fs, owner, processes } = options
  await makeFoldersDurably(fs, folder)
  const lock = await takeLock(fs, folder, owner, processes)
  if (!lock.ok) return lock
  let opened: Outcome | null = null
  try {
    opened = await openLocked(options, folder, lock.value)
    return opened
  } finally {
    if (opened?.ok !== true) await lock.value.release()
  }
}

async function openLocked(options: OpeningOptions, folder: string, lock: Lock): Promise<Outcome> {
  const { fs, log } = options
  // Once more under the lock: a newer version may have been at work between the first look and now.
  const found = await readFolder(fs, folder)
  const refused = refuse(folder, found, 'write')
  if (refused !== null) return fail(refused)
  const loaded = await load(fs, folder)
  if (!loaded.ok) return loaded
  const { complete, settled, damagedFiles } = loaded.value
  const identity = { ...newIdentity(), ...found?.identity }
  const id = loaded.value.libraryId ?? identity.id
  const notices = [...loaded.value.notices]
  if (damagedFiles.length > 0) notices.push('The damaged file was kept beside it under a new name.')
  const opened = await assemble(options, folder, id, loaded.value, lock, notices)
  for (const notice of loaded.value.notices) log(notice)
  // Here and nowhere else: if they are gone later, so is the library, and nothing may begin it again.
  for (const inner of ['articles', 'receipts', 'backups']) await fs.makeFolder(join(folder, inner))
  await fs.syncFolder(folder)
  if (found?.identity?.id !== id || found.identity.format !== currentFormat) {
    await writeIdentity(fs, folder, { format: currentFormat, id })
  }
  if (!complete) {
    // Before the fold: the start after it knows of no loss.
    const kept = await keepUnclaimed(opened.bodies, opened.low.data, log)
    if (kept > 0) notices.push(keptNotice(kept, folder))
  }
  if (!settled) await opened.adapter.fold(opened.low.data)
  else if (loaded.value.columns !== null) await keepColumns(fs, folder, [loaded.value.columns], log)
  if (complete) {
    await sweep(opened.bodies, opened.low.data, log)
    await sweepUnfinishedFiles(fs, folder, log)
  }
  return ok(opened)
}

function keptNotice(kept: number, folder: string): string {
  const what = kept === 1 ? 'One article' : `${kept} articles`
  return `${what} that the index does not name any more: the text was kept in ${join(folder, 'articles')} under a name that ends in “.recovered”.`
}

async function assemble(
  options: OpeningOptions,
  folder: string,
  libraryId: string,
  loaded: Loaded,
  lock: Lock | null,
  notices: readonly string[],
): Promise<Opened> {
  const { fs, log, now } = options
  const lockPath = lock?.path ?? null
  const adapter = new JournalAdapter({ fs, folder, libraryId, loaded, lockPath, log, now })
  const low = new Low<LibraryData>(adapter, emptyData())
  await low.read()
  return { folder, id: libraryId, low, adapter, bodies: new Bodies(fs, folder), lock, notices }
}
