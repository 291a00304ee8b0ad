import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Facet, SearchAnswer, SearchHit, SearchPage, UnderstoodToken } from '@shared/search.ts'
import { Observable } from '../ui/observable.ts'

export interface SearchState {
  readonly text: string
  /** `idle`: the list is shown. What was found stays on show while the next answer is awaited. */
  readonly phase: 'idle' | 'asking' | 'answered' | 'failed'
  readonly hits: readonly SearchHit[]
  readonly total: number
  /** How the query of these hits was understood. */
  readonly understood: readonly UnderstoodToken[]
  readonly notes: readonly string[]
  readonly facets: readonly Facet[]
  /** False while the index is still being built. */
  readonly complete: boolean
  readonly failure: string | null
  /** Index into `hits` that Enter opens. */
  readonly cursor: number
}

const idle: SearchState = {
  text: '',
  phase: 'idle',
  hits: [],
  total: 0,
  understood: [],
  notes: [],
  facets: [],
  complete: true,
  failure: null,
  cursor: 0,
}

/** Hits asked for at once after that; more come when the reader nears their end. */
const portion = 50
/** Milliseconds without a keystroke after which the list is filled up. */
const fillPauseMs = 200
/** As many as one question may ask for. */
const mostAskedAgain = 200
/** So near the end of what is there, more is asked for. */
const nearTheEnd = 10
/** Milliseconds after which an answer that the index could not complete is asked for again, the first time and at most. */
const firstPauseMs = 150
const longestPauseMs = 2000

/** One question per keystroke; an answer to anything but the newest question is dropped. */
export class SearchStore extends Observable<SearchState> {
  readonly #client: OffprintClient
  readonly #meet: (articles: SearchPage['articles']) => void
  readonly #screenful: () => number
  #sequence = 0
  #isGettingMore = false
  /** While the index is being built: the pause before the same question is asked again. */
  #pauseMs = firstPauseMs

  /**
   * @param meet takes the summaries of hits before the hits are shown
   * @param screenful hits that the window shows at most: so many are asked for while one types, because each costs the
   *   reading of its article and the drawing of its row
   */
  constructor(
    client: OffprintClient,
    meet: (articles: SearchPage['articles']) => void,
    screenful: () => number,
  ) {
    super(idle)
    this.#client = client
    this.#meet = meet
    this.#screenful = screenful
  }

  get isActive(): boolean {
    return this.state.phase !== 'idle'
  }

  async ask(text: string): Promise<void> {
    const sequence = ++this.#sequence
    this.#pauseMs = firstPauseMs
    if (text.trim() === '') {
      this.set({ ...idle, text })
      return
    }
    this.update({ text, phase: 'asking', cursor: 0 })
    await this.#query(text, sequence, this.#screenful())
    this.#fillLater(sequence)
  }

  /** The same question again, because the library changed; the place in the list is kept. */
  async askAgain(): Promise<void> {
    if (!this.isActive) return
    const limit = Math.min(mostAskedAgain, Math.max(portion, this.state.hits.length))
    await this.#query(this.state.text, ++this.#sequence, limit)
  }

  /** The next hits, below those that are there. Asks for nothing where there are no more, or the answer is not there yet. */
  async more(): Promise<void> {
    const { phase, hits, total, text } = this.state
    if (phase !== 'answered' || hits.length >= total || this.#isGettingMore) return
    const sequence = this.#sequence
    this.#isGettingMore = true
    const answer = await this.#client.search.query({ text, sequence, limit: portion, offset: hits.length })
    this.#isGettingMore = false
    // A question asked meanwhile has taken this one's place, or a newer answer has come.
    if (sequence !== this.#sequence || this.state.hits !== hits || !answer.ok) return
    this.#meet(answer.value.articles)
    const known = new Set(hits.map(({ row }) => row))
    const added = answer.value.hits.filter(({ row }) => !known.has(row))
    // Nothing new, though there should be: what is there is all that can be had.
    const ends = added.length === 0 ? hits.length : answer.value.total
    this.update({ hits: inOrder([...hits, ...added]), total: ends })
  }

  /** Resolves when the newest question has been answered, or given up. */
  async settled(): Promise<void> {
    if (this.state.phase !== 'asking') return
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (this.state.phase === 'asking') return
        stop()
        resolve()
      })
    })
  }

  clear(): void {
    this.#sequence++
    this.set(idle)
  }

  moveTo(index: number): void {
    const last = this.state.hits.length - 1
    this.update({ cursor: Math.max(0, Math.min(last, index)) })
    if (index > last - nearTheEnd) void this.more()
  }

  async #query(text: string, sequence: number, limit: number): Promise<void> {
    const answer = await this.#client.search.query({ text, sequence, limit })
    if (sequence !== this.#sequence) return
    if (answer.ok) {
      this.#meet(answer.value.articles)
      this.#take(answer.value)
      if (!answer.value.complete) this.#askLater(sequence)
    } else {
      const nothing = { hits: [], total: 0, understood: [], notes: [], facets: [] }
      this.update({ ...nothing, phase: 'failed', failure: answer.fault.message })
    }
  }

  /** A list of few rows may leave nothing to scroll, and so nothing that would ask for more. */
  #fillLater(sequence: number): void {
    setTimeout(() => {
      if (sequence === this.#sequence && this.state.hits.length < portion) void this.more()
    }, fillPauseMs)
  }

  /** What is not indexed yet turns up by itself, as long as nothing else is asked. */
  #askLater(sequence: number): void {
    setTimeout(() => {
      if (sequence === this.#sequence) void this.askAgain()
    }, this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
  }

  #take({ hits, total, understood, notes, facets, complete }: SearchAnswer): void {
    const sorted = inOrder(hits)
    const standing = this.state.hits[this.state.cursor]?.row
    const kept = this.state.cursor === 0 ? 0 : sorted.findIndex((hit) => hit.row === standing)
    this.update({
      phase: 'answered',
      failure: null,
      hits: sorted,
      total,
      understood,
      notes,
      facets,
      complete,
      cursor: Math.max(0, kept),
    })
  }
}

function inOrder(hits: readonly SearchHit[]): readonly SearchHit[] {
  return [...hits.filter((hit) => hit.match === 'exact'), ...hits.filter((hit) => hit.match === 'fuzzy')]
}
