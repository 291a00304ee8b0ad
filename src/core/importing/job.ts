import type { ImportId } from '@shared/article.ts'
import type { ImportNotFound, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { ImportChoices } from '@shared/import-choices.ts'
import { keepAll } from '@shared/import-choices.ts'
import type { ImportOrigin, ImportProgress, Receipt } from '@shared/receipt.ts'
import { countItems } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ImportFolder } from '@core/library/imports/import-folder.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import { Control } from './control.ts'
import type { ImportFiles } from './files.ts'
import { diskFiles } from './files.ts'
import { ImportLog, readStanding } from './import-log.ts'
import type { IntakeOptions } from './intake.ts'
import { Intake } from './intake.ts'
import type { Position } from './position.ts'
import { Progress } from './progress.ts'
import type { Reader } from './reader.ts'
import type { JobRecord, Only } from './record.ts'
import { onlyOf, readRecord, saveRecord, tasksOf } from './record.ts'
import { takeTasks } from './take-tasks.ts'
import type { SimilarTexts } from './similar/similar-texts.ts'
import type { ImportSource, Task } from './tasks.ts'
import { collect } from './tasks.ts'

export interface JobOptions {
  readonly library: Library
  readonly reader: Reader
  readonly onProgress?: (progress: ImportProgress) => void
  readonly now?: () => Date
  readonly files?: ImportFiles
  /** What texts are like those of the library; without it copies from elsewhere are not noticed. */
  readonly similar?: SimilarTexts
  /** Articles in a batch, at most; for tests. */
  readonly batch?: number
}

export interface ImportOptions extends JobOptions {
  readonly origin: ImportOrigin
  readonly choices?: ImportChoices
  /** Of these sources only these places. */
  readonly only?: Only
}

export interface ImportJob {
  readonly id: ImportId
  /** The receipt, which is in the library by then. A fault means that the library could not be written. */
  readonly finished: Promise<Result<Receipt, StoreFault>>
  /** Ends it after the item under way; what came in stays, or is taken back. */
  cancel(how?: 'keep' | 'undo'): void
  pause(): void
  goOn(): void
  /** Ends it after the item under way, with no receipt: another start goes on with it. */
  suspend(): void
}

/** Brings sources in, in their order; every one of them ends on the receipt. */
export function startImport(sources: readonly ImportSource[], options: ImportOptions): ImportJob {
  const { library, origin, choices = keepAll, only = null, now = () => new Date() } = options
  const id = newImportId()
  const startedAt = now().toISOString()
  const addedAt = library.timeToAdd(startedAt)
  const record = { format: 1, id, origin, startedAt, addedAt, choices, only: written(only) } as const
  return jobOf(id, options, async (control, progress) => {
    const { files = diskFiles } = options
    const tasks = await collect(sources, files, progress, () => control.isStopping)
    const folder = library.importFolder(id)
    const log = new ImportLog(folder, () => saveRecord(folder, record, tasks))
    const isSmall = origin === 'paste'
    const intake = new Intake({
      ...batchOf(options),
      library,
      importId: id,
      addedAt,
      log,
      choices,
      only,
      isSmall,
    })
    return { record, tasks, intake, folder, log }
  })
}

/** Goes on with an import that was cut off, from where it was. */
export async function resumeImport(
  id: ImportId,
  options: JobOptions,
): Promise<Result<ImportJob, ImportNotFound>> {
  const { library } = options
  const folder = library.importFolder(id)
  const record = await readRecord(folder)
  if (record === null || (await library.receiptHead(id)) !== null)
    return fail(fault('import-not-found', 'There is nothing to go on with: that import has ended.'))
  return ok(
    jobOf(id, options, async () => {
      const tasks = await tasksOf(folder, record)
      const standing = await readStanding(folder, library)
      const { items, ofTask } = standing
      const at = await whereStill(standing.at, tasks, options.files ?? diskFiles)
      const log = new ImportLog(folder, null)
      const { choices, addedAt } = record
      const only = onlyOf(record)
      const intake = new Intake({
        ...batchOf(options),
        library,
        importId: id,
        addedAt,
        log,
        choices,
        only,
        items,
        at,
        ofTask,
      })
      return { record, tasks, intake, folder, log }
    }),
  )
}

/** Ends an import that was cut off where it is: its receipt says so. */
export async function settleImport(
  id: ImportId,
  how: 'keep' | 'undo',
  options: JobOptions,
): Promise<Result<Receipt, ImportNotFound | StoreFault>> {
  const resumed = await resumeImport(id, options)
  if (!resumed.ok) return resumed
  resumed.value.cancel(how)
  return resumed.value.finished
}

/** In a file that was changed since, what stood where says nothing: it is read anew, and what is known is skipped. */
async function whereStill(at: Position, tasks: readonly Task[], files: ImportFiles): Promise<Position> {
  const task = tasks[at.task]
  if (task?.kind !== 'file') return at
  try {
    const { size } = await files.stat(task.path)
    return size === task.size ? at : { task: at.task, entry: 0, within: 0 }
  } catch {
    // Whoever reads it meets the same fault, and says so on the receipt.
    return at
  }
}

interface Prepared {
  readonly record: Omit<JobRecord, 'tasks'>
  readonly tasks: readonly Task[]
  readonly intake: Intake
  readonly folder: ImportFolder
  readonly log: ImportLog
}

function jobOf(
  id: ImportId,
  options: JobOptions,
  prepare: (control: Control, progress: Progress) => Promise<Prepared>,
): ImportJob {
  const control = new Control()
  const progress = new Progress(id, options.onProgress)
  let undoes = false
  const run = async (): Promise<Result<Receipt, StoreFault>> => {
    const prepared = await prepare(control, progress)
    const receipt = await runJob(prepared, control, progress, options)
    if (receipt.ok && undoes) {
      // Asked for with the words of a question: more need not be asked.
      const undone = await options.library.undoImport(id, Number.MAX_SAFE_INTEGER)
      if (!undone.ok && undone.fault.code !== 'import-not-found')
        return fail(fault('store-failed', undone.fault.message))
    }
    return receipt
  }
  return {
    id,
    finished: run(),
    cancel: (how = 'keep') => {
      undoes = how === 'undo'
      control.cancel()
    },
    pause: () => {
      control.pause()
      progress.paused = true
    },
    goOn: () => {
      control.goOn()
      progress.paused = false
    },
    suspend: () => control.suspend(),
  }
}

async function runJob(
  { record, tasks, intake, folder, log }: Prepared,
  control: Control,
  progress: Progress,
  { library, reader, files = diskFiles, now = () => new Date() }: JobOptions,
): Promise<Result<Receipt, StoreFault>> {
  const { id, origin, startedAt } = record
  const { wholeBooks } = record.choices
  const context = { library, importId: id, reader, files, intake, control, progress, wholeBooks }
  // What is pasted and small is done before a start could go on with it.
  const begun = origin === 'paste' ? ok() : await library.writeBeside(() => log.begin())
  if (!begun.ok) return begun
  let { stored, isWhole } = await takeTasks(tasks, context)
  const flushed = await intake.flush(!control.isSuspended)
  if (stored.ok) stored = flushed
  const receipt: Receipt = {
    id,
    origin,
    startedAt,
    finishedAt: now().toISOString(),
    ...countItems(intake.items),
    cancelled: !isWhole,
    items: intake.items,
  }
  if (control.isSuspended && !isWhole && stored.ok) {
    const kept = await library.writeBeside(() => log.begin())
    return kept.ok ? ok(receipt) : kept
  }
  const saved = await library.saveReceipt(receipt)
  const keepsJob = receipt.failed > 0 && tasks.some(({ kind }) => kind === 'file')
  if (saved.ok) await library.writeBeside(() => folder.settle(keepsJob))
  if (!stored.ok) {
    const { code, message } = stored.fault
    return fail(code === 'change-discarded' ? fault(code, message) : fault('store-failed', message))
  }
  return saved.ok ? ok(receipt) : saved
}

function batchOf({ batch, similar }: JobOptions): Pick<IntakeOptions, 'batch' | 'similar'> {
  return { similar: similar ?? null, ...(batch === undefined ? {} : { batch }) }
}

function written(only: Only | null): JobRecord['only'] {
  return only === null
    ? null
    : Array.from(only, ([source, places]) => [source, places === null ? null : [...places]])
}
