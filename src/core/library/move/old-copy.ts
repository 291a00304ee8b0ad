import { dirname, join } from 'node:path'
import type { StorageRefused, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { storeFault } from '../faults.ts'
import type { FileSystem } from '../file-system.ts'
import { openLibrary } from '../library.ts'
import { takeLock } from '../lock.ts'
import type { Processes } from '../process-start.ts'
import { isInside } from './destination.ts'
import type { OldCopy } from './place.ts'
import { readPlace, writePlace } from './place.ts'

export interface DeleteOptions {
  readonly fs: FileSystem
  readonly processes: Processes
  readonly placeFile: string
  readonly old: OldCopy
  /** Where the library is now. */
  readonly current: string
  readonly owner: string
}

/** In this order: as long as the index is there a deletion that was interrupted can be gone on with. */
const ownFolders = ['articles', 'receipts', 'backups', 'search']
const ownFile = /^(?:index\..+|articles\.sums|moving\.json)$/

/**
 * Deletes what a move left behind, and nothing else that stands in that folder. Refused when it is not what was left:
 * another library, or the same with changes since, which exist nowhere else.
 */
export async function deleteOldCopy(
  options: DeleteOptions,
): Promise<Result<{ readonly folderLeft: boolean }, StorageRefused | StoreFault>> {
  const { fs, old, current } = options
  const { folder } = old
  try {
    if (folder === current || isInside(current, folder))
      return refuse(`${folder} is where the library is now.`)
    if ((await fs.kind(folder)) === null) {
      if ((await fs.kind(dirname(folder))) === null)
        return refuse(`${folder} cannot be reached now. Connect its drive.`)
      await forget(options)
      return ok({ folderLeft: false })
    }
    const refused = await notWhatWasLeft(options)
    if (refused !== null) return refuse(refused)
    const lock = await takeLock(fs, folder, options.owner, options.processes)
    if (!lock.ok) return refuse(lock.fault.message)
    await removeOwn(fs, folder)
    const folderLeft = (await fs.names(folder)).length > 0
    if (!folderLeft) await fs.remove(folder)
    await fs.syncFolder(dirname(folder))
    await forget(options)
    return ok({ folderLeft })
  } catch (error) {
    return fail(storeFault(error, 'The old copy was not deleted', folder))
  }
}

async function notWhatWasLeft({ fs, processes, old, owner }: DeleteOptions): Promise<string | null> {
  const read = await openLibrary({ folder: old.folder, mode: 'read', owner, fileSystem: fs, processes })
  if (!read.ok) return `${old.folder} does not hold the old copy any more, so nothing in it was deleted.`
  const { id, revision } = read.value
  if (id !== old.library) return `${old.folder} holds another library now, so nothing in it was deleted.`
  if (revision === old.revision) return null
  return `The old copy in ${old.folder} was used since the move: it holds changes that the library does not have. Nothing was deleted.`
}

async function removeOwn(fs: FileSystem, folder: string): Promise<void> {
  for (const name of ownFolders) await fs.remove(join(folder, name))
  const files = (await fs.names(folder)).filter((name) => ownFile.test(name))
  for (const name of [...files, 'offprint.json', 'lock']) await fs.remove(join(folder, name))
}

async function forget({ fs, placeFile, old }: DeleteOptions): Promise<void> {
  const place = await readPlace(fs, placeFile)
  if (!place.ok) return
  const oldCopies = place.value.oldCopies.filter(({ folder }) => folder !== old.folder)
  await writePlace(fs, placeFile, { ...place.value, oldCopies })
}

function refuse(message: string): { readonly ok: false; readonly fault: StorageRefused } {
  return fail(fault('storage-refused', message))
}
