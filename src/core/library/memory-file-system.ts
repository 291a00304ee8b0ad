import { basename, dirname } from 'node:path'
import type { FilePart, FileSystem, OpenAs, OpenFile } from './file-system.ts'

/**
 * For tests: a disk that knows what was fsynced. It can be stopped at any call, and what a power cut would
 * leave of it can then be opened: names and bytes that were not fsynced are dropped, kept, cut short or
 * zeroed, in order or out of it.
 */
export class MemoryFileSystem implements FileSystem {
  readonly #root: Folder
  /** Calls that change something, so far. */
  calls = 0
  /** Called before each change: throws to refuse it, says 'half' to do a part of it and then stop. */
  before: (call: number, name: string, path: string) => 'go' | 'half' = () => 'go'

  constructor(root: Folder = new Folder()) {
    this.#root = root
  }

  /** What is found after a power cut. `random` gives numbers from 0 up to 1. */
  afterPowerCut(random: () => number): MemoryFileSystem {
    return new MemoryFileSystem(this.#root.afterPowerCut(random))
  }

  async readFile(path: string): Promise<Buffer> {
    await turn()
    const node = this.#find(path)
    if (!(node instanceof File)) throw errno(node === null ? 'ENOENT' : 'EISDIR', path)
    return Buffer.from(node.content)
  }

  async names(folder: string): Promise<readonly string[]> {
    await turn()
    return [...this.#folder(folder).names.keys()]
  }

  async readFirstLine(path: string): Promise<Buffer> {
    const bytes = await this.readFile(path)
    const newline = bytes.indexOf(0x0a)
    return newline < 0 ? bytes : bytes.subarray(0, newline)
  }

  async readParts(path: string, parts: readonly FilePart[]): Promise<readonly Buffer[]> {
    const bytes = await this.readFile(path)
    return parts.map(({ offset, length }) => bytes.subarray(offset, offset + length))
  }

  async kind(path: string): Promise<'file' | 'folder' | null> {
    await turn()
    const node = this.#find(path)
    return node === null ? null : node instanceof File ? 'file' : 'folder'
  }

  async size(path: string): Promise<number> {
    return (await this.readFile(path)).length
  }

  async open(path: string, as: OpenAs): Promise<OpenFile> {
    await this.#change('open', path)
    const folder = this.#folder(dirname(path))
    const known = folder.names.get(basename(path))
    if (known instanceof Folder) throw errno('EISDIR', path)
    if (known !== undefined && (as === 'new' || as === 'journal')) throw errno('EEXIST', path)
    const file = known ?? new File()
    if (known === undefined) folder.do({ put: basename(path), node: file })
    else if (as !== 'more') file.change(Buffer.alloc(0))
    return this.#handle(file, path)
  }

  #handle(file: File, path: string): OpenFile {
    return {
      append: async (bytes) => {
        const half = await this.#change('append', path)
        const part = half ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes
        file.change(Buffer.concat([file.content, part]))
        if (half) throw new PowerCut()
      },
      sync: async () => {
        await this.#change('sync', path)
        file.durable = file.content
      },
      commit: async () => {
        await this.#change('commit', path)
        file.durable = file.content
        return this.#find(path) === file
      },
      truncate: async (length) => {
        await this.#change('truncate', path)
        file.change(file.content.subarray(0, length))
      },
      close: async () => turn(),
    }
  }

  async makeFolder(path: string): Promise<void> {
    if (this.#find(path) !== null) return
    await this.#change('makeFolder', path)
    this.#folder(dirname(path)).do({ put: basename(path), node: new Folder() })
  }

  async makeFolders(path: string): Promise<readonly string[]> {
    const made: string[] = []
    const parts = path.split('/').filter((part) => part !== '')
    for (let depth = 1; depth <= parts.length; depth++) {
      const here = `/${parts.slice(0, depth).join('/')}`
      if (this.#find(here) !== null) continue
      await this.makeFolder(here)
      made.push(here)
    }
    await turn()
    return made
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#change('rename', to)
    const node = this.#find(from)
    if (node === null) throw errno('ENOENT', from)
    if (dirname(from) !== dirname(to)) throw errno('EXDEV', to)
    this.#folder(dirname(from)).do({ put: basename(to), node, remove: basename(from) })
  }

  async remove(path: string): Promise<void> {
    await this.#change('remove', path)
    if (this.#find(path) === null) return
    this.#folder(dirname(path)).do({ remove: basename(path) })
  }

  async syncFolder(path: string): Promise<void> {
    await this.#change('syncFolder', path)
    this.#folder(path).sync()
  }

  async #change(name: string, path: string): Promise<boolean> {
    await turn()
    this.calls += 1
    return this.before(this.calls, name, path) === 'half'
  }

  #find(path: string): File | Folder | null {
    let node: File | Folder | undefined = this.#root
    for (const part of path.split('/')) {
      if (part === '') continue
      node = node instanceof Folder ? node.names.get(part) : undefined
    }
    return node ?? null
  }

  #folder(path: string): Folder {
    const node = this.#find(path)
    if (!(node instanceof Folder)) throw errno(node === null ? 'ENOENT' : 'ENOTDIR', path)
    return node
  }
}

/** The machine is off: not an errno, so nothing takes it for a disk's refusal. */
export class PowerCut extends Error {}

export function errno(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

/** Every call takes a turn of the event loop, as a real disk does. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

class File {
  content: Buffer = Buffer.alloc(0)
  durable: Buffer = Buffer.alloc(0)

  change(content: Buffer): void {
    this.content = content
  }

  afterPowerCut(random: () => number): File {
    const found = new File()
    found.content = this.#left(random)
    found.durable = found.content
    return found
  }

  #left(random: () => number): Buffer {
    const { content, durable } = this
    const fate = random()
    if (content === durable || fate < 0.25) return Buffer.from(durable)
    if (fate < 0.5) return Buffer.from(content)
    const extended = content.length > durable.length && content.subarray(0, durable.length).equals(durable)
    if (!extended) return Buffer.from(fate < 0.75 ? content : durable)
    const left = Buffer.from(content)
    const cut = durable.length + Math.floor(random() * (content.length - durable.length))
    // The size can reach the disk before the bytes: then the rest reads as zeroes.
    if (fate < 0.75) return left.subarray(0, cut)
    const until = cut + Math.floor(random() * (content.length - cut + 1))
    return left.fill(0, cut, until)
  }
}

interface NameChange {
  readonly put?: string
  readonly node?: File | Folder
  readonly remove?: string
}

class Folder {
  readonly names = new Map<string, File | Folder>()
  #durable = new Map<string, File | Folder>()
  #unsynced: NameChange[] = []

  do(change: NameChange): void {
    apply(this.names, change)
    this.#unsynced.push(change)
  }

  sync(): void {
    this.#durable = new Map(this.names)
    this.#unsynced = []
  }

  afterPowerCut(random: () => number): Folder {
    const names = new Map(this.#durable)
    // Half of the time in order, as a journaling file system keeps it; else each name for itself.
    const ordered = random() < 0.5
    const kept = Math.floor(random() * (this.#unsynced.length + 1))
    for (const [index, change] of this.#unsynced.entries()) {
      if (ordered ? index < kept : random() < 0.5) apply(names, change)
    }
    const found = new Folder()
    for (const [name, node] of names) found.names.set(name, node.afterPowerCut(random))
    found.sync()
    return found
  }
}

function apply(names: Map<string, File | Folder>, change: NameChange): void {
  if (change.remove !== undefined) names.delete(change.remove)
  if (change.put !== undefined && change.node !== undefined) names.set(change.put, change.node)
}
