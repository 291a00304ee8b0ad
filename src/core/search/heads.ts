import type { Row } from '@shared/article.ts'
import type { HeadTexts } from './documents.ts'
import { stampOf } from './documents.ts'

/** Texts of heads that lie on disk. */
export interface SavedTexts {
  /** Undefined for a row that has none; null where what lies there is damaged. */
  read(row: Row): HeadTexts | null | undefined
  close(): void
}

/**
 * The texts of all heads: those that were saved stay on disk until a hit is shown, those that came or changed since
 * are in memory. Whether an article is there is not known here: `FilterColumns` says so.
 */
export class Heads {
  private saved: SavedTexts | null
  private readonly changed = new Map<Row, HeadTexts>()
  /** See `stampOf`; 0 for none. */
  private stamps: Float64Array
  /** Rows whose texts turned out to be damaged: they have to be told again. */
  readonly lost = new Set<Row>()

  constructor(saved: SavedTexts | null = null, stamps: Float64Array = new Float64Array(0)) {
    this.saved = saved
    this.stamps = stamps
  }

  get(row: Row): HeadTexts | undefined {
    const changed = this.changed.get(row)
    if (changed !== undefined) return changed
    const texts = this.saved?.read(row)
    if (texts === null) this.lost.add(row)
    return texts ?? undefined
  }

  stampAt(row: Row): number {
    return this.stamps[row] ?? 0
  }

  set(head: HeadTexts): void {
    const { row, id, fingerprint, title, standfirst, byline, site, tags, notes } = head
    if (row >= this.stamps.length) {
      const larger = new Float64Array(Math.max(row + 1, this.stamps.length * 2, 1024))
      larger.set(this.stamps)
      this.stamps = larger
    }
    this.stamps[row] = stampOf(head)
    this.changed.set(row, { row, id, fingerprint, title, standfirst, byline, site, tags, notes })
    this.lost.delete(row)
  }

  delete(row: Row): void {
    this.changed.delete(row)
    this.lost.delete(row)
    if (row < this.stamps.length) this.stamps[row] = 0
  }

  /** As they are now, by row. */
  stampsUpTo(size: number): Float64Array {
    const stamps = new Float64Array(size)
    stamps.set(this.stamps.subarray(0, size))
    return stamps
  }

  /**
   * All but some were saved anew: these are read from there from now on.
   *
   * @param isOlder is what was saved of a row older than what is known?
   */
  moveTo(saved: SavedTexts, isOlder: (row: Row) => boolean): void {
    this.saved?.close()
    this.saved = saved
    for (const row of this.changed.keys()) if (!isOlder(row)) this.changed.delete(row)
  }

  close(): void {
    this.saved?.close()
    this.saved = null
  }
}
