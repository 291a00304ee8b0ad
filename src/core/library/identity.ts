import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LibraryUnreadable } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import * as v from 'valibot'
import type { FileSystem } from './file-system.ts'
import { checksum } from './checksum.ts'
import { isMissing } from './file-system.ts'
import { writeDurably } from './files.ts'
import { journalNumbers } from './journal.ts'
import { currentFormat } from './migrations.ts'

/** `offprint.json`: says that a folder is a library, of which format, and which one. */
export interface Identity {
  readonly format: number
  readonly id: string
}

const Identity = v.object({
  format: v.pipe(v.number(), v.integer()),
  id: v.pipe(v.string(), v.minLength(1)),
  /** Of the other two: one digit that went wrong would make a library of the future of it. The first had none. */
  sum: v.optional(v.string()),
})

export const identityName = 'offprint.json'
export const snapshotName = 'index.json'

export interface FolderReading {
  readonly names: readonly string[]
  /** Null when the file is missing or damaged. */
  readonly identity: Identity | null
}

/** What stands in the folder; null when there is no folder. Writes nothing. */
export async function readFolder(fs: FileSystem, folder: string): Promise<FolderReading | null> {
  let names
  try {
    names = await fs.names(folder)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  return { names, identity: names.includes(identityName) ? await readIdentity(fs, folder) : null }
}

async function readIdentity(fs: FileSystem, folder: string): Promise<Identity | null> {
  const text = (await fs.readFile(join(folder, identityName))).toString('utf8')
  try {
    const parsed = v.safeParse(Identity, JSON.parse(text))
    if (!parsed.success) return null
    const { format, id, sum } = parsed.output
    return sum === undefined || sum === sumOf({ format, id }) ? { format, id } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function newIdentity(): Identity {
  return { format: currentFormat, id: randomUUID() }
}

export async function writeIdentity(fs: FileSystem, folder: string, identity: Identity): Promise<void> {
  const text = JSON.stringify({ ...identity, sum: sumOf(identity) })
  await writeDurably(fs, join(folder, identityName), [Buffer.from(`${text}\n`)])
}

function sumOf({ format, id }: Identity): string {
  return checksum(`${format} ${id}`)
}

/** Is there anything here that a library would have left? If so it must never be opened as a new one. */
export function holdsLibrary(names: readonly string[]): boolean {
  return names.includes(identityName) || names.includes(snapshotName) || journalNumbers(names).length > 0
}

/** Our own beginnings (a first start that was cut short) and what systems strew about. */
const harmless = new Set([
  'lock',
  'articles',
  'receipts',
  'backups',
  'search',
  `${identityName}.tmp`,
  `${snapshotName}.tmp`,
  'index.columns',
  'index.columns.tmp',
])

/** Null when a library may be begun in a folder with these names. */
export function refuseForeign(folder: string, names: readonly string[]): LibraryUnreadable | null {
  const foreign = names.filter((name) => !harmless.has(name) && !name.startsWith('.') && !isSystems(name))
  if (foreign.length === 0) return null
  return fault(
    'library-unreadable',
    `${folder} holds other files and no Offprint library. Choose an empty folder, or one that does not exist yet.`,
  )
}

export function isSystems(name: string): boolean {
  return ['desktop.ini', 'thumbs.db', 'lost+found', '$recycle.bin'].includes(name.toLowerCase())
}

export function refuseFuture(folder: string, format: number): LibraryUnreadable | null {
  if (format <= currentFormat) return null
  return fault(
    'library-unreadable',
    `The library in ${folder} was made by a newer version of Offprint (format ${format}; this one reads up to ${currentFormat}). Nothing in it was changed. Update Offprint to open it.`,
  )
}
