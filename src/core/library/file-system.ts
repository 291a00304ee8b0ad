import { constants, fstatSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { patient } from './patient-file-system.ts'

/**
 * What the store asks of a disk, and nothing else: it takes this as an argument so that tests can stop it
 * at every call and drop what was not fsynced. Failures are Node's: errors with an errno `code`.
 */
export interface FileSystem {
  readFile(path: string): Promise<Buffer>
  /** Up to the first line break, or all of it where there is none. */
  readFirstLine(path: string): Promise<Buffer>
  /** Parts of a file, opened once; one that lies beyond its end is shorter than was asked for. */
  readParts(path: string, parts: readonly FilePart[]): Promise<readonly Buffer[]>
  /** Names in a folder, in no order. ENOENT when it is not there. */
  names(folder: string): Promise<readonly string[]>
  kind(path: string): Promise<'file' | 'folder' | null>
  /** Bytes in a file. ENOENT when it is not there. */
  size(path: string): Promise<number>
  /**
   * `new`: must not exist yet. `over`: emptied if it exists. `more`: goes on at its end, or begins it. `journal`: new,
   * and every append is to be followed by `commit`. Files are 0600 where the platform has modes.
   */
  open(path: string, as: OpenAs): Promise<OpenFile>
  /**
   * In a parent that must be there, 0700; nothing happens when it exists. Never with parents: a library on a
   * drive that went away must not be begun again on the disk below.
   */
  makeFolder(path: string): Promise<void>
  /** With its parents, 0700. Gives the folders that were made, outermost first. */
  makeFolders(path: string): Promise<readonly string[]>
  rename(from: string, to: string): Promise<void>
  /** A file, or a folder with all in it; nothing happens when it is not there. */
  remove(path: string): Promise<void>
  /** Makes the names in a folder durable: without it a power cut may undo a rename or lose a new file. */
  syncFolder(path: string): Promise<void>
}

/** In bytes. */
export interface FilePart {
  readonly offset: number
  readonly length: number
}

export type OpenAs = 'new' | 'over' | 'more' | 'journal'

/** A file open for appending. */
export interface OpenFile {
  /** All of the bytes, or an error. */
  append(bytes: Uint8Array): Promise<void>
  /** fsync: content and metadata. */
  sync(): Promise<void>
  /** fdatasync: content and size; false when the file has lost its name, so that nobody will find it again. */
  commit(): Promise<boolean>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export interface Errno extends Error {
  readonly code: string
}

export function isErrno(error: unknown): error is Errno {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

export function isMissing(error: unknown): boolean {
  return isErrno(error) && error.code === 'ENOENT'
}

class NodeFile implements OpenFile {
  readonly #handle: FileHandle
  /** Is an append on disk when it resolves? */
  readonly #isSynced: boolean
  constructor(handle: FileHandle, isSynced: boolean) {
    this.#handle = handle
    this.#isSynced = isSynced
  }
  async append(bytes: Uint8Array): Promise<void> {
    // A write may be short (disk nearly full, signals), so go on until all is out or an error says why not.
    let offset = 0
    while (offset < bytes.length) {
      offset += (await this.#handle.write(bytes, offset, bytes.length - offset, null)).bytesWritten
    }
  }
  async sync(): Promise<void> {
    await this.#handle.sync()
  }
  async commit(): Promise<boolean> {
    if (!this.#isSynced) await this.#handle.datasync()
    // A deleted library folder leaves the open file writable and fsyncable: only the link count tells. Asked
    // synchronously: 2 microseconds on an open file, where a turn of the thread pool costs a third of an fsync.
    return fstatSync(this.#handle.fd).nlink > 0
  }
  async truncate(length: number): Promise<void> {
    await this.#handle.truncate(length)
  }
  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** What Node's `readFile` reads at once, in bytes. */
const piece = 512 * 1024

/**
 * In one read, as a rule. Node's own `readFile` reads in pieces of half a megabyte, each a turn of the thread pool,
 * and puts them together after: twice the time for an index of 40 MB.
 */
async function readWhole(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size <= piece) return await handle.readFile()
    // One byte more than there are, so that the end is met, and nothing is left to be asked for.
    const bytes = Buffer.allocUnsafeSlow(size + 1)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null)
      if (bytesRead === 0) return bytes.subarray(0, length)
      length += bytesRead
    }
    // What was written meanwhile.
    return Buffer.concat([bytes, await handle.readFile()])
  } finally {
    await handle.close()
  }
}

/**
 * On Linux a journal is opened so that each write is an fdatasync too: one turn of the thread pool instead of two, a
 * fifth of what a bookmark costs. Elsewhere the flag is missing or promises less than fdatasync does (macOS: the
 * drive's own cache), so there it is asked for.
 */
const syncsAppends = process.platform === 'linux'
const { O_APPEND, O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants
const flagsOf: Readonly<Record<OpenAs, string | number>> = {
  new: 'ax',
  over: 'w',
  more: 'a',
  journal: syncsAppends ? O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_DSYNC : 'ax',
}

const plainFileSystem: FileSystem = {
  readFile: readWhole,
  async readFirstLine(path) {
    const handle = await open(path, 'r')
    try {
      const parts: Buffer[] = []
      for (;;) {
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(16 * 1024) })
        const newline = buffer.subarray(0, bytesRead).indexOf(0x0a)
        parts.push(buffer.subarray(0, newline < 0 ? bytesRead : newline))
        if (newline >= 0 || bytesRead === 0) return Buffer.concat(parts)
      }
    } finally {
      await handle.close()
    }
  },
  async readParts(path, parts) {
    const handle = await open(path, 'r')
    try {
      return await Promise.all(
        parts.map(async ({ offset, length }) => {
          const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
          return buffer.subarray(0, bytesRead)
        }),
      )
    } finally {
      await handle.close()
    }
  },
  names: (folder) => readdir(folder),
  async kind(path) {
    try {
      const found = await stat(path)
      return found.isDirectory() ? 'folder' : 'file'
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  size: async (path) => (await stat(path)).size,
  async open(path, as) {
    return new NodeFile(await open(path, flagsOf[as], 0o600), as === 'journal' && syncsAppends)
  },
  async makeFolder(path) {
    try {
      await mkdir(path, { mode: 0o700 })
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error
    }
  },
  async makeFolders(path) {
    const made: string[] = []
    let outermost = await mkdir(path, { recursive: true, mode: 0o700 })
    if (outermost === undefined) return made
    // mkdir names only the outermost folder that it made; those between it and `path` are new too.
    for (const rest of path.slice(outermost.length).split(/(?=[/\\])/)) {
      made.push(outermost)
      outermost += rest
    }
    if (made.at(-1) !== path) made.push(path)
    return made
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
  async syncFolder(path) {
    // Windows cannot open a folder as a file: open fails with EPERM or EISDIR, and there is no call that
    // makes names durable. NTFS journals its metadata, so a rename there is whole or absent after a power
    // cut, though it may be absent; that is the most that this platform gives, so it is not an error.
    if (process.platform === 'win32') {
      await access(path, constants.F_OK)
      return
    }
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** This computer's disks. Rides out what another program's hold on a file lets pass by itself. */
export const nodeFileSystem: FileSystem = patient(plainFileSystem)
