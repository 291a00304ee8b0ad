import type { LibraryBusy, LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { Library, OpenOptions } from './library.ts'
import { openLibrary } from './library.ts'

export interface Readable {
  readonly library: Library
  /** Why nothing can be changed, as a plain sentence; null where it can. */
  readonly readOnly: string | null
}

/**
 * Opens for writing, and where the disk refuses that (full, read-only, no permission) for reading: what is there can
 * be read, whatever is wrong with the disk. Not beside another writer, and never instead of a library that is not
 * there: those are refused as they are.
 */
export async function openReadable(
  options: Omit<OpenOptions, 'mode'>,
): Promise<Result<Readable, LibraryBusy | LibraryUnreadable | StoreFault>> {
  const written = await openLibrary({ ...options, mode: 'write' })
  if (written.ok) return ok({ library: written.value, readOnly: null })
  if (written.fault.code !== 'store-failed') return written
  const read = await openLibrary({ ...options, mode: 'read' })
  // Where reading fails as well, the first refusal says what is wrong with the disk.
  return read.ok ? ok({ library: read.value, readOnly: written.fault.message }) : written
}
