import type { ImportId } from '@shared/article.ts'
import type { StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { ImportOrigin, ImportProgress, Receipt } from '@shared/receipt.ts'
import { countItems } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import type { ArchiveContext } from './archive/take-archive.ts'
import { takeArchive } from './archive/take-archive.ts'
import type { ImportFiles } from './files.ts'
import { diskFiles } from './files.ts'
import { Intake } from './intake.ts'
import type { ReadItem } from './item.ts'
import { Progress } from './progress.ts'
import type { OpenExport, Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { Found, ImportSource } from './tasks.ts'
import { collect, isArchive, letAllGo, letGo, readTask } from './tasks.ts'

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
  const ahead: Promise<Found>[] = []
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
    else if (isArchive(reading)) {
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
      if (batch.done && read === 0)
        intake.refuse('skipped', shown, sentence(shown, 'there are no items in it'))
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

function sentence(name: string, reason: string): string {
  return `“${name}”: ${reason}.`
}
