import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A library folder that is put back as it was after each case. Articles' files are compared by name and size. */
export class KeptFolder {
  readonly folder: string
  readonly #contents = new Map<string, Buffer>()
  readonly #stamps = new Map<string, string>()

  constructor(folder: string) {
    this.folder = folder
    for (const name of this.names()) {
      const path = join(folder, name)
      const stat = statSync(path)
      if (stat.isDirectory()) this.#contents.set(name, Buffer.alloc(0))
      else this.#contents.set(name, readFileSync(path))
      this.#stamps.set(name, stampOf(path))
    }
  }

  names(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'lock')
  }

  /** Files of a kind, by the beginning of their names. */
  filesOf(pattern: RegExp): readonly string[] {
    return [...this.#contents.keys()].filter((name) => pattern.test(name))
  }

  content(name: string): Buffer {
    return this.#contents.get(name) ?? Buffer.alloc(0)
  }

  /** Names of what is not as it was: gone, new or changed. */
  changes(): readonly string[] {
    const now = new Set(this.names())
    const changed: string[] = []
    for (const [name, stamp] of this.#stamps) {
      if (!now.has(name) || stampOf(join(this.folder, name)) !== stamp) changed.push(name)
    }
    for (const name of now) if (!this.#stamps.has(name)) changed.push(name)
    return changed
  }

  putBack(): void {
    for (const name of this.changes()) {
      const path = join(this.folder, name)
      const content = this.#contents.get(name)
      const kept = `${path}.recovered`
      if (content === undefined) rmSync(path, { recursive: true, force: true })
      else if (this.#stamps.get(name) === 'folder') {
        if (existing(kept)) renameSync(kept, path)
        else mkdirSync(path, { recursive: true })
      } else {
        writeFileSync(path, content)
        this.#stamps.set(name, stampOf(path))
      }
    }
  }
}

function existing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  if (stat === undefined) return 'gone'
  return stat.isDirectory() ? 'folder' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`
}
