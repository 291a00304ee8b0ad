import type { BackupKeeping } from '@shared/settings.ts'
import type { SnapshotHead } from './snapshot.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Why there is a backup: made by itself, asked for by the reader, or before something that it can take back. */
export type BackupReason = 'automatic' | 'asked' | 'before-restore'

export interface Backup {
  /** Relative to the library: `backups/2026-11-22T19-40-00.000Z.r1234.json`. */
  readonly name: string
  readonly head: SnapshotHead
  readonly reason: BackupReason
  /** Of its file, in bytes. */
  readonly size: number
}

/** The rule that keeps a backup longest. */
export type Keeper = 'week' | 'day' | 'hour' | 'asked' | 'fall' | 'newest'

/** These stay whatever the settings say: what a damaged index is put together from. */
const newestKept = 3
/** Of those that somebody asked for, or that a restore made. */
const askedKept = 10
/** Of those that stand before a sudden fall of the number of articles. */
const fallsKept = 3
/** Beyond this, and beyond so many times the newest one, the shortest-lived go before their time. */
const budgetBytes = 256 * 1024 * 1024
const budgetTimes = 12

/** Which backups stay, and by which rule. What is not in the answer may go. `backups` is newest first. */
export function keepers(backups: readonly Backup[], keeping: BackupKeeping): ReadonlyMap<string, Keeper> {
  const kept = new Map<string, Keeper>()
  const keep = (chosen: readonly Backup[], by: Keeper): void => {
    for (const { name } of chosen) if (!kept.has(name)) kept.set(name, by)
  }
  keep(newestOfEach(backups, 7 * dayMs, keeping.backupWeeks), 'week')
  keep(newestOfEach(backups, dayMs, keeping.backupDays), 'day')
  keep(newestOfEach(backups, hourMs, keeping.backupHours), 'hour')
  keep(backups.filter(({ reason }) => reason !== 'automatic').slice(0, askedKept), 'asked')
  const falls = backups.filter(({ head }, index) => fell(head.count, backups[index - 1]?.head.count))
  keep(falls.slice(0, fallsKept), 'fall')
  keep(backups.slice(0, newestKept), 'newest')
  return withinBudget(backups, kept)
}

/**
 * The newest backup of each of the latest hours, days or weeks (of UTC) that have one: the one under way and
 * `count` before it. Calendar periods that exist, not ages: nothing here asks what time it is, so a machine that was off for a month comes back to
 * what it had. A backup that claims a later period than one made after it was made under a clock that was wrong,
 * then or since: it is kept and does not count, so that no jump pushes others out.
 */
function newestOfEach(backups: readonly Backup[], periodMs: number, count: number): readonly Backup[] {
  if (count === 0) return []
  const chosen: Backup[] = []
  const seen = new Set<number>()
  let counted = 0
  let latest = Infinity
  for (const backup of backups) {
    const period = Math.floor(Date.parse(backup.head.writtenAt) / periodMs)
    if (seen.has(period)) continue
    if (period < latest) {
      if (counted > count) break
      counted += 1
      latest = period
    }
    seen.add(period)
    chosen.push(backup)
  }
  return chosen
}

/** Did the library hold less than half of it in the backup that came next? */
function fell(count: number, next: number | undefined): boolean {
  return next !== undefined && next * 2 < count
}

/** Most dispensable first; the newest ones and the weeks are never given up for room. */
const dispensable: readonly Keeper[] = ['hour', 'day', 'asked', 'fall']

function withinBudget(
  backups: readonly Backup[],
  kept: ReadonlyMap<string, Keeper>,
): ReadonlyMap<string, Keeper> {
  const budget = Math.max(budgetBytes, budgetTimes * (backups[0]?.size ?? 0))
  const safe = new Set(backups.slice(0, newestKept).map(({ name }) => name))
  const left = new Map(kept)
  let total = backups.reduce((sum, { name, size }) => sum + (kept.has(name) ? size : 0), 0)
  for (const rule of dispensable) {
    for (const { name, size } of backups.toReversed()) {
      if (total <= budget) return left
      if (left.get(name) !== rule || safe.has(name)) continue
      left.delete(name)
      total -= size
    }
  }
  return left
}

/** Names of the backups that no rule keeps. `backups` is newest first. */
export function superseded(backups: readonly Backup[], keeping: BackupKeeping): readonly string[] {
  const kept = keepers(backups, keeping)
  return backups.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}

/** Changes after which a backup is due whatever the clock says: one that always begins in 1970 never moves on. */
const dueAfterRevisions = 500

/**
 * Is it time for the next one? After an hour, and at once when the clock stands before the newest: it jumped, and
 * how long ago that one was made is not known.
 */
export function isDue(newest: SnapshotHead | null, now: Date, revision: number): boolean {
  if (newest === null) return true
  if (revision === newest.revision) return false
  const ageMs = now.getTime() - Date.parse(newest.writtenAt)
  return !(ageMs >= 0 && ageMs < hourMs) || revision - newest.revision >= dueAfterRevisions
}
