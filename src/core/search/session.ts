import path from 'node:path'
import { assertNever } from '@shared/result.ts'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import { ArticleTexts } from './article-text.ts'
import { noAnswer } from './engine-answer.ts'
import { SearchEngine } from './engine.ts'
import { HeadsFolder } from './heads-folder.ts'
import { HeadsKeeper } from './heads-keeper.ts'
import { Indexer } from './indexer.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { SegmentFolder } from './segment-folder.ts'

/** The library's folder for what search saves. */
export function searchFolder(libraryFolder: string): string {
  return path.join(libraryFolder, 'search')
}

export interface OpenIndex {
  readonly engine: SearchEngine
  readonly indexer: Indexer
  /** Rows that the library has to tell of; null for all. `Indexer.allTold` is to be called when it has. */
  readonly wanted: Uint32Array | null
}

export function openIndex(options: {
  readonly folder: string
  readonly libraryId: string
  /** Which of what was saved still holds; null where that is not known. */
  readonly snapshot: SnapshotState | null
  readonly mayWrite: boolean
  readonly log: (line: string) => void
  /** For tests: how many heads may have changed before all are saved anew. */
  readonly mostOutdated?: number
  /** For tests, see `IndexerOptions`. */
  readonly sliceMs?: number
}): OpenIndex {
  const { folder, libraryId, snapshot, mayWrite, log } = options
  const texts = new ArticleTexts(folder)
  const place = { folder: searchFolder(folder), libraryId, mayWrite, log }
  const headsFolder = new HeadsFolder(place)
  const opened = headsFolder.open(snapshot)
  const engine = new SearchEngine((id) => texts.recall(id), opened?.saved)
  const heads = new HeadsKeeper(engine, headsFolder, snapshot, options.mostOutdated)
  const wanted = opened?.doubtful ?? null
  const segments = new SegmentFolder(place)
  const { sliceMs } = options
  const indexer = new Indexer({
    engine,
    texts,
    segments,
    heads,
    doubtful: wanted,
    log,
    ...(sliceMs === undefined ? {} : { sliceMs }),
  })
  return { engine, indexer, wanted }
}

type Ask = Extract<ToWorker, { readonly kind: 'ask' }>
type Count = Extract<ToWorker, { readonly kind: 'count' }>
type Complete = Extract<ToWorker, { readonly kind: 'complete' }>

/** The worker's side of the conversation. Works on the index whenever there is nothing to answer. */
export class SearchSession {
  private readonly send: (message: FromWorker) => void
  private readonly end: () => void
  private index: OpenIndex | null = null
  private isWorking = false
  private isEnded = false
  /** What the next keystroke may need. */
  private ahead: Generator<undefined, void> | null = null

  /** @param end called when the index is saved and the thread may go */
  constructor(send: (message: FromWorker) => void, end: () => void) {
    this.send = send
    this.end = end
  }

  receive(message: ToWorker): void {
    if (message.kind === 'open') {
      const log = (line: string): void => this.send({ kind: 'log', line })
      this.index = openIndex({ ...message, mayWrite: true, log })
      const { wanted } = this.index
      if (wanted === null || wanted.length > 0) this.send({ kind: 'wanted', rows: wanted })
      return this.workOn(this.index.indexer)
    }
    if (this.index === null) throw new Error(`The search worker was told "${message.kind}" before "open".`)
    this.handle(message, this.index)
  }

  private handle(message: Exclude<ToWorker, { kind: 'open' }>, index: OpenIndex): void {
    const { indexer } = index
    switch (message.kind) {
      case 'tell':
        indexer.tell(message.heads)
        return this.workOn(indexer)
      case 'told':
        indexer.allTold()
        return this.workOn(indexer)
      case 'announce':
        indexer.announce(message.heads)
        return this.workOn(indexer)
      case 'folded':
        indexer.folded(message.snapshot)
        return this.workOn(indexer)
      case 'remove':
        indexer.remove(message.rows)
        return this.workOn(indexer)
      case 'ask':
        return this.answer(message, index)
      case 'complete':
        return this.completeAt(message, index)
      case 'count':
        return this.count(message, index)
      case 'close':
        // What is not indexed yet is left to the next start: nobody wants to wait for it now.
        this.isEnded = true
        indexer.saveNow()
        return this.end()
      default:
        return assertNever(message)
    }
  }

  private answer({ of, request, text, limit, offset }: Ask, { engine, indexer }: OpenIndex): void {
    try {
      const answer = of === 'titles' ? engine.titles(text, { limit }) : engine.query(text, { limit, offset })
      // Asked for afterwards: the question may have come upon a damaged segment, and been answered without it.
      const complete = indexer.isComplete
      this.send({ kind: 'answer', of, request, answer, complete })
      this.askForLost(indexer)
      this.ahead = engine.lookAhead()
      this.workOn(indexer)
    } catch (error) {
      // A bug; but a question that cannot be answered must not end the worker and with it all search.
      const trace = error instanceof Error ? error.stack : String(error)
      this.send({ kind: 'log', line: `Search: a question of ${text.length} characters failed: ${trace}` })
      this.send({ kind: 'answer', of, request, answer: noAnswer, complete: false })
    }
  }

  /** One after the other, with a look at the messages between them: whoever types comes first. */
  private count({ request, texts }: Count, { engine, indexer }: OpenIndex): void {
    const counts: number[] = []
    const next = (): void => {
      if (this.isEnded) return
      const text = texts[counts.length]
      if (text === undefined) {
        return this.send({ kind: 'counts', request, counts: { counts, complete: indexer.isComplete } })
      }
      counts.push(this.countOf(text, engine))
      setImmediate(next)
    }
    next()
  }

  private countOf(text: string, engine: SearchEngine): number {
    try {
      return engine.query(text, { limit: 0 }).total
    } catch (error) {
      // A bug; what is wrong with one search must not hide the counts of the others.
      this.send({ kind: 'log', line: `Search: a saved search could not be counted: ${String(error)}` })
      return 0
    }
  }

  private completeAt({ request, text, caret }: Complete, { engine }: OpenIndex): void {
    this.send({ kind: 'completion', request, completion: engine.complete(text, caret) })
  }

  private askForLost(indexer: Indexer): void {
    const rows = indexer.takeLostHeads()
    if (rows.length > 0) this.send({ kind: 'wanted', rows })
  }

  private looksAhead(): boolean {
    if (this.ahead?.next().done === true) this.ahead = null
    return this.ahead !== null
  }

  /** Slice by slice, with a look at the messages between them. */
  private workOn(indexer: Indexer): void {
    if (this.isWorking) return
    this.isWorking = true
    const slice = (): void => {
      this.isWorking = !this.isEnded && (this.looksAhead() || indexer.work())
      if (this.isWorking) setImmediate(slice)
      // Saving reads all heads, also those that no question has come upon.
      else if (!this.isEnded) this.askForLost(indexer)
    }
    setImmediate(slice)
  }
}
