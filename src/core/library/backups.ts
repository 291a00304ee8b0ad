import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { writeDurably } from './files.ts'
import type { SnapshotHead } from './snapshot.ts'
import { readSnapshot, readSnapshotHead } from './snapshot.ts'

const backupsFolder = 'backups'
const hourMs = 60 * 60 * 1000

/** How many of each age are kept beside the newest ones. */
const kept = { newest: 3, hours: 24, days: 7, weeks: 4 } as const

export interface Backup {
  /** Relative to the library: `backups/2026-11-22T19-40-00.000Z.r1234.json`. */
  readonly name: string
  readonly head: SnapshotHead
}

/** Newest first. By revision, not by clock: a computer that believes it is 1970 changes nothing here. */
export async function listBackups(fs: FileSystem, folder: string): Promise<readonly Backup[]> {
  let names
  try {
    names = await fs.names(join(folder, backupsFolder))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const backups: Backup[] = []
  for (const file of names) {
    if (!file.endsWith('.json')) continue
    const name = `${backupsFolder}/${file}`
    // The head alone: 38 backups of 50,000 articles are 1.6 GB, and every fold asks for this list.
    const head = readSnapshotHead(await fs.readFirstLine(join(folder, name)))
    if (head !== null) backups.push({ name, head })
  }
  return backups.sort((a, b) => b.head.revision - a.head.revision)
}

/** `2026-11-22T19-40-00.000Z.r1234`: what a person calls it. */
export function backupLabel(backup: Backup): string {
  return backup.name.slice(`${backupsFolder}/`.length, -'.json'.length)
}

/** Could it be a backup's name? None of an article's ids can. */
export function isBackupLabel(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d-]+(?:\.\d+)?Z\.r\d+(?:\.json)?$/.test(text)
}

export interface BackupOutcome {
  /** The first journal that the newest verified backup needs; older ones may go. 0 when there is none. */
  readonly generation: number
  /** Why nothing was rotated away, where that is so. */
  readonly warning: string | null
}

/**
 * Keeps a copy of the snapshot when the newest backup is an hour old. The copy is read back and verified
 * before anything older is let go, and nothing is let go when it holds far fewer articles than the one before.
 * `atOnce` asks for one whatever the age of the last.
 */
export async function backUp(
  fs: FileSystem,
  folder: string,
  snapshot: string,
  now: Date,
  atOnce = false,
): Promise<BackupOutcome> {
  const before = await listBackups(fs, folder)
  const newest = before[0]
  const ageMs = newest === undefined ? Infinity : Math.abs(now.getTime() - Date.parse(newest.head.writtenAt))
  if (newest !== undefined && ageMs < hourMs && !atOnce)
    return { generation: newest.head.generation, warning: null }
  const bytes = await fs.readFile(join(folder, snapshot))
  const head = readSnapshotHead(bytes)
  if (head === null)
    return { generation: newest?.head.generation ?? 0, warning: 'the index could not be read back' }
  const name = `${backupsFolder}/${now.toISOString().replaceAll(':', '-')}.r${head.revision}.json`
  await writeDurably(fs, join(folder, name), [bytes])
  const readBack = await readSnapshot(await fs.readFile(join(folder, name)))
  if (readBack?.whole !== true) {
    await fs.remove(join(folder, name))
    return {
      generation: newest?.head.generation ?? 0,
      warning: 'a backup did not read back as it was written',
    }
  }
  if (newest !== undefined && head.count * 2 < newest.head.count) {
    const warning = `the library fell from ${newest.head.count} to ${head.count} articles; no older backup was removed`
    return { generation: head.generation, warning }
  }
  for (const old of superseded([{ name, head }, ...before], now)) await fs.remove(join(folder, old))
  return { generation: head.generation, warning: null }
}

/** Names of the backups that no rule keeps. `backups` is newest first. */
export function superseded(backups: readonly Backup[], now: Date): readonly string[] {
  const keep = new Set(backups.slice(0, kept.newest).map((backup) => backup.name))
  const rules = [
    { spanMs: hourMs, count: kept.hours },
    { spanMs: 24 * hourMs, count: kept.days },
    { spanMs: 7 * 24 * hourMs, count: kept.weeks },
  ]
  for (const { spanMs, count } of rules) {
    const spans = new Set<number>()
    for (const backup of backups) {
      const span = Math.floor((now.getTime() - Date.parse(backup.head.writtenAt)) / spanMs)
      if (span < 0 || span >= count || spans.has(span)) continue
      spans.add(span)
      keep.add(backup.name)
    }
  }
  return backups.filter((backup) => !keep.has(backup.name)).map((backup) => backup.name)
}
