import type { ImportJob } from '@core/importing/job.ts'
import { startImport } from '@core/importing/job.ts'
import type { ImportSource } from '@core/importing/tasks.ts'
import type { Reader } from '@core/importing/reader.ts'
import type { Library } from '@core/library/library.ts'
import type { ImportId } from '@shared/article.ts'
import type { ImportNotFound, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import type { ImportOrigin, Receipt } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Publish } from './publish.ts'

interface ImportContext {
  readonly library: Library
  readonly reader: Reader
  readonly publish: Publish
  readonly chooseFiles: (kind: 'files' | 'folder') => Promise<readonly string[]>
}

export interface ImportHandlers {
  readonly calls: Handlers<Calls>['importing']
  isRunning(): boolean
  /** Cancels what runs and waits for it; what is done stays. */
  stop(): Promise<void>
}

export function createImportHandlers({
  library,
  reader,
  publish,
  chooseFiles,
}: ImportContext): ImportHandlers {
  const running = new Map<ImportId, ImportJob>()

  async function run(
    sources: readonly ImportSource[],
    origin: ImportOrigin,
  ): Promise<Result<Receipt, StoreFault>> {
    const job = startImport(sources, {
      library,
      reader,
      origin,
      onProgress: (progress) => {
        publish('import.progressed', progress)
      },
    })
    running.set(job.id, job)
    try {
      const receipt = await job.finished
      if (receipt.ok) publish('import.finished', receipt.value)
      return receipt
    } finally {
      running.delete(job.id)
    }
  }

  return {
    calls: {
      paste: ({ text, html }) =>
        run([{ kind: 'text', name: 'Pasted text', text, ...(html === undefined ? {} : { html }) }], 'paste'),
      dropped: ({ files }) =>
        run(
          files.map((file) =>
            'path' in file
              ? { kind: 'path', path: file.path }
              : { kind: 'bytes', name: file.name, bytes: file.bytes },
          ),
          'files',
        ),
      choose: async ({ kind }) => {
        const paths = await chooseFiles(kind)
        if (paths.length === 0) return ok(null)
        return run(
          paths.map((path) => ({ kind: 'path', path })),
          'files',
        )
      },
      cancel: async ({ id }) => {
        const job = running.get(id)
        if (job === undefined) return fail(fault('import-not-found', 'That import has ended already.'))
        job.cancel()
        return ok()
      },
      receipts: async () => ok(await library.receipts()),
      receipt: ({ id }) => library.receipt(id),
      undo: ({ id, confirmed }) => library.undoImport(id, confirmed),
    },
    isRunning: () => running.size > 0,
    stop: async () => {
      for (const job of running.values()) job.cancel()
      await Promise.allSettled([...running.values()].map((job) => job.finished))
    },
  }
}
