import { join, resolve } from 'node:path'
import type { LibraryUnreadable } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { FileSystem } from '../file-system.ts'
import { holdsLibrary, readFolder } from '../identity.ts'
import { placeName, readPlace } from './place.ts'

/** How a library's folder came to be the one. */
export type ChosenBy = 'default' | 'reader' | 'command'

export interface LibraryPlace {
  readonly folder: string
  /** `command`: by `--library` or `OFFPRINT_LIBRARY`, which win over what is remembered and leave it alone. */
  readonly chosenBy: ChosenBy
  /** The file that remembers. */
  readonly file: string
}

/**
 * Where the library is. A folder that was remembered and is not a library now is an answer of its own: its drive may
 * be away, and nothing must begin a new library in its place.
 */
export async function findLibrary(
  fs: FileSystem,
  given: { readonly command: string | undefined; readonly userData: string },
): Promise<Result<LibraryPlace, LibraryUnreadable>> {
  const file = join(given.userData, placeName)
  if (given.command !== undefined && given.command !== '') {
    return ok({ folder: resolve(given.command), chosenBy: 'command', file })
  }
  const place = await readPlace(fs, file)
  if (!place.ok) return place
  const { folder } = place.value
  if (folder === null) return ok({ folder: join(given.userData, 'library'), chosenBy: 'default', file })
  const missing = await notThere(fs, folder)
  return missing === null ? ok({ folder, chosenBy: 'reader', file }) : fail(missing)
}

async function notThere(fs: FileSystem, folder: string): Promise<LibraryUnreadable | null> {
  const found = await readFolder(fs, folder)
  if (found !== null && holdsLibrary(found.names)) return null
  return fault(
    'library-unreadable',
    `Your library is in ${folder}, and that folder is ${found === null ? 'not there' : 'empty'} now. If it is on a drive or a network folder, connect it and try again. No other library was begun in its place.`,
  )
}
