import type { FilePart, FileSystem, OpenAs, OpenFile } from './file-system.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'

/**
 * For tests: a place where disks come and go. Files that are open stay on the disk on which they were opened, as
 * they do when a drive is pulled out or a folder is moved away.
 */
export class SwitchDisk implements FileSystem {
  /** Null for a drive that is gone: its mount point is an empty folder. */
  disk: MemoryFileSystem | null
  readonly #empty = new MemoryFileSystem()

  constructor(disk: MemoryFileSystem) {
    this.disk = disk
  }

  /** The mount point below, with the library's parent folder in it. */
  get below(): MemoryFileSystem {
    return this.#empty
  }

  get #now(): MemoryFileSystem {
    return this.disk ?? this.#empty
  }

  readFile(path: string): Promise<Buffer> {
    return this.#now.readFile(path)
  }
  readFirstLine(path: string): Promise<Buffer> {
    return this.#now.readFirstLine(path)
  }
  readParts(path: string, parts: readonly FilePart[]): Promise<readonly Buffer[]> {
    return this.#now.readParts(path, parts)
  }
  names(folder: string): Promise<readonly string[]> {
    return this.#now.names(folder)
  }
  kind(path: string): Promise<'file' | 'folder' | null> {
    return this.#now.kind(path)
  }
  size(path: string): Promise<number> {
    return this.#now.size(path)
  }
  makeFolder(path: string): Promise<void> {
    return this.#now.makeFolder(path)
  }
  makeFolders(path: string): Promise<readonly string[]> {
    return this.#now.makeFolders(path)
  }
  rename(from: string, to: string): Promise<void> {
    return this.#now.rename(from, to)
  }
  remove(path: string): Promise<void> {
    return this.#now.remove(path)
  }
  syncFolder(path: string): Promise<void> {
    return this.#now.syncFolder(path)
  }

  async open(path: string, as: OpenAs): Promise<OpenFile> {
    const disk = this.#now
    const file = await disk.open(path, as)
    // An open file of a drive that was pulled out answers with an error for ever.
    const here = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      if (this.disk !== disk) throw errno('EIO', path)
      return work()
    }
    return {
      append: (bytes) => here(() => file.append(bytes)),
      sync: () => here(() => file.sync()),
      commit: () => here(() => file.commit()),
      truncate: (length) => here(() => file.truncate(length)),
      close: () => file.close(),
    }
  }
}
