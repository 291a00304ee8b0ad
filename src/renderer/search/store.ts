import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { SearchHit } from '@shared/search.ts'
import { Observable } from '../ui/observable.ts'

export interface SearchState {
  readonly text: string
  /** `idle`: the list is shown. What was found stays on show while the next answer is awaited. */
  readonly phase: 'idle' | 'asking' | 'answered' | 'failed'
  readonly hits: readonly SearchHit[]
  readonly total: number
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
  complete: true,
  failure: null,
  cursor: 0,
}

/** One question per keystroke; an answer to anything but the newest question is dropped. */
export class SearchStore extends Observable<SearchState> {
  readonly #client: OffprintClient
  #sequence = 0

  constructor(client: OffprintClient) {
    super(idle)
    this.#client = client
  }

  get isActive(): boolean {
    return this.state.phase !== 'idle'
  }

  async ask(text: string): Promise<void> {
    const sequence = ++this.#sequence
    if (text.trim() === '') {
      this.set({ ...idle, text })
      return
    }
    this.update({ text, phase: 'asking', cursor: 0 })
    await this.#query(text, sequence)
  }

  /** The same question again, because the library changed; the place in the list is kept. */
  async askAgain(): Promise<void> {
    if (this.isActive) await this.#query(this.state.text, ++this.#sequence)
  }

  clear(): void {
    this.#sequence++
    this.set(idle)
  }

  moveTo(index: number): void {
    const last = this.state.hits.length - 1
    this.update({ cursor: Math.max(0, Math.min(last, index)) })
  }

  async #query(text: string, sequence: number): Promise<void> {
    const answer = await this.#client.search.query({ text, sequence })
    if (sequence !== this.#sequence) return
    if (!answer.ok) {
      this.update({ phase: 'failed', failure: answer.fault.message, hits: [], total: 0 })
      return
    }
    const { hits, total, complete } = answer.value
    const sorted = [
      ...hits.filter((hit) => hit.match === 'exact'),
      ...hits.filter((hit) => hit.match === 'fuzzy'),
    ]
    const standing = this.state.hits[this.state.cursor]?.row
    const kept = this.state.cursor === 0 ? 0 : sorted.findIndex((hit) => hit.row === standing)
    this.update({
      phase: 'answered',
      failure: null,
      hits: sorted,
      total,
      complete,
      cursor: Math.max(0, kept),
    })
  }
}
