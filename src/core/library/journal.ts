import { join } from 'node:path'
import * as v from 'valibot'
import { checksum } from './checksum.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { currentFormat, migrate } from './migrations.ts'
import type { Operation } from './operations.ts'

/**
 * `index.journal.<n>`: text, one change a line, each `<checksum> <revision> <durable> <operations>`.
 * `durable` is the revision that was safely on disk when the line was written: a later line that says 12
 * proves that line 12 had been acknowledged, so a bad line 12 is damage and not a write cut short.
 * The first line is `<checksum> journal <header>`.
 */
export interface JournalHeader {
  readonly format: number
  readonly library: string
  readonly journal: number
  /** The last revision before this journal. Lines above it in older journals were refused, not acknowledged. */
  readonly from: number
}

export interface JournalEntry {
  readonly revision: number
  readonly durable: number
  readonly operations: readonly Operation[]
}

export interface JournalReading {
  readonly number: number
  /** Null when it cannot be read: a crash while the file was made, or damage. */
  readonly header: JournalHeader | null
  readonly entries: readonly JournalEntry[]
  readonly badLines: number
  /**
   * Of them, those after the last good one that have their end and no zeroes: a write that was cut short leaves
   * neither, so they were whole once.
   */
  readonly damagedTail: number
}

const Header = v.object({
  format: v.number(),
  library: v.string(),
  journal: v.number(),
  from: v.number(),
})
const namePattern = /^index\.journal\.([1-9]\d{0,14})$/
// `s`: JSON leaves U+2028 and U+2029 as they are, which a dot would not match otherwise.
const linePattern = /^([0-9a-f]{8}) ((\d+) (\d+) (\[.*\]))$/s
const headerPattern = /^([0-9a-f]{8}) (journal (\{.*\}))$/s

export function journalName(number: number): string {
  return `index.journal.${number}`
}

/** Numbers of the journals among these names, oldest first. */
export function journalNumbers(names: readonly string[]): readonly number[] {
  const numbers: number[] = []
  for (const name of names) {
    const digits = namePattern.exec(name)?.[1]
    if (digits !== undefined) numbers.push(Number(digits))
  }
  return numbers.sort((a, b) => a - b)
}

export function encodeEntry(entry: JournalEntry): string {
  const text = `${entry.revision} ${entry.durable} ${JSON.stringify(entry.operations)}`
  return `${checksum(text)} ${text}\n`
}

function encodeHeader(header: JournalHeader): string {
  const text = `journal ${JSON.stringify(header)}`
  return `${checksum(text)} ${text}\n`
}

/** Reads what can be read; whether bad lines are damage is for the replay to judge. */
export function readJournal(number: number, bytes: Buffer): JournalReading {
  const entries: JournalEntry[] = []
  let header: JournalHeader | null = null
  let badLines = 0
  let damagedTail = 0
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start)
    const line = bytes.toString('utf8', start, newline < 0 ? bytes.length : newline)
    const read = readLine(line, newline >= 0, header?.format ?? currentFormat)
    if (read === null) {
      badLines += 1
      if (newline >= 0 && !line.includes('\0')) damagedTail += 1
    } else {
      damagedTail = 0
      if ('journal' in read) header = read
      else entries.push(read)
    }
    start = newline < 0 ? bytes.length : newline + 1
  }
  return { number, header, entries, badLines, damagedTail }
}

function readLine(line: string, whole: boolean, format: number): JournalHeader | JournalEntry | null {
  const entry = linePattern.exec(line)
  const sum = entry?.[1]
  const text = entry?.[2]
  // A line without its newline was never acknowledged, even if all of its text arrived.
  if (!whole) return null
  if (sum !== undefined && text !== undefined) {
    if (checksum(text) !== sum) return null
    return {
      revision: Number(entry?.[3]),
      durable: Number(entry?.[4]),
      operations: migrate('operations', JSON.parse(entry?.[5] ?? '[]'), format) as readonly Operation[],
    }
  }
  const head = headerPattern.exec(line)
  if (head === null || checksum(head[2] ?? '') !== head[1]) return null
  const parsed = v.safeParse(Header, JSON.parse(head[3] ?? ''))
  return parsed.success ? parsed.output : null
}

/** A journal open for appending. After any failure it must be left: what its file holds is then unknown. */
export class Journal {
  readonly #file: OpenFile
  #length: number

  private constructor(file: OpenFile, length: number) {
    this.#file = file
    this.#length = length
  }

  /** Makes the file, durably and by name, before the first line may count on it. */
  static async create(fs: FileSystem, folder: string, header: JournalHeader): Promise<Journal> {
    const path = join(folder, journalName(header.journal))
    const file = await fs.open(path, 'journal')
    try {
      const bytes = Buffer.from(encodeHeader(header))
      await file.append(bytes)
      await file.sync()
      await fs.syncFolder(folder)
      return new Journal(file, bytes.length)
    } catch (error) {
      await settle(file.close())
      await settle(fs.remove(path))
      throw error
    }
  }

  /** Bytes in it. */
  get length(): number {
    return this.#length
  }

  /** On disk for certain when it resolves. */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#file.append(bytes)
    if (!(await this.#file.commit())) throw new JournalLost()
    this.#length += bytes.length
  }

  /** After a failed append: takes the refused lines back out as far as the disk allows, and closes. */
  async abandon(): Promise<void> {
    // Where even this fails, the header of the next journal says from where it goes on, and a replay
    // passes over what this one holds beyond that.
    await settle(this.#file.truncate(this.#length).then(() => this.#file.sync()))
    await settle(this.#file.close())
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** The journal's file has no name any more: the library's folder was deleted while it was open. */
export class JournalLost extends Error {
  readonly code = 'ENOENT'
  constructor() {
    super('the journal was deleted while it was open')
  }
}

/** For what is tried after a failure: its own failure changes nothing, the first one is what gets reported. */
async function settle(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch(() => undefined)
}
