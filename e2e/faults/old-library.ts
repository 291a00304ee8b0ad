import { nodeFileSystem } from '../../src/core/library/file-system.ts'
import { newImportId } from '../../src/core/library/ids.ts'
import { Library } from '../../src/core/library/library.ts'
import { openFolder } from '../../src/core/library/opening.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import { draftWith } from './draft.ts'
import type { Articles, Shown } from './model.ts'
import { articleAsAdded, receiptOf, receiptShown, receiptTitle } from './model.ts'

export interface OldLibraryOptions {
  readonly articles?: number
  /** Folds, each of which leaves a backup; the acts after the last stay in the journal. */
  readonly folds?: number
}

/**
 * Makes a library as a reader would have it: articles called `old 1` and on, a snapshot, backups, a journal with
 * a few acts, a receipt. Gives what is in it.
 */
export async function oldLibrary(
  folder: string,
  { articles = 8, folds = 2 }: OldLibraryOptions = {},
): Promise<Articles> {
  const began = Date.UTC(2025, 10, 1)
  let hours = 0
  const now = (): Date => new Date(began + hours++ * 3_600_000)
  const log = (): void => undefined
  const fs = nodeFileSystem
  const opened = await openFolder({
    folder,
    mode: 'write',
    owner: 'a rig',
    log,
    now,
    fs,
    processes: systemProcesses,
  })
  if (!opened.ok) throw new Error(opened.fault.message)
  const library = await Library.over(opened.value, fs, log, now)
  const shown = new Map<string, Shown>()
  const parts = folds + 1
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((articles * part) / parts)
    const until = Math.floor((articles * (part + 1)) / parts)
    const titles = Array.from({ length: until - from }, (_, at) => `old ${from + at + 1}`)
    const importId = newImportId()
    must(
      await library.add(
        titles.map((title) => draftWith(title, 1)),
        importId,
        now().toISOString(),
      ),
    )
    must(await library.saveReceipt(receiptOf(importId)))
    for (const title of titles) shown.set(title, articleAsAdded)
    shown.set(receiptTitle(importId), receiptShown)
    const first = [...library.all()].find((article) => article.title === titles[0])
    if (first !== undefined) {
      must(await library.setState([first.id], { bookmarked: true }))
      shown.set(first.title, { ...articleAsAdded, bookmarked: true })
    }
    if (part < folds) await opened.value.adapter.fold(opened.value.low.data)
  }
  await library.close()
  return shown
}

function must(outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`the library of the rig could not be made: ${JSON.stringify(outcome)}`)
}
