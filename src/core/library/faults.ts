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
  ENOTCONN: 'the disk is gone',
  ENOMEDIUM: 'the disk is gone',
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
  return fault('store-failed', `${act}: ${reasonOf(error, folder)}`)
}

/**
 * Why the disk refused, and where: "the disk is full (/home/reader/library)."
 * @throws the error itself when it did not come from the disk
 */
export function reasonOf(error: unknown, folder: string): string {
  if (!isErrno(error)) throw error
  const isOwn = error instanceof NotWritable || error instanceof LibraryReplaced
  return `${isOwn ? error.message : (reasons[error.code] ?? `the disk answered ${error.code}`)} (${folder}).`
}

/** Can the same act succeed once the disk is well again? Not where the act itself is what does not fit. */
export function mayPass(error: unknown): boolean {
  return isErrno(error) && !(error instanceof NotWritable) && !['ENAMETOOLONG', 'EFBIG'].includes(error.code)
}

/** An act on a library that was opened for reading, or closed. */
export class NotWritable extends Error {
  readonly code = 'NOT-WRITABLE'
}

/** Where the library was, something else stands by now, or another program has taken it over. */
export class LibraryReplaced extends Error {
  readonly code = 'REPLACED'
  constructor() {
    super('another library stands there now, or another program has taken this one over')
  }
}
