import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Suggestion } from '@shared/search.ts'
import { Observable } from '../ui/observable.ts'

export interface SuggestionsState {
  /** `recent`: whole searches, for an empty field. `values`: asked for by an operator. `names`: what a word may become. */
  readonly kind: 'none' | 'recent' | 'values' | 'names'
  readonly entries: readonly Suggestion[]
  /** What choosing one takes the place of, in UTF-16 code units of the query. */
  readonly start: number
  readonly end: number
  /** The entry that Enter takes; null: Enter is for the results. */
  readonly at: number | null
}

const none: SuggestionsState = { kind: 'none', entries: [], start: 0, end: 0, at: null }

/** What the query may go on to where the caret stands. Steered from the search field. */
export class SuggestionStore extends Observable<SuggestionsState> {
  readonly #client: OffprintClient
  readonly #recent: () => readonly string[]
  #asked = 0

  constructor(client: OffprintClient, recent: () => readonly string[]) {
    super(none)
    this.#client = client
    this.#recent = recent
  }

  /** The arrows go through the entries, not the results. */
  get takesArrows(): boolean {
    return this.state.kind === 'recent' || this.state.kind === 'values'
  }

  async look(text: string, caret: number): Promise<void> {
    const asked = ++this.#asked
    if (text.trim() === '') {
      this.#showRecent(text)
      return
    }
    // What was offered for the text before is wrong for this one.
    if (this.state.kind === 'recent') this.set(none)
    const answer = await this.#client.search.complete({ text, caret })
    if (asked !== this.#asked) return
    if (!answer.ok || answer.value.suggestions.length === 0) {
      this.set(none)
      return
    }
    const { start, end, isAsked, suggestions } = answer.value
    this.set({ kind: isAsked ? 'values' : 'names', entries: suggestions, start, end, at: null })
  }

  move(by: 1 | -1): void {
    const { entries, at } = this.state
    if (entries.length === 0) return
    const next = at === null ? (by === 1 ? 0 : entries.length - 1) : at + by
    // Past either end is the field itself.
    this.update({ at: next < 0 || next >= entries.length ? null : next })
  }

  close(): void {
    this.#asked++
    this.set(none)
  }

  /** The query with an entry taken, and where the caret goes; null where there is no such entry. */
  taken(text: string, index: number): { readonly text: string; readonly caret: number } | null {
    const { entries, start, end } = this.state
    const entry = entries[index]
    if (entry === undefined) return null
    // A space that is there already is not doubled.
    const after = text.slice(end)
    const rest = entry.insert.endsWith(' ') ? after.replace(/^\s/, '') : after
    return { text: text.slice(0, start) + entry.insert + rest, caret: start + entry.insert.length }
  }

  #showRecent(text: string): void {
    const entries = this.#recent().map((query) => ({ insert: query, label: query, about: '', count: null }))
    if (entries.length === 0) this.set(none)
    else this.set({ kind: 'recent', entries, start: 0, end: text.length, at: null })
  }
}
