import { dirname, join } from 'node:path'
import { checksum } from '../checksum.ts'
import type { FileSystem } from '../file-system.ts'
import { inParallel } from '../slices.ts'

/** Files copied at once: enough to keep the disk fed between syncs. */
const width = 8

export interface TreeCopyOptions {
  readonly fs: FileSystem
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
  /** After each file, with its length in bytes. */
  readonly onFile: (length: number) => void
}

/** The reader changed their mind. */
export class Cancelled extends Error {}

/** What was read back is not what was written. An errno, because it is the disk's doing. */
class NotAsWritten extends Error {
  readonly code = 'EIO'
}

/** Copies files from one folder to another, each durable and compared with what it was when it returns. */
export class TreeCopy {
  readonly #options: TreeCopyOptions

  constructor(options: TreeCopyOptions) {
    this.#options = options
  }

  /** Whatever stands under this name now, in the place of what was copied before. Gives the number of its files. */
  async copy(name: string): Promise<number> {
    const { fs, from, to } = this.#options
    if ((await fs.kind(join(from, name))) === 'file') {
      await this.file(name)
      return 1
    }
    await fs.makeFolder(join(to, name))
    let files = 0
    for (const inner of await fs.names(join(from, name))) files += await this.copy(join(name, inner))
    await fs.syncFolder(join(to, name))
    return files
  }

  async all(names: readonly string[], work: (name: string) => Promise<void>): Promise<void> {
    await inParallel(names, width, work)
  }

  async file(name: string): Promise<void> {
    const { fs, from, to, signal, onFile } = this.#options
    if (signal.aborted) throw new Cancelled()
    const bytes = await fs.readFile(join(from, name))
    const file = await fs.open(join(to, name), 'over')
    try {
      await file.append(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    const copied = await fs.readFile(join(to, name))
    if (copied.length !== bytes.length || checksum(copied) !== checksum(bytes)) {
      throw new NotAsWritten(`${name} does not read back as it was written`)
    }
    onFile(bytes.length)
  }

  async remove(name: string): Promise<void> {
    await this.#options.fs.remove(join(this.#options.to, name))
  }

  async sync(name: string): Promise<void> {
    await this.#options.fs.syncFolder(join(this.#options.to, name))
  }

  /** The folder that a name stands in is durable too. */
  async syncParentOf(name: string): Promise<void> {
    await this.sync(dirname(name))
  }
}
