import { join } from 'node:path'
import type { LibraryUnreadable } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { listBackups } from './backups.ts'
import type { SnapshotMark } from './columns-file.ts'
import { columnsName } from './columns-file.ts'
import type { LibraryData } from './data.ts'
import { emptyData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing } from './file-system.ts'
import { snapshotName } from './identity.ts'
import type { JournalReading } from './journal.ts'
import { journalName, journalNumbers, readJournal } from './journal.ts'
import type { Replay } from './replay.ts'
import { replay } from './replay.ts'
import type { SnapshotReading } from './snapshot.ts'
import { readSnapshot } from './snapshot.ts'

export interface Loaded {
  readonly data: LibraryData
  /** From the files; null for a library that has neither a snapshot nor a journal yet. */
  readonly libraryId: string | null
  readonly generation: number
  /** Higher than the number of any journal there. */
  readonly nextJournal: number
  /** Is the snapshot there and whole? If not, a new one is due at once. */
  readonly settled: boolean
  /** Bytes of journal since the snapshot. */
  readonly journalLength: number
  /** Files that are damaged: to be kept under a new name once a whole snapshot stands. */
  readonly damagedFiles: readonly string[]
  /** Nothing may be swept after a loss: what looks like a leftover may be all that is left. */
  readonly complete: boolean
  /** Plain sentences for the reader. */
  readonly notices: readonly string[]
  /** For `index.columns`, where it does not fit the snapshot; null where it does. */
  readonly columns: Buffer | null
  /** Of the snapshot that the data began with; null where it did not begin with a whole one. */
  readonly mark: SnapshotMark | null
}

/** Where the data may begin, best first. */
interface Source {
  readonly reading: SnapshotReading | null
  readonly name: string
}

/** Reads the library from whatever of it is sound. Writes nothing. */
export async function load(fs: FileSystem, folder: string): Promise<Result<Loaded, LibraryUnreadable>> {
  const names = await fs.names(folder)
  const numbers = journalNumbers(names)
  const journals: JournalReading[] = []
  const lengths = new Map<number, number>()
  for (const number of numbers) {
    const bytes = await readIfThere(fs, join(folder, journalName(number)))
    if (bytes === null) continue
    lengths.set(number, bytes.length)
    journals.push(readJournal(number, bytes))
  }
  const nextJournal = (numbers.at(-1) ?? 0) + 1
  const current = await readSource(fs, folder, snapshotName)
  const finish = (source: Source, data: LibraryData, outcome: Replay): Loaded => {
    const generation = source.reading?.head.generation ?? 0
    const snapshotDamaged = names.includes(snapshotName) && current?.reading?.whole !== true
    return {
      data,
      libraryId:
        source.reading?.head.library ?? journals.find((j) => j.header !== null)?.header?.library ?? null,
      generation,
      nextJournal: Math.max(nextJournal, generation),
      // A torn line would be told of at each start until something is written: a new snapshot ends it.
      settled: current?.reading?.whole === true && outcome.damaged.length === 0 && !outcome.torn,
      journalLength: numbers.reduce((sum, n) => sum + (n >= generation ? (lengths.get(n) ?? 0) : 0), 0),
      damagedFiles: [...(snapshotDamaged ? [snapshotName] : []), ...outcome.damaged.map(journalName)],
      complete: outcome.lost === 0 && outcome.damaged.length === 0 && (source.reading?.whole ?? true),
      notices: noticesOf(source, outcome, snapshotDamaged),
      columns: source === current ? (current.reading?.columns ?? null) : null,
      mark: source === current ? (current.reading?.mark ?? null) : null,
    }
  }

  if (current?.reading?.whole === true) {
    const { data, head } = current.reading
    return ok(
      finish(
        current,
        data,
        await replay(
          data,
          journals.filter((j) => j.number >= head.generation),
        ),
      ),
    )
  }

  // The snapshot is missing or damaged. A source that leads to the present without a loss is as good as it was.
  const sources: Source[] = []
  for (const backup of await listBackups(fs, folder)) {
    const source = await readSource(fs, folder, backup.name)
    if (source?.reading?.whole === true) sources.push(source)
  }
  if (journals[0] === undefined || journals[0].header?.from === 0) sources.push({ reading: null, name: '' })
  let best: Loaded | null = null
  let bestLost = Infinity
  if (current?.reading) sources.push(current)
  for (const source of sources) {
    if (source.reading === null && journals.length === 0 && (await hasPast(fs, folder, names))) continue
    const data = source.reading?.data ?? emptyData()
    const generation = source.reading?.head.generation ?? 0
    const missing = (source.reading?.head.count ?? 0) - data.articles.size
    const outcome = await replay(
      data,
      journals.filter((j) => j.number >= generation),
    )
    const lost = outcome.lost + missing
    if (lost < bestLost) {
      best = finish(source, data, { ...outcome, lost })
      bestLost = lost
    }
    if (lost === 0) break
  }
  if (best !== null) return ok(best)
  return fail(
    fault(
      'library-unreadable',
      `The index of the library in ${folder} is damaged and no sound backup of it was found. Nothing was changed; the articles are still in ${join(folder, 'articles')}.`,
    ),
  )
}

/** Was this library more than begun? Then neither a snapshot nor a journal does not mean "new". */
async function hasPast(fs: FileSystem, folder: string, names: readonly string[]): Promise<boolean> {
  if (names.includes(snapshotName)) return true
  for (const inner of ['articles', 'backups', 'receipts']) {
    if (names.includes(inner) && (await fs.names(join(folder, inner))).length > 0) return true
  }
  return false
}

async function readSource(fs: FileSystem, folder: string, name: string): Promise<Source | null> {
  const bytes = await readIfThere(fs, join(folder, name))
  if (bytes === null) return null
  const columns = name === snapshotName ? await readIfThere(fs, join(folder, columnsName)) : null
  return { reading: await readSnapshot(bytes, columns), name }
}

async function readIfThere(fs: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await fs.readFile(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function noticesOf(source: Source, outcome: Replay, snapshotDamaged: boolean): readonly string[] {
  const notices: string[] = []
  if (snapshotDamaged) {
    const from = source.reading === null ? 'its journal' : `the backup ${source.name} and the journal`
    notices.push(
      source.name === snapshotName
        ? `The library's index was damaged and no sound backup leads up to now: what could be read of it was kept.`
        : `The library's index was damaged. It was put together again from ${from}.`,
    )
  }
  if (outcome.damaged.length > 0) {
    notices.push(`The library's journal was damaged.`)
  }
  if (outcome.lost > 0) {
    notices.push(
      outcome.lost === 1
        ? 'One change could not be recovered.'
        : `${outcome.lost} changes could not be recovered.`,
    )
  }
  if (outcome.torn) {
    notices.push('The last change before the computer or Offprint stopped was incomplete and was left out.')
  }
  return notices
}
