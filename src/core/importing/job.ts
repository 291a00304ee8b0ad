import { relative } from 'node:path'
import type { ImportId } from '@shared/article.ts'
import type { StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { ImportOrigin, ImportProgress, Receipt } from '@shared/receipt.ts'
import { countItems } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import type { Archive } from './archive/archive.ts'
import { openArchive } from './archive/archive.ts'
import type { ArchiveContext } from './archive/take-archive.ts'
import { takeArchive } from './archive/take-archive.ts'
import type { FoundProblem, ImportFiles } from './files.ts'
import { diskFiles, faultReason, findFiles } from './files.ts'
import { Intake } from './intake.ts'
import type { ReadItem } from './item.ts'
import type { OpenExport, Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { Reading } from './reading.ts'
import { unreadable } from './reading.ts'
import type { ReadSource } from './source.ts'
import { looksLikeZip } from './zip/zip.ts'

export type ImportSource =
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly html?: string }
  | {
      readonly kind: 'bytes'
      readonly name: string
      readonly bytes: Uint8Array
      /** The name says nothing of what is in it: no title. */ readonly nameless?: boolean
    }
  | { readonly kind: 'path'; readonly path: string }

export interface ImportOptions {
  readonly library: Library
  readonly origin: ImportOrigin
  readonly reader: Reader
  readonly onProgress?: (progress: ImportProgress) => void
  readonly now?: () => Date
  readonly files?: ImportFiles
}

export interface ImportJob {
  readonly id: ImportId
  /** The receipt, which is in the library by then. A fault means that the library could not be written. */
  readonly finished: Promise<Result<Receipt, StoreFault>>
  /** Ends it after the item under way; what came in stays. */
  cancel(): void
}

/** A page with its pictures inline may be large; beyond this a file is no article. */
export const maxFileBytes = 64 * 1024 * 1024
const progressEveryMs = 100

/** One thing to read: found, not yet opened. */
type Task =
  | {
      readonly kind: 'file'
      readonly name: string
      readonly shown: string
      readonly path: string
      readonly size: number
    }
  | { readonly kind: 'source'; readonly shown: string; readonly source: ReadSource }
  | { readonly kind: 'problem'; readonly shown: string; readonly problem: FoundProblem }

/** Brings sources in, in their order; every one of them ends on the receipt. */
export function startImport(sources: readonly ImportSource[], options: ImportOptions): ImportJob {
  const id = newImportId()
  let cancelled = false
  const isCancelled = (): boolean => cancelled
  return {
    id,
    finished: run(id, sources, options, isCancelled),
    cancel: () => {
      cancelled = true
    },
  }
}

async function run(
  id: ImportId,
  sources: readonly ImportSource[],
  options: ImportOptions,
  isCancelled: () => boolean,
): Promise<Result<Receipt, StoreFault>> {
  const { library, origin, reader, files = diskFiles, now = () => new Date() } = options
  const startedAt = now().toISOString()
  const intake = new Intake(library, id, startedAt)
  const progress = new Progress(id, options.onProgress)
  const tasks = await collect(sources, files, progress, isCancelled)
  const total = tasks.length
  progress.tell({ done: 0, total, current: tasks[0]?.shown ?? '' }, 'now')

  const archiveContext: ArchiveContext = { library, importId: id, reader, intake, isCancelled }

  // A few sources are read ahead, so that the disk and the workers are never idle; they land in order.
  const ahead: Promise<Reading | OpenExport | Archive>[] = []
  let next = 0
  let done = 0
  /** Items of exports, beyond the one source that each of them is. */
  let items = 0
  let isWhole = true
  let stored: Awaited<ReturnType<Intake['take']>> = ok()
  while (done < total && stored.ok && !isCancelled()) {
    while (next < total && ahead.length <= reader.width) ahead.push(readTask(tasks[next++], files, reader))
    const task = tasks[done]
    const reading = await ahead.shift()
    if (task === undefined || reading === undefined) break
    if (isCancelled() && done > 0) {
      await letGo(reading)
      break
    }
    if (task.kind === 'problem')
      intake.refuse(task.problem.kind, task.shown, sentence(task.shown, task.problem.reason))
    else if ('articles' in reading && 'manifest' in reading) {
      // An export read ahead holds a place at the reader that the archive's texts need; it is read again after.
      await letAllGo(ahead.splice(0))
      next = done + 1
      const before = done + items
      stored = await intake.flush()
      if (stored.ok) {
        stored = await takeArchive(reading, task.shown, archiveContext, (read, of, current) => {
          progress.tell({ done: before + read, total: total + items + of - 1, current })
        })
      }
      isWhole = !isCancelled()
      items += Math.max(0, reading.articles.length - 1)
      await reading.close()
    } else if (isExport(reading)) {
      const before = done + items
      const took = await takeExport(task.shown, reading, { intake, isCancelled }, (read, of, current) => {
        progress.tell({ done: before + read, total: of === null ? null : total + items + of - 1, current })
      })
      stored = took.stored
      isWhole = took.isWhole
      items += Math.max(0, took.read - 1)
    } else stored = await intake.take(task.shown, reading)
    done += 1
    progress.tell({ done: done + items, total: total + items, current: tasks[done]?.shown ?? task.shown })
  }
  await letAllGo(ahead)
  const flushed = await intake.flush()
  if (stored.ok) stored = flushed

  const receipt: Receipt = {
    id,
    origin,
    startedAt,
    finishedAt: now().toISOString(),
    ...countItems(intake.items),
    cancelled: isCancelled() && (done < total || !isWhole),
    items: intake.items,
  }
  const saved = await library.saveReceipt(receipt)
  progress.tell({ done: done + items, total: total + items, current: '' }, 'now')
  if (!stored.ok) {
    const { code, message } = stored.fault
    return fail(code === 'change-discarded' ? fault(code, message) : fault('store-failed', message))
  }
  return saved.ok ? ok(receipt) : saved
}

/** Item by item; what was read before it is stopped stays. */
async function takeExport(
  shown: string,
  found: OpenExport,
  { intake, isCancelled }: { readonly intake: Intake; readonly isCancelled: () => boolean },
  tell: (read: number, of: number | null, current: string) => void,
): Promise<{
  readonly stored: Awaited<ReturnType<Intake['take']>>
  readonly read: number
  readonly isWhole: boolean
}> {
  let read = 0
  try {
    for (;;) {
      const batch = await found.next()
      const stored = await intake.takeItems(shown, batch.items)
      read += batch.items.length
      if (!stored.ok || batch.done || isCancelled()) return { stored, read, isWhole: batch.done }
      tell(
        read,
        found.total === null ? null : Math.max(found.total, read),
        titleOf(batch.items.at(-1)) ?? shown,
      )
    }
  } finally {
    await found.close()
  }
}

function titleOf(item: ReadItem | undefined): string | null {
  return item?.kind === 'article' ? item.draft.title : (item?.title ?? null)
}

async function collect(
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
      if (found.kind === 'file') {
        const shown = shownName(source.path, found.path, found.name)
        tasks.push({ kind: 'file', name: found.name, shown, path: found.path, size: found.size })
      } else {
        tasks.push({ kind: 'problem', shown: found.name, problem: found })
      }
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

async function readTask(
  task: Task | undefined,
  files: ImportFiles,
  reader: Reader,
): Promise<Reading | OpenExport | Archive> {
  if (task === undefined || task.kind === 'problem') return unreadable('')
  if (task.kind === 'source') {
    const { bytes } = task.source
    if (looksLikeZip(bytes)) return readZip(bytes, () => readBytes(task.source, reader))
    return readBytes(task.source, reader)
  }
  try {
    const { name, path, size } = task
    // A zip is read where it lies, file by file, each with the same ceiling.
    if (looksLikeZip(await files.read(path, 4)))
      return await readZip(path, () => reader.read({ name, bytes: new Uint8Array(), path }))
    if (size > maxFileBytes) return unreadable(tooLarge(size))
    return await readBytes({ name, bytes: await files.read(path, maxFileBytes) }, reader)
  } catch (error) {
    return unreadable(faultReason(error))
  }
}

/** An archive of a whole library is opened; any other zip is for others to read. */
async function readZip(
  from: string | Uint8Array,
  otherwise: () => Promise<Reading | OpenExport>,
): Promise<Reading | OpenExport | Archive> {
  const archive = await openArchive(from)
  if (!archive.ok) return unreadable(archive.fault.reason, 'offprint')
  return archive.value ?? otherwise()
}

async function readBytes(source: ReadSource, reader: Reader): Promise<Reading | OpenExport> {
  const { length } = source.bytes
  return length > maxFileBytes ? unreadable(tooLarge(length)) : reader.read(source)
}

/** One after the other: an export holds its place at the reader, for which the next may be waiting. */
async function letAllGo(ahead: readonly Promise<Reading | OpenExport | Archive>[]): Promise<void> {
  for (const each of ahead) await letGo(await each)
}

async function letGo(reading: Reading | OpenExport | Archive): Promise<void> {
  if ('close' in reading) await reading.close()
}

function tooLarge(bytes: number): string {
  const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)} MB`
  return `it is ${megabytes(bytes)}; a file may be ${megabytes(maxFileBytes)} at most`
}

function sentence(name: string, reason: string): string {
  return `“${name}”: ${reason}.`
}

/** At most ten times a second: a page that repaints for each of 10,000 files does nothing else. */
class Progress {
  readonly #id: ImportId
  readonly #listener: ((progress: ImportProgress) => void) | undefined
  #last = 0

  constructor(id: ImportId, listener: ((progress: ImportProgress) => void) | undefined) {
    this.#id = id
    this.#listener = listener
  }

  tell(progress: Omit<ImportProgress, 'id'>, when: 'now' | 'soon' = 'soon'): void {
    const time = performance.now()
    if (this.#listener === undefined || (when === 'soon' && time - this.#last < progressEveryMs)) return
    this.#last = time
    this.#listener({ id: this.#id, ...progress })
  }
}
