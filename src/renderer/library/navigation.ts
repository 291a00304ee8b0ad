import type { ArticleSummary, Row } from '@shared/article.ts'
import type { View } from '@shared/view.ts'
import type { SearchStore } from '../search/store.ts'
import type { ReadingHit } from '../reading/reading-commands.ts'
import type { LibraryStore } from './store.ts'

export interface NavigationOptions {
  readonly library: LibraryStore
  readonly search: SearchStore
  /** The article opened; the focus goes to it. */
  readonly onOpened: () => void
  /** A result of this search was opened. */
  readonly onSearched: (query: string) => void
}

/** Moving in the list that is shown, whether it is a view or the results of a search. */
export class Navigation {
  readonly #library: LibraryStore
  readonly #search: SearchStore
  readonly #onOpened: () => void
  readonly #onSearched: (query: string) => void

  constructor({ library, search, onOpened, onSearched }: NavigationOptions) {
    this.#library = library
    this.#search = search
    this.#onOpened = onOpened
    this.#onSearched = onSearched
  }

  /** Rows in the order in which they are shown. */
  get rows(): Uint32Array | readonly Row[] {
    return this.#search.isActive ? this.#search.state.hits.map((hit) => hit.row) : this.#library.state.rows
  }

  get cursor(): Row | null {
    if (!this.#search.isActive) return this.#library.state.cursor
    return this.#search.state.hits[this.#search.state.cursor]?.row ?? null
  }

  async show(view: View): Promise<void> {
    this.#search.clear()
    await this.#library.show(view)
  }

  /** A search as a view: its results stand in the place of the list. */
  async search(query: string): Promise<void> {
    this.#library.select([])
    await this.#search.ask(query)
  }

  /** Moves the cursor by so many rows, within the list. */
  move(by: number): void {
    const { rows } = this
    if (rows.length === 0) return
    const at = this.cursor === null ? -1 : rows.indexOf(this.cursor)
    this.#moveToIndex(at === -1 ? 0 : at + by)
  }

  moveToEnd(end: 'first' | 'last'): void {
    this.#moveToIndex(end === 'first' ? 0 : this.rows.length - 1)
  }

  /** Moves and selects what was passed over, as Shift with an arrow does. */
  extend(by: 1 | -1): void {
    const before = this.cursor
    this.move(by)
    const after = this.cursor
    this.#library.select([
      ...this.#library.state.selected,
      ...(before === null ? [] : [before]),
      ...(after === null ? [] : [after]),
    ])
  }

  /** Everything between the cursor and a row, as Shift with a click does. */
  extendTo(row: Row): void {
    const { rows } = this
    const from = rows.indexOf(this.cursor ?? row)
    const to = rows.indexOf(row)
    if (from < 0 || to < 0) return
    this.#library.select(rows.slice(Math.min(from, to), Math.max(from, to) + 1))
    this.#moveToIndex(to)
  }

  async open(row: Row): Promise<void> {
    const [article] = await this.#library.load([row])
    if (article === undefined) return
    this.#standOn(row)
    this.#library.read(article, this.#hitFor(row))
    if (this.#search.isActive) this.#onSearched(this.#search.state.text)
    this.#onOpened()
  }

  /** The next or previous article after the one that is open, else after the cursor. False at the end. */
  async step(by: 1 | -1): Promise<boolean> {
    const { rows } = this
    const from = this.#library.state.open?.row ?? this.cursor
    const at = from === null ? -1 : rows.indexOf(from)
    const row = at === -1 ? (this.cursor ?? rows[0]) : rows[at + by]
    if (row === undefined) return false
    await this.open(row)
    return true
  }

  /**
   * What an act is about: what was selected, else the open article when the keyboard is in it, else the
   * article under the cursor, else the open one.
   */
  async targets(inArticle: boolean): Promise<readonly ArticleSummary[]> {
    const { selected, open } = this.#library.state
    if (selected.size > 0) return this.#library.load([...selected])
    if (inArticle && open !== null) return [open]
    if (this.cursor !== null) return this.#library.load([this.cursor])
    return open === null ? [] : [open]
  }

  /** The same, as far as it is known at once: for the titles of commands and what can be done. */
  target(inArticle: boolean): ArticleSummary | null {
    const { selected, open } = this.#library.state
    const [first] = selected
    if (first !== undefined) return this.#library.summary(first) ?? null
    if (inArticle && open !== null) return open
    return (this.cursor === null ? undefined : this.#library.summary(this.cursor)) ?? open
  }

  #moveToIndex(index: number): void {
    const { rows } = this
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row !== undefined) this.#standOn(row)
  }

  #standOn(row: Row): void {
    if (this.#search.isActive)
      this.#search.moveTo(this.#search.state.hits.findIndex((hit) => hit.row === row))
    else this.#library.moveTo(row)
  }

  #hitFor(row: Row): ReadingHit | null {
    if (!this.#search.isActive) return null
    const hit = this.#search.state.hits.find((other) => other.row === row)
    // Found by filters alone, it opens where the reader left off.
    return hit === undefined || hit.terms.length === 0
      ? null
      : { terms: hit.terms, snippet: hit.snippet.text }
  }
}
