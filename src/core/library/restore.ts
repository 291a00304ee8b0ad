import { join } from 'node:path'
import type { ArticleId, ArticleState } from '@shared/article.ts'
import type { Fault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import { backupLabel, listBackups } from './backups.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import type { Operation } from './operations.ts'
import type { SnapshotReading } from './snapshot.ts'
import { readSnapshot } from './snapshot.ts'
import { described, highlighting } from './history.ts'
import type { ArticleRecord } from './record.ts'
import { highlightsOf, withHighlights } from './record.ts'

export type BackupNotFound = Fault<'backup-not-found'>

export function backupNotFound(label: string, folder: string): BackupNotFound {
  return fault('backup-not-found', `There is no sound backup “${label}” in ${folder}.`)
}

/** What a restore did, in articles. */
export interface Restored {
  /** Came back as they were. */
  readonly restored: number
  /** Came since the backup, and are in the Trash now. */
  readonly trashed: number
  /** Were deleted for ever since: a backup holds no texts. */
  readonly gone: number
}

/** What a backup holds, and what going back to it would do now. Nothing is changed by asking. */
export interface BackupPreview extends Restored {
  /** All of them, those in the Trash included. */
  readonly articles: number
  readonly bookmarked: number
  readonly inTrash: number
  /** Different ones. */
  readonly tags: number
  /** Would settings such as the theme change? */
  readonly settings: boolean
  readonly goneTitles: readonly string[]
}

export function previewOf(reading: SnapshotReading, plan: Restoring): BackupPreview {
  const articles = [...reading.data.articles.values()]
  return {
    articles: articles.length,
    bookmarked: articles.filter(({ bookmarked, trashedAt }) => bookmarked && trashedAt === null).length,
    inTrash: articles.filter(({ trashedAt }) => trashedAt !== null).length,
    tags: new Set(articles.flatMap(({ tags }) => tags)).size,
    restored: plan.restored,
    trashed: plan.trashed,
    gone: plan.gone,
    goneTitles: plan.goneTitles,
    settings: plan.operations.some(({ op }) => op === 'settings'),
  }
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

export interface Restoring extends Restored {
  readonly operations: readonly Operation[]
  /** What takes them back: marks, tags, reading places and settings as they are now. */
  readonly undoing: readonly Operation[]
  /** Titles of articles whose text is gone; a few, to be shown. */
  readonly goneTitles: readonly string[]
}

const titlesShown = 5

/** The way from the present state to that of a backup. `present`: articles that still have their folder. */
export function restoring(
  data: LibraryData,
  backup: SnapshotReading,
  present: ReadonlySet<ArticleId>,
  time: string,
): Restoring {
  const operations: Operation[] = []
  const undoing = new Edits()
  const back: ArticleRecord[] = []
  const goneTitles: string[] = []
  let gone = 0
  let restored = 0
  for (const then of backup.data.articles.values()) {
    const now = data.articles.get(then.id)
    if (now === undefined && !present.has(then.id)) {
      gone += 1
      if (goneTitles.length < titlesShown) goneTitles.push(then.title)
      continue
    }
    const sameBody = (data.bodies.get(then.id) ?? '') === (backup.data.bodies.get(then.id) ?? '')
    // A text replaced since is the only one left: its facts stay with it, and the reader's marks go back.
    const article =
      now === undefined || sameBody
        ? then
        : withHighlights({ ...now, ...stateOf(then, now) }, highlightsOf(then))
    if (now !== undefined && JSON.stringify(now) === JSON.stringify(article)) continue
    restored += 1
    undoing.put(
      then.id,
      now === undefined
        ? { trashedAt: time }
        : { ...stateOf(now, then), ...(sameBody ? described(then, now) : {}) },
    )
    const remarking = now === undefined ? null : highlighting(now, then)
    const unmarking = now === undefined ? null : highlighting(then, now)
    if (unmarking !== null) undoing.also(unmarking)
    if (now === undefined || sameBody) back.push(article)
    else {
      operations.push({ op: 'edit', ids: [then.id], set: stateOf(then, now) })
      if (remarking !== null) operations.push(remarking)
    }
  }
  if (back.length > 0) operations.unshift({ op: 'add', articles: back })
  const since = [...data.articles.values()].filter(
    (article) => !backup.data.articles.has(article.id) && article.trashedAt === null,
  )
  const ids = since.map((article) => article.id)
  if (ids.length > 0) operations.push({ op: 'edit', ids, set: { trashedAt: time } })
  for (const id of ids) undoing.put(id, { trashedAt: null })
  const undone: Operation[] = undoing.operations()
  if (JSON.stringify(data.settings) !== JSON.stringify(backup.data.settings)) {
    operations.push({ op: 'settings', set: backup.data.settings })
    undone.push({ op: 'settings', set: data.settings })
  }
  return { operations, undoing: undone, restored, trashed: ids.length, gone, goneTitles }
}

/** One operation for all articles that get the same state. */
class Edits {
  readonly #others: Operation[] = []
  readonly #bySet = new Map<string, { readonly ids: ArticleId[]; readonly set: Partial<ArticleState> }>()

  put(id: ArticleId, set: Partial<ArticleState>): void {
    const key = JSON.stringify(set)
    const known = this.#bySet.get(key)
    if (known === undefined) this.#bySet.set(key, { ids: [id], set })
    else known.ids.push(id)
  }

  also(operation: Operation): void {
    this.#others.push(operation)
  }

  operations(): Operation[] {
    const edits = Array.from(this.#bySet.values(), ({ ids, set }): Operation => ({ op: 'edit', ids, set }))
    return [...edits, ...this.#others]
  }
}

/** The reader's marks; `other`: what has them now, or will, so that a face is taken away again, too. */
function stateOf(article: ArticleRecord, other: ArticleRecord): ArticleState {
  const { bookmarked, archived, read, trashedAt, tags, progress, place, lastReadAt, face = null } = article
  const states = { bookmarked, archived, read, trashedAt, tags, progress, place }
  return {
    ...states,
    ...(lastReadAt === undefined ? {} : { lastReadAt }),
    ...(face === (other.face ?? null) ? {} : { face }),
  }
}
