import { dirname, relative } from 'node:path'
import type { Archive } from './archive/archive.ts'
import { openArchive } from './archive/archive.ts'
import type { FoundProblem, ImportFiles } from './files.ts'
import { faultReason, findFiles } from './files.ts'
import type { Progress } from './progress.ts'
import type { OpenExport, Reader } from './reader.ts'
import type { Reading } from './reading.ts'
import { unreadable } from './reading.ts'
import type { ReadSource } from './source.ts'
import { looksLikeSvg, pictureKind } from './pictures/kind.ts'
import { looksLikeZip } from './zip/zip.ts'

export type ImportSource =
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly html?: string }
  | {
      readonly kind: 'bytes'
      readonly name: string
      readonly bytes: Uint8Array
      /** The name says nothing of what is in it: no title. */ readonly nameless?: boolean
    }
  | {
      readonly kind: 'path'
      readonly path: string
      /** How its receipt calls it; else by its name, or by the way to it within the folder that was chosen. */
      readonly shown?: string
    }

/** A page with its pictures inline may be large; beyond this a file is no article. */
export const maxFileBytes = 64 * 1024 * 1024

/** One thing to read: found, not yet opened. */
export type Task =
  | {
      readonly kind: 'file'
      readonly name: string
      readonly shown: string
      readonly path: string
      readonly size: number
      /** In a folder that was chosen: nobody asked for this file by itself. */
      readonly isMet?: boolean
      /** A folder that was a zip. */
      readonly isFolder?: boolean
    }
  | { readonly kind: 'source'; readonly shown: string; readonly source: ReadSource }
  | { readonly kind: 'problem'; readonly shown: string; readonly problem: Omit<FoundProblem, 'path'> }

/** What opening a task gave: articles, an export to be read item by item, or an archive of a library. */
export type Found = Reading | OpenExport | Archive

export function isArchive(found: Found): found is Archive {
  return 'manifest' in found
}

/** Everything that there is to read, by name; nothing is opened yet. */
export async function collect(
  sources: readonly ImportSource[],
  files: ImportFiles,
  progress: Progress,
  isCancelled: () => boolean,
): Promise<readonly Task[]> {
  const tasks: Task[] = []
  for (const source of sources) {
    if (isCancelled()) break
    if (source.kind !== 'path') {
      tasks.push({ kind: 'source', shown: source.name, source: asReadSource(source) })
      continue
    }
    const before = tasks.length
    for await (const found of findFiles(files, source.path)) {
      const { kind, name, path } = found
      const shown = source.shown ?? shownName(source.path, path, name)
      if (kind === 'file')
        tasks.push({
          kind,
          name,
          shown,
          path,
          size: found.size,
          isMet: found.isMet,
          isFolder: found.isFolder,
        })
      else tasks.push({ kind: 'problem', shown, problem: { kind, name, reason: found.reason } })
      progress.tell({ done: 0, total: tasks.length, current: found.name })
      if (isCancelled()) break
    }
    if (tasks.length === before) {
      const name = shownName(
        '',
        source.path,
        source.path.split(/[\\/]/).findLast((part) => part !== '') ?? source.path,
      )
      const problem = { kind: 'skipped', name, reason: 'there are no files in it' } as const
      tasks.push({ kind: 'problem', shown: name, problem })
    }
  }
  return tasks
}

/** Within a chosen folder the way to a file says which `index.html` it is; never more than that. */
function shownName(chosen: string, path: string, name: string): string {
  const way = chosen === '' ? '' : relative(chosen, path)
  return way === '' || way.startsWith('..') ? name : way.replaceAll('\\', '/')
}

function asReadSource(source: Exclude<ImportSource, { kind: 'path' }>): ReadSource {
  if (source.kind === 'bytes') {
    return { name: source.name, bytes: source.bytes, pasted: source.nameless === true }
  }
  return {
    name: source.name,
    bytes: new TextEncoder().encode(source.text),
    pasted: true,
    ...(source.html === undefined ? {} : { html: source.html }),
  }
}

export interface ReadTaskOptions {
  /** Entries of an export that were read before. */
  readonly from?: number
  /** One article for a whole book. */
  readonly wholeBooks?: boolean
}

export async function readTask(
  task: Task | undefined,
  files: ImportFiles,
  reader: Reader,
  { from = 0, wholeBooks = false }: ReadTaskOptions = {},
): Promise<Found> {
  if (task === undefined || task.kind === 'problem') return unreadable('')
  const books = wholeBooks ? ({ books: 'whole' } as const) : {}
  if (task.kind === 'source') {
    const source = { ...task.source, ...books }
    if (looksLikeZip(source.bytes)) return readZip(source.bytes, () => readBytes(source, reader, from))
    return readBytes(source, reader, from)
  }
  try {
    const { name, path, size, isMet = false, isFolder = false } = task
    // A zip is read where it lies, file by file, each with the same ceiling.
    if (isFolder || looksLikeZip(await files.read(path, 4)))
      return await readZip(path, () => reader.read({ name, bytes: new Uint8Array(), path, ...books }, from))
    if (size > maxFileBytes) return unreadable(tooLarge(size))
    const bytes = await files.read(path, maxFileBytes)
    if (isMet && (pictureKind(bytes) !== null || looksLikeSvg(bytes))) return notByItself
    return await readBytes({ name, bytes, folder: dirname(path) }, reader, from)
  } catch (error) {
    return unreadable(faultReason(error))
  }
}

/** Notes and saved pages lie among their pictures; none of those is missing when they come in. */
const notByItself: Reading = {
  ...unreadable('it is a picture: it comes along with the pages that show it'),
  isSkipped: true,
}

/** Would it be an export or an archive? Nothing of it is read but what tells that. */
export async function isExportTask(task: Task, files: ImportFiles, reader: Reader): Promise<boolean> {
  if (task.kind === 'problem') return false
  if (task.kind === 'source') return reader.recognises(task.source)
  const { name, path, size, isFolder = false } = task
  try {
    if (isFolder || looksLikeZip(await files.read(path, 4)))
      return await reader.recognises({ name, bytes: new Uint8Array(), path })
    if (size > maxFileBytes) return false
    return await reader.recognises({ name, bytes: await files.read(path, maxFileBytes) })
  } catch {
    // Whoever reads it meets the same fault, and says so on the receipt.
    return false
  }
}

/** An archive of a whole library is opened; any other zip is for others to read. */
async function readZip(
  from: string | Uint8Array,
  otherwise: () => Promise<Reading | OpenExport>,
): Promise<Found> {
  const archive = await openArchive(from)
  if (!archive.ok) return unreadable(archive.fault.reason, 'offprint')
  return archive.value ?? otherwise()
}

async function readBytes(source: ReadSource, reader: Reader, from: number): Promise<Reading | OpenExport> {
  const { length } = source.bytes
  return length > maxFileBytes ? unreadable(tooLarge(length)) : reader.read(source, from)
}

/** One after the other: an export holds its place at the reader, for which the next may be waiting. */
export async function letAllGo(ahead: readonly Promise<Found>[]): Promise<void> {
  for (const each of ahead) await letGo(await each)
}

export async function letGo(reading: Found): Promise<void> {
  if ('close' in reading) await reading.close()
}

function tooLarge(bytes: number): string {
  const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`
  return `it is ${megabytes(bytes)}; a file may be ${megabytes(maxFileBytes)} at most`
}
