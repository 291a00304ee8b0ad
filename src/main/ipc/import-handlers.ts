import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { receiptCsv, receiptJson } from '@core/exporting/receipt-file.ts'
import type { ImportJob, ImportOptions } from '@core/importing/job.ts'
import { resumeImport, settleImport, startImport } from '@core/importing/job.ts'
import { retryOf } from '@core/importing/retry.ts'
import { holdsExport, surveyImport } from '@core/importing/survey.ts'
import type { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import type { ImportSource } from '@core/importing/tasks.ts'
import type { Reader } from '@core/importing/reader.ts'
import { watchedJob } from '@core/importing/watched-job.ts'
import { unfinishedImports } from '@core/importing/unfinished.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import type { ImportId } from '@shared/article.ts'
import type { ImportNotFound, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import type { BroughtIn, ImportProgress, Receipt, ReceiptHead } from '@shared/receipt.ts'
import { headOf } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { ImportPlans } from './import-plans.ts'
import type { Publish } from './publish.ts'

export interface ImportContext {
  readonly library: Library
  readonly reader: Reader
  /** What is known of the texts that are here. */
  readonly similar: SimilarTexts
  readonly publish: Publish
  readonly chooseFiles: (kind: 'files' | 'folder') => Promise<readonly string[]>
  /** Shows the system's dialog for a new file of that name; null when it was closed without a choice. */
  readonly chooseReceiptFile: (name: string) => Promise<string | null>
}

export interface ImportHandlers {
  readonly calls: Handlers<Calls>['importing']
  isRunning(): boolean
  /** As for dropped files: an export is looked through first. */
  bringIn(sources: readonly ImportSource[]): Promise<Result<BroughtIn, StoreFault>>
  /** As for a paste. */
  take(source: ImportSource): Promise<Result<ReceiptHead, StoreFault>>
  /** For the folder that is watched: like `calls`, with the whole receipt, which is put beside the file. */
  readonly watched: {
    begin(path: string): Promise<ImportJob>
    finish(job: ImportJob): Promise<Result<Receipt, StoreFault>>
  }
  /** Suspends what runs and waits for it; the next start offers to go on. */
  stop(): Promise<void>
}

/** Of what went wrong beforehand a reader wants the kinds, not each of hundreds: the receipt has them all. */
const mostProblemsShown = 20

export function createImportHandlers(context: ImportContext): ImportHandlers {
  const { library, reader, similar, publish, chooseFiles } = context
  const running = new Map<ImportId, ImportJob>()
  /** Looks through under way: what ends each. */
  const looking = new Map<ImportId, () => void>()
  const plans = new ImportPlans()
  const onProgress = (progress: ImportProgress): void => {
    publish('import.progressed', progress)
  }

  async function finishWhole(job: ImportJob): Promise<Result<Receipt, StoreFault>> {
    running.set(job.id, job)
    try {
      const receipt = await job.finished
      if (receipt.ok) publish('import.finished', headOf(receipt.value))
      return receipt
    } finally {
      running.delete(job.id)
    }
  }

  async function finish(job: ImportJob): Promise<Result<ReceiptHead, StoreFault>> {
    const receipt = await finishWhole(job)
    return receipt.ok ? ok(headOf(receipt.value)) : receipt
  }

  const run = (
    sources: readonly ImportSource[],
    options: Pick<ImportOptions, 'origin' | 'choices' | 'only'>,
  ): Promise<Result<ReceiptHead, StoreFault>> =>
    finish(startImport(sources, { library, reader, similar, onProgress, ...options }))

  /** An export is looked through first; anything else is brought in, which can be undone. */
  async function bringIn(sources: readonly ImportSource[]): Promise<Result<BroughtIn, StoreFault>> {
    if (!(await holdsExport(sources, { reader }))) {
      const receipt = await run(sources, { origin: 'files' })
      return receipt.ok ? ok({ kind: 'imported', receipt: receipt.value }) : receipt
    }
    const id = newImportId()
    let stopped = false
    looking.set(id, () => {
      stopped = true
    })
    const survey = await surveyImport(sources, {
      library,
      reader,
      similar,
      id,
      isCancelled: () => stopped,
      onProgress,
    }).finally(() => looking.delete(id))
    if (stopped) return ok({ kind: 'dismissed' })
    const problems = survey.problems.slice(0, mostProblemsShown)
    return ok({ kind: 'surveyed', plan: plans.add(sources), survey: { ...survey, problems } })
  }

  const notFound = (message: string): Result<never, ImportNotFound> =>
    fail(fault('import-not-found', message))

  return {
    calls: {
      paste: ({ text, html }) =>
        run([{ kind: 'text', name: 'Pasted text', text, ...(html === undefined ? {} : { html }) }], {
          origin: 'paste',
        }),
      dropped: ({ files }) =>
        bringIn(
          files.map((file) =>
            'path' in file
              ? { kind: 'path', path: file.path }
              : { kind: 'bytes', name: file.name, bytes: file.bytes },
          ),
        ),
      choose: async ({ kind }) => {
        const paths = await chooseFiles(kind)
        return paths.length === 0 ? ok(null) : bringIn(paths.map((path) => ({ kind: 'path', path })))
      },
      begin: async ({ plan, choices }) => {
        const sources = plans.take(plan)
        return sources === null
          ? notFound('What was looked through is not at hand any more. Add it once more.')
          : run(sources, { origin: 'files', choices })
      },
      dismiss: async ({ plan }) => {
        plans.take(plan)
        return ok()
      },
      cancel: async ({ id, how }) => {
        const stop = looking.get(id)
        const job = running.get(id)
        if (stop === undefined && job === undefined) return notFound('That import has ended already.')
        stop?.()
        job?.cancel(how)
        return ok()
      },
      pause: async ({ id, paused }) => {
        const job = running.get(id)
        if (job === undefined) return notFound('That import has ended already.')
        if (paused) job.pause()
        else job.goOn()
        return ok()
      },
      unfinished: async () => {
        const found = await unfinishedImports(library)
        return ok(found.filter(({ id }) => !running.has(id)))
      },
      goOn: async ({ id }) => {
        if (running.has(id)) return notFound('That import is under way already.')
        const job = await resumeImport(id, { library, reader, similar, onProgress })
        return job.ok ? finish(job.value) : job
      },
      settle: async ({ id, how }) => {
        if (running.has(id)) return notFound('That import is under way.')
        const receipt = await settleImport(id, how, { library, reader })
        return receipt.ok ? ok(headOf(receipt.value)) : receipt
      },
      receipts: async () => ok(await library.receiptHeads()),
      receiptItems: ({ id, ...wanted }) => library.receiptPage(id, wanted),
      exportReceipt: async ({ id, as }) => {
        const receipt = await library.receipt(id)
        if (!receipt.ok) return receipt
        const path = await context.chooseReceiptFile(
          `Import of ${receipt.value.startedAt.slice(0, 10)}.${as}`,
        )
        if (path === null) return ok(null)
        try {
          await writeFile(path, as === 'csv' ? receiptCsv(receipt.value) : receiptJson(receipt.value))
        } catch (error) {
          return fail(fault('export-refused', `The receipt was not written: ${reasonOf(error)}.`))
        }
        return ok({ file: basename(path) })
      },
      retry: async ({ id }) => {
        const retry = await retryOf(library, id)
        if (!retry.ok) return retry
        const { sources, only, choices } = retry.value
        return run(sources, { origin: 'files', only, choices })
      },
      undo: ({ id, confirmed }) => library.undoImport(id, confirmed),
    },
    watched: {
      begin: (path) => watchedJob(path, { library, reader, similar, onProgress }),
      finish: finishWhole,
    },
    isRunning: () => running.size > 0,
    bringIn,
    take: (source) => run([source], { origin: 'paste' }),
    stop: async () => {
      for (const stop of looking.values()) stop()
      for (const job of running.values()) job.suspend()
      await Promise.allSettled([...running.values()].map((job) => job.finished))
    },
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
