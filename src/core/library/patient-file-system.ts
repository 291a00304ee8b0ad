import type { FileSystem, OpenFile } from './file-system.ts'

/** How long a file that another program holds is tried again, in milliseconds. */
const patienceMs = 10_000
const firstPauseMs = 10
const longestPauseMs = 500

/** Resolves after that many milliseconds; tests count them instead. */
export type Pause = (ms: number) => Promise<void>

/** Passes by itself whatever was asked for: another program has the file, or this one has too many open. */
const passing = ['EBUSY', 'EAGAIN', 'EMFILE', 'ENFILE']
/**
 * What Windows, and sync tools anywhere, also answer while another program has a file that is to be replaced or
 * removed. Elsewhere the same codes mean that permission is missing, which waiting does not change.
 */
const passingForNames = [...passing, 'EPERM', 'EACCES']

/**
 * A file system that rides out what passes by itself. Virus scanners, search indexers and sync tools open a file
 * for a moment and refuse others meanwhile; no event says when it is free again, so a call is tried again with
 * growing pauses for up to 10 seconds, and then fails with the last answer. What is tried again has changed nothing
 * when it fails. Appending, fsync and truncating are not: after a failed one nobody knows what is on disk.
 */
export function patient(fs: FileSystem, pause: Pause = sleep): FileSystem {
  const ride = <Value>(codes: readonly string[], work: () => Promise<Value>): Promise<Value> =>
    rideOut((error) => codes.includes(codeOf(error)), work, pause)
  return {
    readFile: (path) => ride(passing, () => fs.readFile(path)),
    readFirstLine: (path) => ride(passing, () => fs.readFirstLine(path)),
    readParts: (path, parts) => ride(passing, () => fs.readParts(path, parts)),
    names: (folder) => ride(passing, () => fs.names(folder)),
    kind: (path) => ride(passing, () => fs.kind(path)),
    size: (path) => ride(passing, () => fs.size(path)),
    open: (path, as): Promise<OpenFile> => ride(passing, () => fs.open(path, as)),
    makeFolder: (path) => ride(passing, () => fs.makeFolder(path)),
    makeFolders: (path) => ride(passing, () => fs.makeFolders(path)),
    rename: (from, to) => ride(passingForNames, () => fs.rename(from, to)),
    remove: (path) => ride(passing, () => fs.remove(path)),
    syncFolder: (path) => rideOut(isNotOpened, () => fs.syncFolder(path), pause),
  }
}

async function rideOut<Value>(
  passes: (error: unknown) => boolean,
  work: () => Promise<Value>,
  pause: Pause,
): Promise<Value> {
  let pauseMs = firstPauseMs
  for (let waitedMs = 0; ;) {
    try {
      return await work()
    } catch (error) {
      if (!passes(error) || waitedMs >= patienceMs) throw error
      const nextMs = Math.min(pauseMs, patienceMs - waitedMs)
      await pause(nextMs)
      waitedMs += nextMs
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
}

/** A folder is opened before it is synced, and until then nothing was asked of the disk. */
function isNotOpened(error: unknown): boolean {
  const opening = error instanceof Error && 'syscall' in error && error.syscall === 'open'
  return opening && passing.includes(codeOf(error))
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
