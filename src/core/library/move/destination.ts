import { basename, dirname, join, relative, sep, isAbsolute } from 'node:path'
import type { Fault, StorageRefused } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { FileSystem } from '../file-system.ts'
import { holdsLibrary, isSystems, readFolder } from '../identity.ts'
import { markName } from './half-copy.ts'

export interface Destination {
  /** The folder that the library will be. It, or the folder that it stands in, is there. */
  readonly folder: string
  readonly exists: boolean
  /** Files of the system's that stand there and stay, such as `.DS_Store`. */
  readonly others: readonly string[]
}

/** Made inside a chosen folder that holds other things. */
const innerName = 'Offprint library'

/**
 * Where in the chosen folder a library goes: the folder itself if it is empty, else one of its own inside it.
 * Refused, with nothing changed, when that is no place for it. Both paths are real ones, without links.
 */
export async function destinationIn(
  fs: FileSystem,
  chosen: string,
  library: string | null,
): Promise<Result<Destination, StorageRefused>> {
  const whole = await look(fs, chosen, library)
  if (whole.ok || whole.fault.code !== 'not-empty') return whole as Result<Destination, StorageRefused>
  const inner = await look(fs, join(chosen, innerName), library)
  if (inner.ok || inner.fault.code !== 'not-empty') return inner as Result<Destination, StorageRefused>
  return refuse(`${chosen} and the folder “${innerName}” in it hold other files. Choose an empty folder.`)
}

async function look(
  fs: FileSystem,
  folder: string,
  library: string | null,
): Promise<Result<Destination, Fault<'storage-refused' | 'not-empty'>>> {
  if (library !== null) {
    if (relative(library, folder) === '') return refuse(`${folder} is where the library is already.`)
    if (isInside(folder, library))
      return refuse(`${folder} is inside the library itself. Choose a folder elsewhere.`)
  }
  const found = await readFolder(fs, folder)
  if (found === null) {
    if ((await fs.kind(dirname(folder))) !== 'folder') return refuse(`${dirname(folder)} is not there.`)
    return ok({ folder, exists: false, others: [] })
  }
  if (holdsLibrary(found.names)) {
    return refuse(`${folder} holds a library already. To use that one, open it instead.`)
  }
  if (found.names.includes(markName)) {
    return refuse(
      `${folder} holds what is left of a move that was interrupted. Delete it, or choose another folder.`,
    )
  }
  const others = found.names.filter((name) => isSystems(name) || name === '.DS_Store')
  if (others.length === found.names.length) return ok({ folder, exists: true, others })
  return fail(fault('not-empty', `${basename(folder)} is not empty.`))
}

function refuse(message: string): { readonly ok: false; readonly fault: StorageRefused } {
  return fail(fault('storage-refused', message))
}

export function isInside(folder: string, outer: string): boolean {
  const way = relative(outer, folder)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
