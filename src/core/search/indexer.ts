import type { Row } from '@shared/article.ts'
import type { ArticleTexts } from './article-text.ts'
import type { SearchHead } from './documents.ts'
import { stampOf } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentFolder } from './segment-folder.ts'

/** How long one slice of work may take; a question seldom waits longer. */
const sliceMs = 12
/** Articles of one new segment. Sorting so many takes about 200 ms, once in a first build or a large import. */
const batchSize = 1024

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
  private batch = new SegmentBuilder()
  private merging: Generator<undefined, void> | null = null
  private isLoaded = false

  constructor(options: IndexerOptions) {
    this.options = options
  }

  /** Everything that the library has told of can be found. */
  get isComplete(): boolean {
    return this.isLoaded && this.waiting.size === 0 && this.batch.size === 0
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
        const head = engine.headOf(row)
        const isWanted = head !== undefined && stampOf(head) === stamp && this.waiting.has(row)
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
    if (this.waiting.size > 0 || this.batch.size > 0) this.index(until)
    else if (this.merging !== null) this.merge(this.merging, until)
    else if (this.startMerge()) return true
    else if (segments.isBehind(engine.bodies.segments)) segments.save(engine.bodies.segments)
    else return false
    return true
  }

  /** Indexes all that is waiting, at once. */
  catchUp(): void {
    while (!this.isComplete) this.index(Infinity)
  }

  /** What has been indexed so far, on the way out. */
  saveNow(): void {
    const { engine, segments } = this.options
    if (this.isLoaded && segments.isBehind(engine.bodies.segments)) segments.save(engine.bodies.segments)
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
      if (this.batch.size >= batchSize || performance.now() > until) break
    }
    if (this.batch.size < batchSize && this.waiting.size > 0) return
    const batch = this.batch
    this.batch = new SegmentBuilder()
    // An article may have been removed since its text was read.
    if (batch.size > 0) engine.bodies.adopt(batch.finish(), (row) => engine.headOf(row) !== undefined)
  }

  private startMerge(): boolean {
    const { bodies } = this.options.engine
    if (!bodies.needsTidying) return false
    this.merging = bodies.tidy()
    return true
  }

  private merge(merging: Generator<undefined, void>, until: number): void {
    while (performance.now() < until) {
      if (merging.next().done === true) {
        this.merging = null
        return
      }
    }
  }
}
