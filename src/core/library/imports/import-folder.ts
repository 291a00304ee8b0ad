import { join } from 'node:path'
import type { ImportId } from '@shared/article.ts'
import { isImportId } from '@shared/article.ts'
import { checksum } from '../checksum.ts'
import type { FileSystem } from '../file-system.ts'
import { isMissing } from '../file-system.ts'
import { writeDurably } from '../files.ts'
import type { Gate } from '../gate.ts'

const jobName = 'job.json'
const logName = 'items.log'
const mergedName = 'merged.log'

/**
 * `receipts/<import>/`: what an import needs in order to go on after a crash (`job.json`, what was given without
 * a file, and `items.log`), and what its undo needs for ever (`merged.log`: articles as they were before).
 */
export class ImportFolder {
  readonly id: ImportId
  readonly #fs: FileSystem
  readonly #receipts: () => string
  readonly #gate: Gate
  #isMade = false
  /** Logs whose names are durable. */
  readonly #named = new Set<'items' | 'merged'>()

  /** @param receipts the library's `receipts`, wherever the library is by now */
  constructor(fs: FileSystem, receipts: () => string, gate: Gate, id: ImportId) {
    this.#fs = fs
    this.#receipts = receipts
    this.#gate = gate
    this.id = id
  }

  get path(): string {
    return join(this.#receipts(), this.id)
  }

  /** What the import was asked to do. Whole or not there. */
  async saveJob(job: unknown): Promise<void> {
    await this.#through(() => this.#write(jobName, Buffer.from(`${JSON.stringify(job)}\n`)))
  }

  async saveGiven(name: string, bytes: Uint8Array): Promise<void> {
    await this.#through(() => this.#write(name, bytes))
  }

  /** Null where it is not there. */
  async given(name: string): Promise<Uint8Array | null> {
    // SECURITY: the name comes from a file and becomes a path.
    return /^given-\d+(?:\.html)?$/.test(name) ? this.#readIfThere(name) : null
  }

  /** Null where there is none, or it is no JSON. */
  async job(): Promise<unknown> {
    const text = await this.#readIfThere(jobName)
    return text === null ? null : parsed(text.toString('utf8'))
  }

  /** One line each, durable when it resolves; a line that was torn is not read again. */
  async append(to: 'items' | 'merged', lines: readonly unknown[]): Promise<void> {
    if (lines.length === 0) return
    // A line break first: the last line may have been torn.
    const bytes = Buffer.from(`\n${summed(lines)}`)
    await this.#through(async () => {
      const file = await this.#fs.open(join(this.path, to === 'items' ? logName : mergedName), 'more')
      try {
        await file.append(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      if (this.#named.has(to)) return
      // The file's name; without it a power cut takes the file, synced or not.
      await this.#fs.syncFolder(this.path)
      this.#named.add(to)
    })
  }

  /** Lines that are as they were written. */
  async lines(of: 'items' | 'merged'): Promise<readonly unknown[]> {
    const bytes = await this.#readIfThere(of === 'items' ? logName : mergedName)
    const lines: unknown[] = []
    for (const line of bytes?.toString('utf8').split('\n') ?? []) {
      if (line === '') continue
      const json = line.slice(9)
      if (line.slice(0, 8) === checksum(json)) lines.push(parsed(json))
      // What comes after a gap is not where the reading stood.
      else if (of === 'items') break
    }
    return lines
  }

  /** The lines that hold from now on, in the place of all that were. */
  async rewriteItems(lines: readonly unknown[]): Promise<void> {
    await this.#through(() => this.#write(logName, Buffer.from(summed(lines))))
  }

  /** The import has ended: the job stays for trying what failed again, and what undo needs; the rest goes. */
  async settle(keepsJob: boolean): Promise<void> {
    await this.#gate.through(async () => {
      const names = await this.#names()
      for (const name of names) {
        if (name === mergedName || (name === jobName && keepsJob)) continue
        await this.#fs.remove(join(this.path, name))
      }
      if (!keepsJob && !names.includes(mergedName)) await this.#fs.remove(this.path)
    })
  }

  async #through(work: () => Promise<void>): Promise<void> {
    await this.#gate.through(async () => {
      if (!this.#isMade) {
        await this.#fs.makeFolder(this.path)
        await this.#fs.syncFolder(this.#receipts())
        this.#isMade = true
      }
      await work()
    })
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(this.#fs, join(this.path, name), [bytes])
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await this.#fs.names(this.path)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  async #readIfThere(name: string): Promise<Buffer | null> {
    try {
      return await this.#fs.readFile(join(this.path, name))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

/** Imports that have a folder, of the names in `receipts`. */
export function folderIds(names: readonly string[]): readonly ImportId[] {
  return names.filter(isImportId)
}

function summed(lines: readonly unknown[]): string {
  return lines
    .map((line) => {
      const json = JSON.stringify(line)
      return `${checksum(json)} ${json}\n`
    })
    .join('')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
