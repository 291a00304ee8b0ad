import { Worker } from 'node:worker_threads'
import { assertNever } from '@shared/result.ts'
import type { Completion, SearchAnswer, SearchCounts } from '@shared/search.ts'
import type { Library } from '@core/library/library.ts'
import { headOf } from './documents.ts'
import { noAnswer } from './engine-answer.ts'
import { noCompletion } from './language/no-completion.ts'
import type { FromWorker, QuestionKind, ToWorker } from './messages.ts'
import { Questions } from './questions.ts'

export interface SearchClient {
  /**
   * Articles with all the words of the text. Only the newest question waits: one that is still waiting when the
   * next one comes is answered at once with no hits, under its own sequence number, and `complete: false`.
   * Never rejects: with no worker left the answer is empty and incomplete.
   */
  query(text: string, sequence: number, limit: number, offset?: number): Promise<SearchAnswer>
  /** The same for titles alone; the two do not supersede each other. */
  titles(text: string, sequence: number, limit: number): Promise<SearchAnswer>
  /** What the piece of a query at the caret may go on to. As with the others, only the newest question waits. */
  complete(text: string, caret: number): Promise<Completion>
  /** How many articles each of these finds, for the saved searches. As with the others, only the newest question waits. */
  count(texts: readonly string[]): Promise<SearchCounts>
  /** After the library went to another folder: goes on there. What is not found there is indexed anew. */
  reopen(): void
  /** Saves the index and ends the worker. */
  close(): Promise<void>
}

export interface SearchOptions {
  /** The built `worker.ts`. */
  readonly workerUrl: URL
  readonly library: Library
  readonly log?: (line: string) => void
}

/** Summaries handed over at once: about a millisecond of the main thread. */
const headsPerMessage = 200
/** For what is forgotten at once. By itself V8 lets it grow to 48 MB, which makes nothing faster here. */
const maxYoungGenerationSizeMb = 6
/** What saving may take before the worker is ended without it. */
const closingMs = 10_000

/** Starts the worker and keeps it told of the library. It is started anew once if it dies. */
export function startSearch(options: SearchOptions): SearchClient {
  return new WorkerClient(options)
}

interface Asked {
  readonly text: string
  readonly sequence: number
  readonly limit: number
  readonly offset: number
}

interface CompletionAsked {
  readonly text: string
  readonly caret: number
}

class WorkerClient implements SearchClient {
  private readonly options: SearchOptions
  private readonly questions: Readonly<Record<QuestionKind, Questions<Asked, SearchAnswer>>>
  private readonly completions: Questions<CompletionAsked, Completion>
  private readonly counts: Questions<readonly string[], SearchCounts>
  private readonly stopListening: () => void
  private worker: Worker | null = null
  private restartsLeft = 1
  private isClosing = false

  constructor(options: SearchOptions) {
    this.options = options
    this.questions = { everything: this.questionsOf('everything'), titles: this.questionsOf('titles') }
    this.completions = new Questions(
      (request, { text, caret }) => {
        if (this.worker === null) this.completions.giveUp()
        else this.tell({ kind: 'complete', request, text, caret })
      },
      () => noCompletion,
    )
    this.counts = new Questions<readonly string[], SearchCounts>(
      (request, texts) => {
        if (this.worker === null) this.counts.giveUp()
        else this.tell({ kind: 'count', request, texts })
      },
      () => ({ counts: [], complete: false }),
    )
    const stopChanges = options.library.onChange(({ changed, removed }) => {
      if (removed.length > 0) this.tell({ kind: 'remove', rows: removed })
      if (changed.length > 0)
        this.tell({
          kind: 'announce',
          heads: changed.map((summary) => headOf(summary, options.library.highlightsAt(summary.row))),
        })
    })
    const stopFolds = options.library.onFold((snapshot) => this.tell({ kind: 'folded', snapshot }))
    this.stopListening = () => {
      stopChanges()
      stopFolds()
    }
    this.start()
  }

  query(text: string, sequence: number, limit: number, offset = 0): Promise<SearchAnswer> {
    return this.questions.everything.put({ text, sequence, limit, offset })
  }

  titles(text: string, sequence: number, limit: number): Promise<SearchAnswer> {
    return this.questions.titles.put({ text, sequence, limit, offset: 0 })
  }

  complete(text: string, caret: number): Promise<Completion> {
    return this.completions.put({ text, caret })
  }

  count(texts: readonly string[]): Promise<SearchCounts> {
    return this.counts.put(texts)
  }

  async close(): Promise<void> {
    this.isClosing = true
    this.stopListening()
    const { worker } = this
    if (worker === null) return
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
    })
    this.tell({ kind: 'close' })
    const timer = setTimeout(() => {
      this.log('Search: the index took too long to save; it will be completed at the next start.')
      void worker.terminate()
    }, closingMs)
    await ended
    clearTimeout(timer)
  }

  private questionsOf(of: QuestionKind): Questions<Asked, SearchAnswer> {
    const questions = new Questions<Asked, SearchAnswer>(
      (request, { text, limit, offset }) => {
        if (this.worker === null) questions.giveUp()
        else this.tell({ kind: 'ask', of, request, text, limit, offset })
      },
      ({ sequence }) => ({ ...noAnswer, sequence, complete: false }),
    )
    return questions
  }

  reopen(): void {
    const { worker } = this
    if (worker === null || this.isClosing) return
    this.tell({ kind: 'close' })
    this.worker = null
    for (const questions of [...Object.values(this.questions), this.completions, this.counts])
      questions.giveUp()
    this.start()
  }

  private start(): void {
    const { library, workerUrl } = this.options
    const worker = new Worker(workerUrl, { name: 'search', resourceLimits: { maxYoungGenerationSizeMb } })
    this.worker = worker
    worker.on('message', (message: FromWorker) => this.hear(message))
    worker.on('error', (error) => this.log(`Search: the worker failed: ${String(error)}`))
    worker.once('exit', () => this.ended(worker))
    this.tell({ kind: 'open', folder: library.folder, libraryId: library.id, snapshot: library.snapshot })
  }

  /** In portions, so that the main thread stays free. Each is read when its turn comes, and so is up to date. */
  private tellOf(rows: Uint32Array): void {
    const { library } = this.options
    const { worker } = this
    let next = 0
    const portion = (): void => {
      if (this.worker !== worker || this.isClosing) return
      const heads = Array.from(rows.subarray(next, next + headsPerMessage)).flatMap((row) => {
        const summary = library.summaryAt(row)
        return summary === undefined ? [] : [headOf(summary, library.highlightsAt(row))]
      })
      next += headsPerMessage
      if (heads.length > 0) this.tell({ kind: 'tell', heads })
      if (next < rows.length) setImmediate(portion)
      else this.tell({ kind: 'told' })
    }
    portion()
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case 'answer':
        return this.questions[message.of].answered(message.request, ({ sequence }) => ({
          ...message.answer,
          sequence,
          complete: message.complete,
        }))
      case 'completion':
        return this.completions.answered(message.request, () => message.completion)
      case 'counts':
        return this.counts.answered(message.request, () => message.counts)
      case 'wanted':
        // Not `all()`: that would read every summary in one go.
        return this.tellOf(message.rows ?? this.options.library.rows())
      case 'log':
        return this.log(message.line)
      default:
        return assertNever(message)
    }
  }

  private ended(worker: Worker): void {
    if (this.worker !== worker) return
    this.worker = null
    for (const questions of [...Object.values(this.questions), this.completions, this.counts])
      questions.giveUp()
    if (this.isClosing) return
    if (this.restartsLeft === 0) {
      this.log('Search: the worker ended again; search is off until the app is started anew.')
      return
    }
    this.restartsLeft--
    this.log('Search: the worker ended unexpectedly and is started anew.')
    this.start()
  }

  private tell(message: ToWorker): void {
    this.worker?.postMessage(message)
  }

  private log(line: string): void {
    this.options.log?.(line)
  }
}
