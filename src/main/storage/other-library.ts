import { nodeFileSystem } from '@core/library/file-system.ts'
import { storeFault } from '@core/library/faults.ts'
import { holdsLibrary, readFolder } from '@core/library/identity.ts'
import { openLibrary } from '@core/library/library.ts'
import { destinationIn } from '@core/library/move/destination.ts'
import { readPlace, writePlace } from '@core/library/move/place.ts'
import type { StorageRefused } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { LibrarySession, OpenFault } from '../library-session.ts'

/** A library in the chosen folder, or a place for a new one. */
export async function otherIn(
  chosen: string,
  create: boolean,
): Promise<Result<{ readonly folder: string; readonly articles: number | null }, StorageRefused>> {
  const found = await readFolder(nodeFileSystem, chosen)
  if (found !== null && holdsLibrary(found.names)) {
    const read = await openLibrary({ folder: chosen, mode: 'read', owner: 'Offprint' })
    if (!read.ok) return refuse(read.fault.message)
    const articles = read.value.size
    await read.value.close()
    return ok({ folder: chosen, articles })
  }
  if (!create) {
    return refuse(
      `There is no Offprint library in ${chosen}. To begin one there, choose “Create a new library”.`,
    )
  }
  const destination = await destinationIn(nodeFileSystem, chosen, null)
  return destination.ok ? ok({ folder: destination.value.folder, articles: null }) : destination
}

/**
 * Goes on with another library, which is opened before anything is given up: what cannot be opened changes nothing.
 * A new one is begun by that.
 */
export async function openOther(
  session: LibrarySession,
  placeFile: string,
  folder: string,
): Promise<Result<{ readonly folder: string }, OpenFault>> {
  const begun = await openLibrary({ folder, mode: 'write', owner: 'Offprint' })
  if (!begun.ok) return begun
  await begun.value.close()
  const before = await readPlace(nodeFileSystem, placeFile)
  const rest = before.ok ? before.value : { folder: null, moving: null, oldCopies: [] }
  try {
    await writePlace(nodeFileSystem, placeFile, { ...rest, folder })
  } catch (error) {
    return fail(storeFault(error, 'The choice could not be remembered, so nothing was changed', placeFile))
  }
  const failed = await session.replace(async () => undefined)
  if (failed === null) return ok({ folder })
  await session.replace(() => writePlace(nodeFileSystem, placeFile, rest))
  return fail(failed)
}

function refuse(message: string): { readonly ok: false; readonly fault: StorageRefused } {
  return fail(fault('storage-refused', message))
}
