import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import type { Bodies } from './bodies.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'

/**
 * Removes what an interrupted add, delete or replace left behind. Only for a library that was read without a
 * loss: after one, a folder that no article claims may be all that is left of that article.
 */
export async function sweep(bodies: Bodies, data: LibraryData, log: (line: string) => void): Promise<void> {
  const orphans: ArticleId[] = []
  const present = new Set(await bodies.present())
  for (const id of present) {
    if (!data.articles.has(id)) orphans.push(id)
  }
  for (const id of orphans) log(`swept the leftovers of an interrupted change: articles/${id}`)
  await bodies.remove(orphans)
  for (const id of await bodies.noted()) {
    if (!present.has(id) || !data.articles.has(id)) continue
    // A mark that no body ever has: what is put aside here is removed at once.
    await bodies.exchange(id, data.bodies.get(id) ?? '', 'replaced')
    const removed = await bodies.removeAside(id)
    if (removed > 0) log(`swept ${removed} replaced files of articles/${id}`)
  }
  await bodies.forgetNotes()
}

/**
 * After a loss: a folder that no record names may be all that is left of an article, and the next start, which
 * knows of no loss, would sweep it. It gets a name that is never swept.
 */
export async function keepUnclaimed(
  bodies: Bodies,
  data: LibraryData,
  log: (line: string) => void,
): Promise<number> {
  let kept = 0
  for (const id of await bodies.present()) {
    if (data.articles.has(id)) continue
    await bodies.keepUnclaimed(id)
    log(`kept an article that the index does not name: articles/${id}.recovered`)
    kept += 1
  }
  return kept
}

/** Files that were being written when the power or the process went; their last good version stands beside them. */
export async function sweepUnfinishedFiles(
  fs: FileSystem,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  for (const name of await unfinishedFiles(fs, folder)) {
    await fs.remove(join(folder, name))
    log(`swept an unfinished file: ${name}`)
  }
}

/** Relative to the library. Only names that the store gives: others' files are not its business. */
export async function unfinishedFiles(fs: FileSystem, folder: string): Promise<readonly string[]> {
  const own = /^(?:index\.json|index\.columns|offprint\.json|index\..*\.damaged-.*)\.tmp$/
  const found = (await fs.names(folder)).filter((name) => own.test(name))
  for (const inner of ['backups', 'receipts']) {
    for (const name of await fs.names(join(folder, inner))) {
      if (name.endsWith('.json.tmp')) found.push(`${inner}/${name}`)
    }
  }
  return found
}
