import fs from 'node:fs'
import path from 'node:path'
import type { Segment, SegmentData } from './segment.ts'
import { decodeSegment, encodeSegment } from './segment-file.ts'

const segmentName = /^(\d{8})\.segment$/
const unfinished = '.tmp'

export interface SegmentFolderOptions {
  /** The library's `search` folder. Everything in it may be deleted at any time. */
  readonly folder: string
  readonly libraryId: string
  /** False for a library that is open for reading: then nothing is written or removed. */
  readonly mayWrite: boolean
  readonly log: (line: string) => void
}

/**
 * Saved segments, one numbered file each. There is no list of them: a file that is whole and of this library is
 * read, the newest first, and of two that index the same article the newer is believed. So a crash at any moment
 * leaves nothing that could mislead: at worst an article is indexed twice on disk, or not at all.
 */
export class SegmentFolder {
  private readonly options: SegmentFolderOptions
  private readonly saved = new Map<Segment, string>()
  private nextNumber = 1

  constructor(options: SegmentFolderOptions) {
    this.options = options
  }

  /** Reads what is there, the newest first. What cannot be used is named in the log and passed over. */
  load(adopt: (data: SegmentData) => Segment): void {
    for (const name of this.names().toReversed()) {
      const number = Number(segmentName.exec(name)?.[1])
      this.nextNumber = Math.max(this.nextNumber, number + 1)
      const data = this.read(name)
      if (typeof data === 'string')
        this.options.log(`Search index: ${name} is ${data}; rebuilding what it held.`)
      else this.saved.set(adopt(data), name)
    }
  }

  private names(): string[] {
    try {
      return fs
        .readdirSync(this.options.folder)
        .filter((name) => segmentName.test(name))
        .sort()
    } catch (error) {
      if (!isMissing(error)) this.options.log(`Search index: the folder cannot be read: ${String(error)}`)
      return []
    }
  }

  private read(name: string): SegmentData | string {
    try {
      const bytes = fs.readFileSync(path.join(this.options.folder, name))
      return decodeSegment(
        new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        this.options.libraryId,
      )
    } catch (error) {
      return `unreadable (${String(error)})`
    }
  }

  /** Is there anything that `save` would do? */
  isBehind(segments: readonly Segment[]): boolean {
    return (
      this.options.mayWrite &&
      (segments.some((each) => !this.saved.has(each)) || this.saved.size > segments.length)
    )
  }

  /**
   * Writes the segments that are not on disk, and then removes the files of those that are no more. What happens
   * on disk is never worse than no index: an error is logged and the segments stay in memory.
   */
  save(segments: readonly Segment[]): void {
    if (!this.options.mayWrite) return
    try {
      fs.mkdirSync(this.options.folder, { recursive: true })
      for (const segment of segments) if (!this.saved.has(segment)) this.write(segment)
      this.removeAllBut(new Set(segments))
    } catch (error) {
      this.options.log(`Search index: it could not be saved: ${String(error)}`)
    }
  }

  private write(segment: Segment): void {
    const { folder, libraryId } = this.options
    const name = `${String(this.nextNumber++).padStart(8, '0')}.segment`
    const temporary = path.join(folder, name + unfinished)
    const file = fs.openSync(temporary, 'w')
    try {
      fs.writeFileSync(file, encodeSegment(segment.data, libraryId))
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    fs.renameSync(temporary, path.join(folder, name))
    this.saved.set(segment, name)
  }

  private removeAllBut(segments: ReadonlySet<Segment>): void {
    for (const segment of this.saved.keys()) if (!segments.has(segment)) this.saved.delete(segment)
    const kept = new Set(this.saved.values())
    for (const name of fs.readdirSync(this.options.folder)) {
      const isOurs = segmentName.test(name) || name.endsWith(unfinished)
      if (isOurs && !kept.has(name)) fs.rmSync(path.join(this.options.folder, name), { force: true })
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
