import { dirname } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { isErrno } from './file-system.ts'

/** How long a rename that meets a virus scanner or a sync tool is tried again, in milliseconds. */
const patienceMs = 10_000
const firstPauseMs = 10
const longestPauseMs = 500

/**
 * A file that is whole or not there, and stays after a power cut: temporary file, fsync, rename, fsync of the
 * folder. Without the last step the rename itself can be undone (32 of 80 power cuts lost data).
 */
export async function writeDurably(
  fs: FileSystem,
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const temporary = `${path}.tmp`
  try {
    const file = await fs.open(temporary, 'over')
    try {
      for await (const chunk of chunks) await file.append(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(fs, temporary, path)
  } catch (error) {
    // On a full disk the unfinished file would keep the very space that is missing. Its own failure says no more.
    await fs.remove(temporary).catch(() => undefined)
    throw error
  }
  await fs.syncFolder(dirname(path))
}

/**
 * On Windows, and under sync tools anywhere, a file that another program has open refuses to be replaced for
 * a while (EBUSY, EPERM, EACCES): no event says when it is free again, so it is tried with growing pauses.
 */
export async function renamePatiently(fs: FileSystem, from: string, to: string): Promise<void> {
  let pauseMs = firstPauseMs
  for (let waitedMs = 0; ; waitedMs += pauseMs, pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await fs.rename(from, to)
      return
    } catch (error) {
      if (!isHeld(error) || waitedMs >= patienceMs) throw error
      const untilNextMs = pauseMs
      await new Promise((resolve) => setTimeout(resolve, untilNextMs))
    }
  }
}

function isHeld(error: unknown): boolean {
  return isErrno(error) && ['EBUSY', 'EPERM', 'EACCES'].includes(error.code)
}

/** A folder that is there after a power cut: each new one is fsynced into its parent. */
export async function makeFoldersDurably(fs: FileSystem, path: string): Promise<void> {
  for (const made of await fs.makeFolders(path)) await fs.syncFolder(dirname(made))
}
