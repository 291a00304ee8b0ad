import type { ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import type { Library } from '@core/library/library.ts'
import { takeArchive } from './archive/take-archive.ts'
import type { Control } from './control.ts'
import type { ImportFiles } from './files.ts'
import type { Intake } from './intake.ts'
import type { NumberedItem } from './item.ts'
import type { Progress } from './progress.ts'
import type { OpenExport, Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { Found, Task } from './tasks.ts'
import { isArchive, letAllGo, letGo, readTask } from './tasks.ts'

export interface TaskContext {
  readonly library: Library
  readonly importId: ImportId
  readonly reader: Reader
  readonly files: ImportFiles
  readonly intake: Intake
  readonly control: Control
  readonly progress: Progress
  /** One article for a whole book. */
  readonly wholeBooks: boolean
}

type Taken = Result<undefined, StoreFault | ArticleNotFound>

export interface TasksTaken {
  readonly stored: Taken
  /** Was everything read? False where it was stopped before. */
  readonly isWhole: boolean
}

/** Reads task after task, from where the intake stands, and gives all to it. */
export async function takeTasks(tasks: readonly Task[], context: TaskContext): Promise<TasksTaken> {
  const { reader, files, intake, control, progress, wholeBooks } = context
  const total = tasks.length
  const start = intake.at
  // A few sources are read ahead, so that the disk and the workers are never idle; they land in order.
  const ahead: Promise<Found>[] = []
  let next = start.task
  let done = start.task
  /** Items of exports, beyond the one source that each of them is. */
  let items = Math.max(0, intake.items.length - start.task)
  let isWhole = true
  let stored: Taken = ok()
  progress.tell({ done: done + items, total: total + items, current: tasks[done]?.shown ?? '' }, 'now')
  while (done < total && stored.ok) {
    await control.turn()
    if (control.isStopping) {
      isWhole = false
      break
    }
    while (next < total && ahead.length <= reader.width) {
      const from = next === start.task ? start.entry : 0
      ahead.push(readTask(tasks[next++], files, reader, { from, wholeBooks }))
    }
    const task = tasks[done]
    const reading = await ahead.shift()
    if (task === undefined || reading === undefined) break
    // What is still paused, or was stopped while it was read, is not begun.
    await control.turn()
    if (control.isStopping && done > start.task) {
      await letGo(reading)
      isWhole = false
      break
    }
    const before = done + items
    const tell = (read: number, of: number | null, current: string): void => {
      progress.tell({ done: before + read, total: of === null ? null : total + items + of - 1, current })
    }
    if (task.kind === 'problem')
      intake.refuse(task.problem.kind, task.shown, sentence(task.shown, task.problem.reason))
    else if (isArchive(reading)) {
      // An export read ahead holds a place at the reader that the archive's texts need; it is read again after.
      await letAllGo(ahead.splice(0))
      next = done + 1
      stored = await intake.flush()
      if (stored.ok) stored = await takeArchive(reading, task.shown, context, tell)
      isWhole = !control.isStopping
      items += Math.max(0, reading.articles.length - 1)
      await reading.close()
    } else if (isExport(reading)) {
      const took = await takeExport(task.shown, reading, context, tell)
      stored = took.stored
      isWhole = took.isWhole
      items += Math.max(0, took.read - 1)
    } else stored = await intake.take(task.shown, reading)
    if (!isWhole) break
    done += 1
    if (stored.ok) intake.reach(done)
    progress.tell({ done: done + items, total: total + items, current: tasks[done]?.shown ?? task.shown })
  }
  await letAllGo(ahead)
  progress.tell({ done: done + items, total: total + items, current: '' }, 'now')
  return { stored, isWhole: isWhole && (done >= total || !stored.ok) }
}

/** Item by item; what was read before it is stopped stays. */
async function takeExport(
  shown: string,
  found: OpenExport,
  { intake, control }: TaskContext,
  tell: (read: number, of: number | null, current: string) => void,
): Promise<{ readonly stored: Taken; readonly read: number; readonly isWhole: boolean }> {
  const { entry, within } = intake.at
  let [read, over] = [0, within]
  try {
    for (;;) {
      await control.turn()
      if (control.isStopping) return { stored: ok(), read, isWhole: false }
      const batch = await found.next()
      // Items of the entry in whose midst it was cut off.
      const items =
        over === 0 ? batch.items : batch.items.filter((item) => item.number !== entry || over-- <= 0)
      const stored = await intake.takeItems(shown, items)
      read += items.length
      if (batch.done && read === 0 && entry === 0 && within === 0)
        intake.refuse('skipped', shown, sentence(shown, 'there are no items in it'))
      if (!stored.ok || batch.done) return { stored, read, isWhole: batch.done || !stored.ok }
      tell(
        read,
        found.total === null ? null : Math.max(found.total - entry, read),
        titleOf(batch.items.at(-1)) ?? shown,
      )
    }
  } finally {
    await found.close()
  }
}

function titleOf(item: NumberedItem | undefined): string | null {
  return item?.kind === 'article' ? item.draft.title : (item?.title ?? null)
}

function sentence(name: string, reason: string): string {
  return `“${name}”: ${reason}.`
}
