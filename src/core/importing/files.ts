import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { wasZip } from './zip/unpacked.ts'

/** What a name stands for; of a link, what it leads to. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  /** In bytes. */
  readonly size: number
  readonly isLink: boolean
  /** The same for a folder or a link by whatever way it is reached: where it truly lies. */
  readonly identity: string
}

/** The file system as importing needs it; tests put faults here. */
export interface ImportFiles {
  stat(path: string): Promise<FileFacts>
  /** Names, sorted as a person would. */
  list(path: string): Promise<readonly string[]>
  /** All bytes; a file that has grown beyond the ceiling meanwhile is cut off one byte after it. */
  read(path: string, ceiling: number): Promise<Uint8Array>
}

export const diskFiles: ImportFiles = {
  async stat(path) {
    const named = await lstat(path)
    const isLink = named.isSymbolicLink()
    const found = isLink ? await stat(path) : named
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
    const identity = kind === 'folder' || isLink ? await realpath(path) : path
    return { kind, size: found.size, isLink, identity }
  },
  async list(path) {
    const names = await readdir(path)
    return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  },
  async read(path, ceiling) {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      // One byte more than it says: whether it has grown shows without asking twice.
      const bytes = new Uint8Array(Math.min(size, ceiling) + 1)
      let length = 0
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length)
        length += bytesRead
        if (bytesRead === 0 || length === bytes.length) break
      }
      return bytes.slice(0, length)
    } finally {
      await file.close()
    }
  },
}

export interface FoundFile {
  readonly kind: 'file'
  readonly path: string
  readonly name: string
  readonly size: number
  /** In a folder that was chosen, not chosen itself. */
  readonly isMet: boolean
  /** A folder whose files belong together, as they did in the zip that it was. */
  readonly isFolder: boolean
}
/** Something met on the way that is not read, and why. */
export interface FoundProblem {
  readonly kind: 'skipped' | 'failed'
  readonly path: string
  readonly name: string
  readonly reason: string
}

const machineFolders = new Set([
  'node_modules',
  'bower_components',
  '__pycache__',
  '__MACOSX',
  '$RECYCLE.BIN',
  'System Volume Information',
])
const machineFiles = new Set(['thumbs.db', 'desktop.ini', 'icon\r'])
const maxFolderDepth = 64

/** A file, or a folder and all that is in it: every name is accounted for. */
export async function* findFiles(files: ImportFiles, path: string): AsyncGenerator<FoundFile | FoundProblem> {
  yield* walk(files, path, { root: null, seen: new Set(), depth: 0 })
}

interface Walk {
  /** Where the chosen folder truly lies. Null for what the user named: hidden names and links are then meant. */
  readonly root: string | null
  readonly seen: Set<string>
  readonly depth: number
}

async function* walk(files: ImportFiles, path: string, at: Walk): AsyncGenerator<FoundFile | FoundProblem> {
  const name = basename(path)
  const unwanted = at.root === null ? null : reasonToSkip(name)
  if (unwanted !== null) {
    yield { kind: 'skipped', path, name, reason: unwanted }
    return
  }
  let found: FileFacts
  let names: readonly string[] = []
  try {
    found = await files.stat(path)
    // SECURITY: a folder may come from anyone; a link in it must not bring in what was never chosen.
    if (found.isLink && at.root !== null && !isWithin(at.root, found.identity)) {
      yield { kind: 'skipped', path, name, reason: leadsOut }
      return
    }
    if (found.kind === 'folder') names = await files.list(path)
  } catch (error) {
    yield { kind: 'failed', path, name, reason: faultReason(error) }
    return
  }
  if (found.kind === 'file') {
    yield { kind: 'file', path, name, size: found.size, isMet: at.root !== null, isFolder: false }
  } else if (found.kind === 'other') {
    yield { kind: 'skipped', path, name, reason: 'it is neither a file nor a folder' }
  } else if (at.seen.has(found.identity)) {
    yield { kind: 'skipped', path, name, reason: 'it leads back to a folder that was already read' }
  } else if (at.depth >= maxFolderDepth) {
    yield { kind: 'skipped', path, name, reason: `it lies more than ${maxFolderDepth} folders deep` }
  } else {
    at.seen.add(found.identity)
    if (wasZip(names)) {
      yield { kind: 'file', path, name, size: found.size, isMet: at.root !== null, isFolder: true }
      return
    }
    const root = at.root ?? found.identity
    const siblings = new Set(names)
    for (const each of names) {
      const belongsTo = savedPageOf(each, siblings)
      if (belongsTo !== null)
        yield {
          kind: 'skipped',
          path: join(path, each),
          name: each,
          reason: `it holds the parts of “${belongsTo}”`,
        }
      else yield* walk(files, join(path, each), { root, seen: at.seen, depth: at.depth + 1 })
    }
  }
}

const leadsOut = 'it is a link that leads out of the folder; if you want what it leads to, add that by itself'

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)
}

function reasonToSkip(name: string): string | null {
  if (name.startsWith('.')) return 'it is hidden'
  if (machineFolders.has(name)) return 'it is a folder for programs'
  return machineFiles.has(name.toLowerCase()) ? 'it belongs to the system' : null
}

/** "Page_files" beside "Page.html": pictures and scripts of a saved page. */
function savedPageOf(folder: string, siblings: ReadonlySet<string>): string | null {
  const page = /^(.+?)(?:_files|\.files|_files_\d+)$/.exec(folder)?.[1]
  if (page === undefined) return null
  return [`${page}.html`, `${page}.htm`].find((name) => siblings.has(name)) ?? null
}

/** What a failed call to the file system means, to complete "“name”: …". */
export function faultReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
      return 'it is not there (or vanished while it was being read)'
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it'
    case 'ELOOP':
      return 'its link leads round in a circle'
    case 'EBUSY':
      return 'another program holds it'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open'
    case 'EIO':
      return 'the disk could not read it'
    case 'ENAMETOOLONG':
      return 'its name is too long'
    case 'EISDIR':
      return 'it is a folder'
    default:
      return `it could not be read (${typeof code === 'string' ? code : 'unknown reason'})`
  }
}
