import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { SavedSearch } from '@shared/settings.ts'
import { longestRecentSearch, mostRecentSearches } from '@shared/settings.ts'
import type { LanguageStore } from '../language/language-store.ts'
import type { LibraryStore } from '../library/store.ts'
import type { ToastStore } from '../ui/toast-store.ts'

export interface SearchesOptions {
  readonly client: OffprintClient
  readonly library: LibraryStore
  readonly toasts: ToastStore
  readonly language: LanguageStore
}

/** Searches that are kept: the named ones, and the last ones that led somewhere. They are part of the library. */
export class Searches {
  readonly #options: SearchesOptions

  constructor(options: SearchesOptions) {
    this.#options = options
  }

  get recent(): readonly string[] {
    return this.#options.library.state.settings.recentSearches
  }

  /** A result of it was opened. What is too long to have been typed is not kept: it may be a text. */
  async note(query: string): Promise<void> {
    const text = query.trim()
    if (text === '' || text.length > longestRecentSearch || text === this.recent[0]) return
    const others = this.recent.filter((other) => other !== text)
    // Not worth a message if it fails: the next act on a full disk says so.
    await this.#options.client.settings.change({
      recentSearches: [text, ...others].slice(0, mostRecentSearches),
    })
  }

  async forgetRecent(): Promise<void> {
    await this.#change(
      { recentSearches: [] },
      this.#options.language.state('search.clearedTheRecentSearches'),
    )
  }

  /** Saves it under its name; `before` is the one that it takes the place of. */
  async save(search: SavedSearch, before: SavedSearch | null): Promise<void> {
    const others = this.#saved.filter(({ name }) => name !== before?.name && name !== search.name)
    await this.#change(
      { savedSearches: byName([...others, search]) },
      this.#options.language.state('search.saved', { name: search.name }),
    )
  }

  async remove(search: SavedSearch): Promise<void> {
    const rest = this.#saved.filter(({ name }) => name !== search.name)
    await this.#change(
      { savedSearches: rest },
      this.#options.language.state('search.deleted', { name: search.name }),
    )
  }

  get #saved(): readonly SavedSearch[] {
    return this.#options.library.state.settings.savedSearches
  }

  async #change(
    change:
      { readonly savedSearches: readonly SavedSearch[] } | { readonly recentSearches: readonly string[] },
    done: string,
  ): Promise<void> {
    const { client, toasts } = this.#options
    const changed = await client.settings.change(
      'savedSearches' in change
        ? { savedSearches: [...change.savedSearches] }
        : { recentSearches: [...change.recentSearches] },
    )
    if (changed.ok) toasts.say(done)
    else toasts.warn(changed.fault.message)
  }
}

const inAlphabet = new Intl.Collator(undefined, { numeric: true })

/** In the order of their names, which is how they are arranged: "1 Daily" comes before "2 Weekly". */
export function byName(searches: readonly SavedSearch[]): readonly SavedSearch[] {
  return searches.toSorted((a, b) => inAlphabet.compare(a.name, b.name))
}
