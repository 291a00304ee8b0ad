import type { StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import { isErrno } from './file-system.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  // libuv knows no name for EDQUOT and gives its number: on Linux, on macOS.
  'Unknown system error -122': 'the disk quota is used up',
  'Unknown system error -69': 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  ENOENT: 'the folder or file is gone',
  ENOTDIR: 'a file stands where a folder should be',
  EIO: 'the disk reported an error',
  ENXIO: 'the disk is gone',
  ENODEV: 'the disk is gone',
  ESTALE: 'the network drive was disconnected',
  EBUSY: 'another program is holding the file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the path is too long for this disk',
  EFBIG: 'the file is too large for this disk',
}

/**
 * A plain sentence for a disk's refusal. `act` is what could not be done: "The change was not saved".
 * @throws the error itself when it did not come from the disk: that is a bug, and must not be dressed up
 */
export function storeFault(error: unknown, act: string, folder: string): StoreFault {
  if (!isErrno(error)) throw error
  const reason =
    error instanceof NotWritable ? error.message : (reasons[error.code] ?? `the disk answered ${error.code}`)
  return fault('store-failed', `${act}: ${reason} (${folder}).`)
}

/** An act on a library that was opened for reading, or closed. */
export class NotWritable extends Error {
  readonly code = 'NOT-WRITABLE'
}
