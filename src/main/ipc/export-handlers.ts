import { basename, dirname } from 'node:path'
import type { ExportJob } from '@core/exporting/archive/client.ts'
import { startExport } from '@core/exporting/archive/client.ts'
import type { Library } from '@core/library/library.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'
import type { Publish } from './publish.ts'

export interface ExportContext {
  readonly library: Library
  readonly publish: Publish
  /** The built `export-worker.js`. */
  readonly workerUrl: URL
  /** Shows the system's dialog; null when it was closed without a choice. */
  readonly chooseTarget: (name: string) => Promise<string | null>
  /** In the system's file manager; gives why not, or ''. */
  readonly openFolder: (folder: string) => Promise<string>
  readonly now?: () => Date
}

export interface ExportHandlers {
  readonly calls: Handlers<Calls>['exporting']
  isRunning(): boolean
  /** Ends what runs and waits for it. */
  stop(): Promise<void>
}

export function createExportHandlers(context: ExportContext): ExportHandlers {
  const { library, publish, workerUrl, now = () => new Date() } = context
  let asking = false
  let job: ExportJob | null = null
  let newest: string | null = null

  const run: ExportHandlers['calls']['library'] = async () => {
    if (asking || job !== null) return fail(fault('export-refused', 'The library is being exported already.'))
    asking = true
    try {
      const path = await context.chooseTarget(`Offprint library ${now().toISOString().slice(0, 10)}.zip`)
      if (path === null) return ok(null)
      job = startExport({
        workerUrl,
        libraryFolder: library.folder,
        path,
        onProgress: (progress) => {
          publish('export.progressed', progress)
        },
      })
      const exported = await job.finished
      if (!exported.ok) return exported
      if (!exported.value.cancelled) newest = path
      return ok({ ...exported.value, file: basename(path) })
    } finally {
      asking = false
      job = null
    }
  }

  return {
    calls: {
      library: run,
      stop: async () => {
        job?.cancel()
        return ok()
      },
      show: async () => {
        if (newest === null)
          return fail(fault('export-refused', 'Nothing was exported since the app was started.'))
        const refused = await context.openFolder(dirname(newest))
        return refused === ''
          ? ok()
          : fail(fault('export-refused', `The folder could not be shown: ${refused}`))
      },
    },
    isRunning: () => job !== null,
    stop: async () => {
      job?.cancel()
      await job?.finished.catch(() => undefined)
    },
  }
}
