import type { ImportId } from '@shared/article.ts'
import type { ImportNotFound, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Library } from '@core/library/library.ts'
import type { ImportChoices } from '@shared/import-choices.ts'
import type { Only } from './record.ts'
import { placeKey, readRecord } from './record.ts'
import type { ImportSource } from './tasks.ts'

export interface Retry {
  readonly sources: readonly ImportSource[]
  readonly only: Only
  readonly choices: ImportChoices
}

/** What of an import failed and can be read again: the files, and the places in them. */
export async function retryOf(
  library: Library,
  id: ImportId,
): Promise<Result<Retry, ImportNotFound | StoreFault>> {
  const receipt = await library.receipt(id)
  if (!receipt.ok) return receipt
  const record = await readRecord(library.importFolder(id))
  const only = new Map<string, Set<string> | null>()
  for (const { status, source, place } of receipt.value.items) {
    if (status !== 'failed') continue
    const isWhole = place === undefined || Object.keys(place).length === 0
    const places = only.get(source)
    if (isWhole || places === null) only.set(source, null)
    else only.set(source, (places ?? new Set()).add(placeKey(place)))
  }
  const sources: ImportSource[] = []
  for (const task of record?.tasks ?? [])
    if (task.kind === 'file' && only.has(task.shown))
      sources.push({ kind: 'path', path: task.path, shown: task.shown })
  if (record === null || sources.length === 0)
    return fail(
      fault('import-not-found', 'What failed came from no file that could be read again. Add it once more.'),
    )
  return ok({ sources, only, choices: record.choices })
}
