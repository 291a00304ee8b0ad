import { dirname } from 'node:path'
import type { FileSystem } from './file-system.ts'

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
    await fs.rename(temporary, path)
  } catch (error) {
    // On a full disk the unfinished file would keep the very space that is missing. Its own failure says no more.
    await fs.remove(temporary).catch(() => undefined)
    throw error
  }
  await fs.syncFolder(dirname(path))
}

/** A folder that is there after a power cut: each new one is fsynced into its parent. */
export async function makeFoldersDurably(fs: FileSystem, path: string): Promise<void> {
  for (const made of await fs.makeFolders(path)) await fs.syncFolder(dirname(made))
}
