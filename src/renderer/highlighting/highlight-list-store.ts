import type { ArticleSummary } from '@shared/article.ts'
import type { HighlightId } from '@shared/highlight.ts'
import type { HighlightPage, HighlightQuery } from '@shared/highlight-search.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Navigation } from '../library/navigation.ts'
import type { LibraryStore } from '../library/store.ts'
import { Observable } from '../ui/observable.ts'
import type { ToastStore } from '../ui/toast-store.ts'
import { everyHighlight } from './highlight-store.ts'

export interface HighlightListState {
  readonly query: HighlightQuery
  /** Null until the first answer. */
  readonly page: HighlightPage | null
  /** The highlight that was chosen last: the article opens there. */
  readonly wanted: { readonly highlight: HighlightId } | null
}

export interface HighlightListStoreOptions {
  readonly client: OffprintClient
  readonly library: LibraryStore
  readonly navigation: Navigation
  readonly toasts: ToastStore
}

/** The highlights of the whole library, by article: searched where they are kept, shown a page at a time. */
export class HighlightListStore extends Observable<HighlightListState> {
  readonly #options: HighlightListStoreOptions
  /** Of two answers only that to the newest question counts. */
  #asked = 0

  constructor(options: HighlightListStoreOptions) {
    super({ query: everyHighlight, page: null, wanted: null })
    this.#options = options
    options.client.on('library.changed', ({ highlights, removed, changed }) => {
      const touches = highlights !== undefined || removed.length > 0 || changed.some(isMarked)
      if (touches && options.library.state.view.kind === 'highlighted') void this.ask({})
    })
  }

  async ask(change: Partial<HighlightQuery>): Promise<void> {
    const query = { ...this.state.query, ...change, offset: 0 }
    this.update({ query })
    const page = await this.#fetch(query)
    if (page !== null) this.update({ page })
  }

  /** The next articles after those that are shown. */
  async more(): Promise<void> {
    const { page, query } = this.state
    if (page === null) return
    const next = await this.#fetch({ ...query, offset: page.groups.length })
    if (next !== null) this.update({ page: { ...next, groups: [...page.groups, ...next.groups] } })
  }

  async open(article: ArticleSummary, highlight: HighlightId): Promise<void> {
    this.update({ wanted: { highlight } })
    await this.#options.navigation.open(article.row)
  }

  async #fetch(query: HighlightQuery): Promise<HighlightPage | null> {
    this.#asked += 1
    const asked = this.#asked
    const found = await this.#options.client.highlight.search(query)
    if (asked !== this.#asked) return null
    if (found.ok) return found.value
    this.#options.toasts.warn(found.fault.message)
    return null
  }
}

function isMarked({ highlightCount }: ArticleSummary): boolean {
  return (highlightCount ?? 0) > 0
}
