import fs from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import type { SavedHeads } from './engine.ts'
import type { HeadsContent } from './heads-file.ts'
import { openHeads, writeHeads } from './heads-file.ts'

const headsName = /^(\d{8})\.heads$/
const unfinished = '.tmp'
const markName = 'heads.json'

const Number32 = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Which file of heads is good for which snapshot, and for which rows it is not. */
const Mark = v.object({
  version: v.literal(1),
  file: v.pipe(v.string(), v.regex(headsName)),
  snapshot: v.object({ length: Number32, sum: Number32, headSum: v.string() }),
  rows: v.array(Number32),
})
type Mark = v.InferOutput<typeof Mark>

export interface HeadsFolderOptions {
  /** The library's `search` folder. Everything in it may be deleted at any time. */
  readonly folder: string
  readonly libraryId: string
  /** False for a library that is open for reading: then nothing is written or removed. */
  readonly mayWrite: boolean
  readonly log: (line: string) => void
}

export interface OpenedHeads {
  readonly saved: SavedHeads
  /** What was saved of these is not to be believed: the library has to tell what they are now, or that they are gone. */
  readonly doubtful: Uint32Array
}

/**
 * Saved heads: a file of all of them, never changed, and beside it a mark that says which snapshot of the library it
 * agrees with but for some rows. So a crash at any moment leaves an old mark, whose rows are told again, or one
 * that fits nothing, and then everything is. Nobody waits for the disk, as with segments.
 */
export class HeadsFolder {
  private readonly options: HeadsFolderOptions
  private current: string | null = null
  private nextNumber = 1

  constructor(options: HeadsFolderOptions) {
    this.options = options
  }

  get mayWrite(): boolean {
    return this.options.mayWrite
  }

  /** Is there a file that the next mark can name? */
  get hasFile(): boolean {
    return this.current !== null
  }

  /** Null when everything has to be told: nothing is saved, or what is does not fit. Says why where that is strange. */
  open(library: SnapshotState | null): OpenedHeads | null {
    const opened = this.openNewest(library)
    this.removeOthers()
    return opened
  }

  private openNewest(library: SnapshotState | null): OpenedHeads | null {
    this.nextNumber = 1 + Math.max(0, ...this.names().map((name) => Number(headsName.exec(name)?.[1] ?? 0)))
    const mark = this.readMark()
    if (mark === null || library === null || !isSame(mark.snapshot, library.mark)) return null
    const saved = this.openFile(mark.file)
    if (typeof saved === 'string') {
      this.options.log(`Search index: ${mark.file} is ${saved}; the library is read instead.`)
      return null
    }
    this.current = mark.file
    return { saved, doubtful: Uint32Array.from(new Set([...mark.rows, ...library.differing])) }
  }

  private names(): readonly string[] {
    try {
      return fs
        .readdirSync(this.options.folder)
        .filter((name) => headsName.test(name.replace(unfinished, '')))
    } catch {
      // No folder yet, or none that can be read: then nothing in it is of use, and writing will say so.
      return []
    }
  }

  private readMark(): Mark | null {
    try {
      const [, sum = '', text = ''] =
        /^([0-9a-f]{8}) (\{.*\})\n$/s.exec(fs.readFileSync(this.inFolder(markName), 'utf8')) ?? []
      if (text === '' || sumOf(text) !== sum) return null
      const parsed = v.safeParse(Mark, JSON.parse(text))
      return parsed.success ? parsed.output : null
    } catch {
      return null
    }
  }

  private openFile(name: string): SavedHeads | string {
    let file: number | null = null
    let opened: SavedHeads | string
    try {
      file = fs.openSync(this.inFolder(name), 'r')
      opened = openHeads(file, this.options.libraryId)
    } catch (error) {
      opened = `unreadable (${String(error)})`
    }
    if (typeof opened === 'string' && file !== null) fs.closeSync(file)
    return opened
  }

  /** Writes all heads in slices, and gives them as they are read from there. No mark names them yet. */
  *write(content: HeadsContent): Generator<undefined, SavedHeads> {
    const { folder, libraryId } = this.options
    fs.mkdirSync(folder, { recursive: true })
    const name = `${String(this.nextNumber++).padStart(8, '0')}.heads`
    const temporary = this.inFolder(name + unfinished)
    const file = fs.openSync(temporary, 'w+')
    let isDone = false
    try {
      yield* writeHeads(file, content, libraryId)
      const saved = openHeads(file, libraryId)
      if (typeof saved === 'string') throw new Error(`A file of heads that was just written is ${saved}.`)
      fs.renameSync(temporary, this.inFolder(name))
      this.current = name
      isDone = true
      return saved
    } finally {
      if (!isDone) {
        fs.closeSync(file)
        fs.rmSync(temporary, { force: true })
      }
    }
  }

  /**
   * Says what the newest file is good for, and removes the others.
   *
   * @param rows of which the file does not hold what the snapshot does
   */
  mark(snapshot: SnapshotState['mark'], rows: Iterable<number>): void {
    if (this.current === null) return
    const text = JSON.stringify({
      version: 1,
      file: this.current,
      snapshot,
      rows: [...rows],
    } satisfies Mark)
    fs.writeFileSync(this.inFolder(markName + unfinished), `${sumOf(text)} ${text}\n`)
    fs.renameSync(this.inFolder(markName + unfinished), this.inFolder(markName))
    this.removeOthers()
  }

  /** What an earlier start left unfinished, and files that no mark names any more. */
  private removeOthers(): void {
    if (!this.options.mayWrite) return
    for (const name of [...this.names(), markName + unfinished]) {
      if (name === this.current) continue
      try {
        fs.rmSync(this.inFolder(name), { force: true })
      } catch (error) {
        this.options.log(
          `Search index: ${name} is of no use any more and could not be removed: ${String(error)}`,
        )
      }
    }
  }

  private inFolder(name: string): string {
    return path.join(this.options.folder, name)
  }
}

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}

function isSame(a: SnapshotState['mark'], b: SnapshotState['mark']): boolean {
  return a.length === b.length && a.sum === b.sum && a.headSum === b.headSum
}
