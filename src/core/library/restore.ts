import { join } from 'node:path'
import type { ArticleId, ArticleState, ArticleSummary } from '@shared/article.ts'
import type { Fault } from '@shared/fault.ts'
import { backupLabel, listBackups } from './backups.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import type { Operation } from './operations.ts'
import type { SnapshotReading } from './snapshot.ts'
import { readSnapshot } from './snapshot.ts'

export type BackupNotFound = Fault<'backup-not-found'>

/** What a restore did, in articles. */
export interface Restored {
  /** Came back as they were. */
  readonly restored: number
  /** Came since the backup, and are in the Trash now. */
  readonly trashed: number
  /** Were deleted for ever since: a backup holds no texts. */
  readonly gone: number
}

/** By what a person calls it, with or without `.json`. Null when there is none of that name, or it is damaged. */
export async function readBackup(
  fs: FileSystem,
  folder: string,
  label: string,
): Promise<SnapshotReading | null> {
  const wanted = label.replace(/\.json$/, '')
  const backup = (await listBackups(fs, folder)).find((one) => backupLabel(one) === wanted)
  if (backup === undefined) return null
  const reading = await readSnapshot(await fs.readFile(join(folder, backup.name)))
  return reading?.whole === true ? reading : null
}

/** The way from the present state to that of a backup. `present`: articles that still have their folder. */
export function restoring(
  data: LibraryData,
  backup: SnapshotReading,
  present: ReadonlySet<ArticleId>,
  time: string,
): Restored & { readonly operations: readonly Operation[] } {
  const operations: Operation[] = []
  const back: ArticleSummary[] = []
  let gone = 0
  let restored = 0
  for (const then of backup.data.articles.values()) {
    const now = data.articles.get(then.id)
    if (now === undefined && !present.has(then.id)) {
      gone += 1
      continue
    }
    const sameBody = (data.bodies.get(then.id) ?? '') === (backup.data.bodies.get(then.id) ?? '')
    // A text replaced since is the only one left: its facts stay with it, and the reader's marks go back.
    const article = now === undefined || sameBody ? then : { ...now, ...stateOf(then) }
    if (now !== undefined && JSON.stringify(now) === JSON.stringify(article)) continue
    restored += 1
    if (now === undefined || sameBody) back.push(article)
    else operations.push({ op: 'edit', ids: [then.id], set: stateOf(then) })
  }
  if (back.length > 0) operations.unshift({ op: 'add', articles: back })
  const since = [...data.articles.values()].filter(
    (article) => !backup.data.articles.has(article.id) && article.trashedAt === null,
  )
  const ids = since.map((article) => article.id)
  if (ids.length > 0) operations.push({ op: 'edit', ids, set: { trashedAt: time } })
  if (JSON.stringify(data.settings) !== JSON.stringify(backup.data.settings)) {
    operations.push({ op: 'settings', set: backup.data.settings })
  }
  return { operations, restored, trashed: ids.length, gone }
}

function stateOf(article: ArticleSummary): ArticleState {
  const { bookmarked, archived, read, trashedAt, tags, progress, place } = article
  return { bookmarked, archived, read, trashedAt, tags, progress, place }
}
