import type { UnfinishedImport } from '@shared/receipt.ts'
import type { Library } from '@core/library/library.ts'
import { readRecord } from './record.ts'

/** Imports that were cut off and can be gone on with, oldest first. Sweeps what ended ones left in a crash. */
export async function unfinishedImports(library: Library): Promise<readonly UnfinishedImport[]> {
  const found: UnfinishedImport[] = []
  for (const folder of await library.importFolders()) {
    const record = await readRecord(folder)
    if (record === null) continue
    const head = await library.receiptHead(folder.id)
    const hasFiles = record.tasks.some(({ kind }) => kind === 'file')
    if (head !== null) {
      await folder.settle(head.failed > 0 && hasFiles)
      continue
    }
    const { id, origin, startedAt, tasks } = record
    const names = tasks.slice(0, mostNames).map(({ shown }) => shown)
    found.push({
      id,
      origin,
      startedAt,
      names,
      more: tasks.length - names.length,
      done: await itemsIn(folder),
    })
  }
  return found.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
}

/** A reader wants to know which import it is, not all that it was given. */
const mostNames = 3

async function itemsIn(folder: {
  readonly lines: (of: 'items') => Promise<readonly unknown[]>
}): Promise<number> {
  let items = 0
  for (const line of await folder.lines('items')) {
    if (typeof line === 'object' && line !== null && 'items' in line && Array.isArray(line.items))
      items += line.items.length
  }
  return items
}
