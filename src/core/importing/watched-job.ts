import { sep } from 'node:path'
import type { ImportChoices } from '@shared/import-choices.ts'
import type { ImportJob, JobOptions } from './job.ts'
import { resumeImport, startImport } from './job.ts'
import { readRecord } from './record.ts'
import { unfinishedImports } from './unfinished.ts'

/**
 * Brings in what was put into a watched folder. Where an import of it was cut off, that one goes on: so each item
 * stands on one receipt.
 */
export async function watchedJob(
  path: string,
  options: JobOptions & { readonly choices?: ImportChoices },
): Promise<ImportJob> {
  const { library } = options
  for (const { id, origin } of await unfinishedImports(library)) {
    if (origin !== 'watch') continue
    const record = await readRecord(library.importFolder(id))
    const isOfIt = record?.tasks.some(
      (task) => task.kind === 'file' && (task.path === path || task.path.startsWith(`${path}${sep}`)),
    )
    const job = isOfIt === true ? await resumeImport(id, options) : null
    if (job?.ok === true) return job.value
  }
  return startImport([{ kind: 'path', path }], { ...options, origin: 'watch' })
}
