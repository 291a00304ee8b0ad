import type { Row } from '@shared/article.ts'
import type { ArticleTexts } from './article-text.ts'
import type { SearchHead } from './documents.ts'
import { stampOf } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import { FoldedCodes } from './folded-codes.ts'
import { DamagedListsError } from './lists.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentData } from './segment.ts'
import type { SegmentFolder } from './segment-folder.ts'

/** How long one slice of work may take: a question seldom waits longer. */
const sliceMs = 8
/** Words of text in one new segment at most: about 500 articles and 5 MB while it is made. */
const wordsPerBatch = 300_000
/** A segment of more words than this is written at once, a smaller one when there is nothing else to do. */
const wordsWrittenAtOnce = 100_000

/** No article has this fingerprint. */
const unread = 'unread'

export interface IndexerOptions {
  readonly engine: SearchEngine
  readonly texts: ArticleTexts
  readonly segments: SegmentFolder
  readonly log: (line: string) => void
}

/**
 * Keeps the engine up with the library: takes the saved segments, indexes what they lack, merges and saves. Works in
 * slices, so that its thread can answer questions between them.
 */
export class Indexer {
  private readonly options: IndexerOptions
  private readonly waiting = new Set<Row>()
  private readonly folder = new FoldedCodes()
  private batch = new SegmentBuilder(this.folder)
  private finishing: Generator<undefined, SegmentData> | null = null
  private merging: Generator<undefined, void> | null = null
  private isLoaded = false
  /** After a disk has refused a segment nothing more is written: what is in memory serves until the next start. */
  private maySave = true

  constructor(options: IndexerOptions) {
    this.options = options
  }

  /** Everything that the library has told of can be found. */
  get isComplete(): boolean {
    return (
      this.isLoaded &&
      this.waiting.size === 0 &&
      this.batch.size === 0 &&
      this.finishing === null &&
      this.options.engine.bodies.lost.size === 0
    )
  }

  /** Articles that are new or have changed in any way. */
  announce(heads: readonly SearchHead[]): void {
    const { engine, texts } = this.options
    for (const head of heads) {
      const before = engine.headOf(head.row)
      if (before !== undefined && before.fingerprint !== head.fingerprint) texts.forget(head.id)
      if (!engine.announce(head)) this.waiting.add(head.row)
    }
  }

  remove(rows: readonly Row[]): void {
    this.options.engine.remove(rows)
    for (const row of rows) this.waiting.delete(row)
  }

  /** To be called once, when every article of the library has been announced. */
  loadSegments(): void {
    const { engine, segments } = this.options
    segments.load((data) =>
      engine.bodies.adopt(data, (row, stamp) => {
        const isWanted = engine.heads.stampAt(row) === stamp && this.waiting.has(row)
        if (isWanted) this.waiting.delete(row)
        return isWanted
      }),
    )
    this.isLoaded = true
  }

  /** One slice of what is to be done. Gives false when nothing is left. */
  work(): boolean {
    const { engine, segments } = this.options
    if (!this.isLoaded) return false
    const until = performance.now() + sliceMs
    this.takeLost()
    if (this.finishing !== null) this.finish(this.finishing, until)
    else if (this.waiting.size > 0 || this.batch.size > 0) this.index(until)
    else if (this.merging !== null) this.merge(this.merging, until)
    else if (engine.bodies.needsTidying) this.merging = this.startMerge()
    else if (this.saveOne()) return true
    else if (segments.hasLeftovers(engine.bodies.segments)) segments.removeAllBut(engine.bodies.segments)
    else return false
    return true
  }

  /** Indexes all that is waiting, at once. */
  catchUp(): void {
    while (!this.isComplete) {
      this.takeLost()
      if (this.finishing === null) this.index(Infinity)
      else this.finish(this.finishing, Infinity)
    }
  }

  /** What has been indexed so far, on the way out. */
  saveNow(): void {
    if (!this.isLoaded) return
    while (this.saveOne());
    const { engine, segments } = this.options
    if (segments.hasLeftovers(engine.bodies.segments)) segments.removeAllBut(engine.bodies.segments)
  }

  /** The articles of segments that turned out to be damaged. */
  private takeLost(): void {
    const { engine, log } = this.options
    const { lost } = engine.bodies
    if (lost.size === 0) return
    log(`Search index: a segment is damaged; ${lost.size} articles are indexed anew.`)
    for (const row of lost) if (engine.headOf(row) !== undefined) this.waiting.add(row)
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
      const head = engine.headOf(row)
      return (
        head !== undefined && (stamp === stampOf(head) || stamp === stampOf({ ...head, fingerprint: unread }))
      )
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
      while (performance.now() < until) {
        if (merging.next().done !== true) continue
        this.merging = null
        return
      }
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
