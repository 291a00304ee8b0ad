import { join } from 'node:path'
import type { FileSystem } from '../file-system.ts'
import { isMissing } from '../file-system.ts'
import { inParallel } from '../slices.ts'

/** What a library takes on disk, in bytes as its files are long. */
export interface LibrarySizes {
  /** Texts, pictures and sources. */
  readonly articles: number
  /** Titles, marks and receipts: the index, its journal, `receipts/`. */
  readonly index: number
  readonly backups: number
  readonly search: number
  readonly files: number
}

/** Adds up every file. Files that go meanwhile are passed over. */
export async function measureLibrary(fs: FileSystem, folder: string): Promise<LibrarySizes> {
  const sizes = { articles: 0, index: 0, backups: 0, search: 0 }
  let files = 0
  const add = async (path: string, part: keyof typeof sizes): Promise<void> => {
    try {
      const kind = await fs.kind(path)
      if (kind === 'folder') {
        const names = await fs.names(path)
        await inParallel(names, 8, (name) => add(join(path, name), part))
      } else if (kind === 'file') {
        const length = await fs.size(path)
        sizes[part] += length
        files += 1
      }
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  for (const name of await fs.names(folder)) {
    const part = name === 'articles' || name === 'backups' || name === 'search' ? name : 'index'
    await add(join(folder, name), part)
  }
  return { ...sizes, files }
}
