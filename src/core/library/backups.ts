import { join } from 'node:path'
import type { BackupKeeping } from '@shared/settings.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { writeDurably } from './files.ts'
import type { Backup, BackupReason } from './generations.ts'
import { isDue, superseded } from './generations.ts'
import { readSnapshot, readSnapshotHead } from './snapshot.ts'

const backupsFolder = 'backups'

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
    const reason = reasonOf(file)
    if (reason === null) continue
    const name = `${backupsFolder}/${file}`
    // The head alone: 38 backups of 50,000 articles are 1.6 GB, and every fold asks for this list.
    const head = readSnapshotHead(await fs.readFirstLine(join(folder, name)))
    if (head !== null) backups.push({ name, head, reason, size: await fs.size(join(folder, name)) })
  }
  return backups.sort((a, b) => b.head.revision - a.head.revision || (a.name < b.name ? 1 : -1))
}

/** Said by the end of the name: `.asked.json`, `.before-restore.json`, or `.json` alone. Null for other files. */
function reasonOf(file: string): BackupReason | null {
  if (!file.endsWith('.json')) return null
  const said = /\.(asked|before-restore)\.json$/.exec(file)?.[1]
  return said === 'asked' || said === 'before-restore' ? said : 'automatic'
}

/** `2026-11-22T19-40-00.000Z.r1234`: what a person calls it. */
export function backupLabel(backup: Backup): string {
  return backup.name.slice(`${backupsFolder}/`.length, -'.json'.length)
}

/** Could it be a backup's name? None of an article's ids can. */
export function isBackupLabel(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d-]+(?:\.\d+)?Z\.r\d+(?:\.asked|\.before-restore)?(?:\.json)?$/.test(text)
}

export interface BackupOutcome {
  /** The first journal that the newest verified backup needs; older ones may go. 0 when there is none. */
  readonly generation: number
  /** Why none was made, or nothing was rotated away, where that is so. */
  readonly warning: string | null
}

export interface BackupOrder {
  readonly folder: string
  /** The file that is kept a copy of, relative to the library. */
  readonly snapshot: string
  readonly now: Date
  readonly keeping: BackupKeeping
  /** `automatic` makes one when it is due; the others always do. */
  readonly reason: BackupReason
}

/**
 * Keeps a copy of the snapshot. It is read back and verified before anything older is let go, and nothing is let
 * go when it holds far fewer articles than the one before.
 */
export async function backUp(fs: FileSystem, order: BackupOrder): Promise<BackupOutcome> {
  const { folder, now, reason } = order
  const before = await listBackups(fs, folder)
  const newest = before[0]
  const generation = newest?.head.generation ?? 0
  const bytes = await fs.readFile(join(folder, order.snapshot))
  const head = readSnapshotHead(bytes)
  if (head === null) return { generation, warning: 'the index could not be read back' }
  if (reason === 'automatic' && !isDue(newest?.head ?? null, now, head.revision))
    return { generation, warning: null }
  const name = `${backupsFolder}/${now.toISOString().replaceAll(':', '-')}.r${head.revision}${suffixOf(reason)}`
  await writeDurably(fs, join(folder, name), [bytes])
  const readBack = await readSnapshot(await fs.readFile(join(folder, name)))
  if (readBack?.whole !== true) {
    await fs.remove(join(folder, name))
    return { generation, warning: 'a backup did not read back as it was written' }
  }
  if (newest !== undefined && head.count * 2 < newest.head.count) {
    const warning = `the library fell from ${newest.head.count} to ${head.count} articles; no older backup was removed`
    return { generation: head.generation, warning }
  }
  const all = [{ name, head, reason, size: bytes.length }, ...before.filter((one) => one.name !== name)]
  for (const old of superseded(all, order.keeping)) await fs.remove(join(folder, old))
  return { generation: head.generation, warning: null }
}

function suffixOf(reason: BackupReason): string {
  return reason === 'automatic' ? '.json' : `.${reason}.json`
}
