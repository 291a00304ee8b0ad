import type { Row } from '@shared/article.ts'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import type { ArticleTexts } from './article-text.ts'
import type { SearchHead } from './documents.ts'
import { stampOf } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import type { HeadsKeeper } from './heads-keeper.ts'
import { FoldedCodes } from './folded-codes.ts'
import { DamagedListsError } from './lists.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentData } from './segment.ts'
import type { SegmentFolder } from './segment-folder.ts'

/** How long one slice of work may take: a question seldom waits longer. */
const usualSliceMs = 8
/**
 * Words of text in one new segment at most: about 1,500 articles, and 25 MB while it is made. Larger ones are merged fewer times;
 * beyond this the tables outgrow the processor's cache.
 */
export const wordsPerBatch = 900_000
/** A segment of more words than this is written at once, a smaller one when there is nothing else to do. */
const wordsWrittenAtOnce = 100_000

/** No article has this fingerprint. */
const unread = 'unread'

export interface IndexerOptions {
  readonly engine: SearchEngine
  readonly texts: ArticleTexts
  readonly segments: SegmentFolder
  readonly heads: HeadsKeeper
  /**
   * Rows that the library has to tell of before what was saved can be believed; null when it has to tell of all,
   * because nothing was.
   */
  readonly doubtful: Uint32Array | null
  readonly log: (line: string) => void
  /** For tests: 0 stops at every place where a slice may end. */
  readonly sliceMs?: number
}

/**
 * Keeps the engine up with the library: takes the saved segments, indexes what they lack, merges and saves. Works in
 * slices, so that its thread can answer questions between them. What was saved of heads answers at once; what is
 * doubtful of it is shown to nobody until the library has told of it.
 */
export class Indexer {
  private readonly options: IndexerOptions
  private readonly waiting = new Set<Row>()
  private readonly folder = new FoldedCodes()
  private batch = new SegmentBuilder(this.folder)
  private finishing: Generator<undefined, SegmentData> | null = null
  private merging: Generator<undefined, void> | null = null
  private savingHeads: Generator<undefined, void> | null = null
  /** Known from an earlier start, and not told of yet. */
  private readonly doubtful = new Set<Row>()
  private isTold = false
  private isLoaded = false
  /** After a disk has refused a segment nothing more is written: what is in memory serves until the next start. */
  private maySave = true

  constructor(options: IndexerOptions) {
    this.options = options
    const { doubtful, engine, heads } = options
    if (doubtful === null) return
    for (const row of doubtful) {
      if (!engine.columns.isKnown(row)) continue
      engine.columns.delete(row)
      this.doubtful.add(row)
      heads.doubt(row)
    }
    this.loadSegments()
    this.isTold = doubtful.length === 0
  }

  /** All that the library holds can be found, and nothing else. */
  get isComplete(): boolean {
    return this.isLoaded && this.isTold && this.isIdle && this.options.engine.heads.lost.size === 0
  }

  private get isIdle(): boolean {
    const { engine } = this.options
    return (
      this.waiting.size === 0 &&
      this.batch.size === 0 &&
      this.finishing === null &&
      engine.bodies.lost.size === 0
    )
  }

  /** Articles as they are, because they were asked for. */
  tell(told: readonly SearchHead[]): void {
    const { engine, texts, heads } = this.options
    for (const head of told) {
      const { row } = head
      heads.doubt(row)
      this.doubtful.delete(row)
      const before = engine.headOf(row)
      if (before !== undefined && before.fingerprint !== head.fingerprint) texts.forget(head.id)
      if (!engine.announce(head)) this.waiting.add(row)
    }
  }

  /** Articles that are new or have changed in any way. */
  announce(changed: readonly SearchHead[]): void {
    for (const { row } of changed) this.options.heads.changed(row)
    this.tell(changed)
  }

  remove(rows: readonly Row[]): void {
    for (const row of rows) this.options.heads.changed(row)
    this.forget(rows)
  }

  private forget(rows: readonly Row[]): void {
    this.options.engine.remove(rows)
    for (const row of rows) {
      this.waiting.delete(row)
      this.doubtful.delete(row)
    }
  }

  /** Rows whose heads turned out to be damaged, each told once: the library has to tell of them again. */
  takeLostHeads(): Uint32Array {
    const { lost } = this.options.engine.heads
    if (!this.isTold || lost.size === 0) return new Uint32Array(0)
    this.isTold = false
    for (const row of lost) this.doubtful.add(row)
    this.options.log(`Search index: what was saved of ${lost.size} articles is damaged; they are read anew.`)
    return Uint32Array.from(lost)
  }

  /** Of all that was asked for the library has told: what it did not tell of is no more. */
  allTold(): void {
    this.forget([...this.doubtful])
    this.isTold = true
    if (!this.isLoaded) this.loadSegments()
  }

  /** A new snapshot of the library stands. */
  folded(library: SnapshotState): void {
    try {
      this.options.heads.folded(library)
    } catch (error) {
      this.refused(error)
    }
  }

  private loadSegments(): void {
    const { engine, segments } = this.options
    segments.load((data) =>
      engine.bodies.adopt(
        data,
        // Of two that index the same state of an article the newer one, which comes first, is believed.
        (row, stamp) => engine.heads.stampAt(row) === stamp && !engine.isCurrent(row),
      ),
    )
    const { columns } = engine
    for (let row = 0; row < columns.size; row++) {
      if (columns.isKnown(row) && !engine.isCurrent(row)) this.waiting.add(row)
      else this.waiting.delete(row)
    }
    this.isLoaded = true
  }

  /** One slice of what is to be done. Gives false when nothing is left. */
  work(): boolean {
    const { engine, segments, heads } = this.options
    if (!this.isLoaded) return false
    const until = performance.now() + (this.options.sliceMs ?? usualSliceMs)
    this.takeLost()
    if (engine.prepare()) this.prepare(until)
    else if (this.finishing !== null) this.finish(this.finishing, until)
    else if (this.waiting.size > 0 || this.batch.size > 0) this.index(until)
    else if (this.merging !== null) this.merge(this.merging, until)
    else if (engine.bodies.needsTidying) this.merging = this.startMerge()
    else if (this.saveOne()) return true
    else if (segments.hasLeftovers(engine.bodies.segments)) segments.removeAllBut(engine.bodies.segments)
    else if (this.savingHeads !== null) this.saveHeads(this.savingHeads, until)
    else if (this.maySave && this.isTold && heads.isDue) this.savingHeads = heads.save()
    else return this.gather(until)
    return true
  }

  private gather(until: number): boolean {
    const { bodies } = this.options.engine
    do if (!bodies.gather()) return false
    while (performance.now() < until)
    return true
  }

  private prepare(until: number): void {
    const { engine } = this.options
    while (performance.now() < until && engine.prepare());
  }

  private saveHeads(saving: Generator<undefined, void>, until: number): void {
    try {
      do {
        if (saving.next().done !== true) continue
        this.savingHeads = null
        return
      } while (performance.now() < until)
    } catch (error) {
      this.savingHeads = null
      this.refused(error)
    }
  }

  /** Indexes all that is waiting, at once. */
  catchUp(): void {
    while (!this.isIdle) {
      this.takeLost()
      if (this.finishing === null) this.index(Infinity)
      else this.finish(this.finishing, Infinity)
    }
  }

  /** What has been indexed so far, on the way out. */
  saveNow(): void {
    if (!this.isLoaded) return
    while (this.saveOne());
    const { engine, segments, heads } = this.options
    if (segments.hasLeftovers(engine.bodies.segments)) segments.removeAllBut(engine.bodies.segments)
    if (!this.maySave || !this.isTold) return
    if (heads.isDue) this.savingHeads ??= heads.save()
    if (this.savingHeads !== null) this.saveHeads(this.savingHeads, Infinity)
  }

  /** The articles of segments that turned out to be damaged. */
  private takeLost(): void {
    const { engine, log } = this.options
    const { lost } = engine.bodies
    if (lost.size === 0) return
    log(`Search index: a segment is damaged; ${lost.size} articles are indexed anew.`)
    for (const row of lost) if (engine.columns.isKnown(row)) this.waiting.add(row)
    lost.clear()
  }

  private index(until: number): void {
    const { engine, texts, log } = this.options
    for (const row of this.waiting) {
      this.waiting.delete(row)
      const head = engine.headOf(row)
      if (head === undefined) continue
      const body = texts.read(head.id)
      if (body === null) {
        log(
          `Search index: the text of article ${head.id} cannot be read; only its title and the like are searched.`,
        )
      }
      // Under another fingerprint it is never taken for current, so that reading is tried again.
      this.batch.add(
        body === null ? { ...head, text: '', hasPicture: false, fingerprint: unread } : { ...head, ...body },
      )
      if (this.batch.weight >= wordsPerBatch || performance.now() > until) break
    }
    if (this.batch.weight < wordsPerBatch && this.waiting.size > 0) return
    const batch = this.batch
    this.batch = new SegmentBuilder(this.folder)
    if (batch.size === 0) return
    if (batch.weight < wordsWrittenAtOnce) this.adopt(batch.finish())
    else this.finishing = batch.finishInSlices()
  }

  private finish(finishing: Generator<undefined, SegmentData>, until: number): void {
    do {
      const step = finishing.next()
      if (step.done !== true) continue
      this.finishing = null
      const data = step.value
      return this.adopt(this.maySave && this.options.segments.mayWrite ? (this.saved(data) ?? data) : data)
    } while (performance.now() < until)
  }

  private adopt(data: SegmentData): void {
    const { engine } = this.options
    // An article may have been removed or changed since its text was read.
    engine.bodies.adopt(data, (row, stamp) => {
      if (!engine.columns.isKnown(row)) return false
      if (stamp === engine.heads.stampAt(row)) return true
      const head = engine.headOf(row)
      return head !== undefined && stamp === stampOf({ ...head, fingerprint: unread })
    })
  }

  private startMerge(): Generator<undefined, void> {
    const { engine, segments } = this.options
    return this.maySave && segments.mayWrite
      ? engine.bodies.tidy(() => segments.draft())
      : engine.bodies.tidy()
  }

  private merge(merging: Generator<undefined, void>, until: number): void {
    try {
      do {
        if (merging.next().done !== true) continue
        this.merging = null
        return
      } while (performance.now() < until)
    } catch (error) {
      this.merging = null
      if (error instanceof DamagedListsError) this.options.engine.bodies.giveUp(error.lists)
      else this.refused(error)
    }
  }

  /** Saves one segment that is only in memory. Gives false if there is none. */
  private saveOne(): boolean {
    const { engine, segments } = this.options
    if (!segments.mayWrite || !this.maySave) return false
    const segment = engine.bodies.segments.find((each) => !segments.isSaved(each))
    if (segment === undefined) return false
    try {
      segments.save(segment)
    } catch (error) {
      this.refused(error)
    }
    return true
  }

  private saved(data: SegmentData): SegmentData | null {
    try {
      return this.options.segments.write(data)
    } catch (error) {
      this.refused(error)
      return null
    }
  }

  /** What happens on disk is never worse than no saved index. */
  private refused(error: unknown): void {
    this.maySave = false
    this.options.log(`Search index: it could not be saved: ${String(error)}`)
  }
}
