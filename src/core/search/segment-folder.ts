import fs from 'node:fs'
import path from 'node:path'
import type { ListSink } from './lists.ts'
import type { Segment, SegmentData, SegmentTables } from './segment.ts'
import { openSegment, SegmentWriter } from './segment-file.ts'

const segmentName = /^(\d{8})\.segment$/
const unfinished = '.tmp'
const bytesAtOnce = 1 << 20

export interface SegmentFolderOptions {
  /** The library's `search` folder. Everything in it may be deleted at any time. */
  readonly folder: string
  readonly libraryId: string
  /** False for a library that is open for reading: then nothing is written or removed. */
  readonly mayWrite: boolean
  readonly log: (line: string) => void
}

/** A segment on its way to disk. */
export interface SegmentDraft extends ListSink {
  /** Gives the segment back as it is read from disk. */
  finish(tables: SegmentTables): SegmentData
  /** Leaves nothing behind. */
  abandon(): void
}

/**
 * Saved segments, one numbered file each. There is no list of them: a file that is whole and of this library is
 * read, the newest first, and of two that index the same article the newer is believed. So a crash at any moment
 * leaves nothing that could mislead: at worst an article is indexed twice on disk, or not at all. Nobody waits for
 * the disk: what a power cut leaves of a file does not fit its checksums, and is built anew.
 */
export class SegmentFolder {
  private readonly options: SegmentFolderOptions
  private readonly saved = new Map<SegmentData['lists'], string>()
  private readonly drafts = new Set<string>()
  /** Something lies in the folder that is of no use. */
  private isUntidy = false
  private nextNumber = 1

  constructor(options: SegmentFolderOptions) {
    this.options = options
  }

  get mayWrite(): boolean {
    return this.options.mayWrite
  }

  /** Opens what is there, the newest first. What cannot be used is named in the log and passed over. */
  load(adopt: (data: SegmentData) => void): void {
    for (const name of this.names().toReversed()) {
      const number = Number(segmentName.exec(name)?.[1])
      this.nextNumber = Math.max(this.nextNumber, number + 1)
      const data = this.open(name)
      if (typeof data === 'string') {
        this.isUntidy = true
        this.options.log(`Search index: ${name} is ${data}; rebuilding what it held.`)
      } else {
        this.saved.set(data.lists, name)
        adopt(data)
      }
    }
  }

  private names(): string[] {
    try {
      const names = fs.readdirSync(this.options.folder)
      if (names.some((name) => name.endsWith(unfinished))) this.isUntidy = true
      return names.filter((name) => segmentName.test(name)).sort()
    } catch (error) {
      if (!isMissing(error)) this.options.log(`Search index: the folder cannot be read: ${String(error)}`)
      return []
    }
  }

  private open(name: string): SegmentData | string {
    let file: number | null = null
    let opened: SegmentData | string
    try {
      file = fs.openSync(path.join(this.options.folder, name), 'r')
      opened = openSegment(file, this.options.libraryId)
    } catch (error) {
      opened = `unreadable (${String(error)})`
    }
    if (typeof opened === 'string' && file !== null) fs.closeSync(file)
    return opened
  }

  /** Begins a new segment, in a file under a name that is no segment's until it is finished. */
  draft(): SegmentDraft {
    const { folder, libraryId } = this.options
    fs.mkdirSync(folder, { recursive: true })
    const name = `${String(this.nextNumber++).padStart(8, '0')}.segment`
    const temporary = path.join(folder, name + unfinished)
    const file = fs.openSync(temporary, 'w+')
    this.drafts.add(name + unfinished)
    const writer = new SegmentWriter(file)
    return {
      get length(): number {
        return writer.length
      },
      write: (bytes) => writer.write(bytes),
      finish: (tables) => {
        writer.finish(tables, libraryId)
        const data = openSegment(file, libraryId)
        if (typeof data === 'string') throw new Error(`A segment that was just written is ${data}.`)
        fs.renameSync(temporary, path.join(folder, name))
        this.drafts.delete(name + unfinished)
        this.saved.set(data.lists, name)
        return data
      },
      abandon: () => {
        this.drafts.delete(name + unfinished)
        fs.closeSync(file)
        fs.rmSync(temporary, { force: true })
      },
    }
  }

  /** Writes a segment. Gives it as it is read from disk. */
  write(data: SegmentData): SegmentData {
    const draft = this.draft()
    let isDone = false
    try {
      for (let at = 0; at < data.lists.length; at += bytesAtOnce) {
        draft.write(data.lists.read(at, Math.min(at + bytesAtOnce, data.lists.length)))
      }
      const saved = draft.finish(data.tables)
      isDone = true
      return saved
    } finally {
      if (!isDone) draft.abandon()
    }
  }

  /** Writes a segment of which what is in memory goes on being used. */
  save(segment: Segment): void {
    const { lists } = this.write(segment)
    const name = this.saved.get(lists)
    this.saved.delete(lists)
    lists.close()
    if (name !== undefined) this.saved.set(segment.lists, name)
  }

  isSaved(segment: Segment): boolean {
    return this.saved.has(segment.lists)
  }

  /** Is there a file of a segment that is no more? */
  hasLeftovers(segments: readonly Segment[]): boolean {
    return (
      this.options.mayWrite &&
      (this.isUntidy || this.saved.size > segments.filter((each) => this.isSaved(each)).length)
    )
  }

  /** Removes the files of segments that are no more, and what other runs have left unfinished. */
  removeAllBut(segments: readonly Segment[]): void {
    const current = new Set(segments.map((segment) => segment.lists))
    for (const lists of this.saved.keys()) if (!current.has(lists)) this.saved.delete(lists)
    const kept = new Set(this.saved.values())
    this.isUntidy = false
    try {
      for (const name of fs.readdirSync(this.options.folder)) {
        const isOurs = segmentName.test(name.replace(unfinished, ''))
        if (isOurs && !kept.has(name) && !this.drafts.has(name))
          fs.rmSync(path.join(this.options.folder, name), { force: true })
      }
    } catch (error) {
      this.options.log(`Search index: old files could not be removed: ${String(error)}`)
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
