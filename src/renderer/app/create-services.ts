import type { OffprintClient } from '@shared/ipc/contract.ts'
import { isTextField } from '../commands/region.ts'
import { ExportStore } from '../exporting/export-store.ts'
import { HighlightListStore } from '../highlighting/highlight-list-store.ts'
import { HighlightStore } from '../highlighting/highlight-store.ts'
import { ImportStore } from '../importing/import-store.ts'
import { LanguageStore } from '../language/language-store.ts'
import { Navigation } from '../library/navigation.ts'
import { LibraryStore } from '../library/store.ts'
import { OpeningStore } from '../opening/opening-store.ts'
import { Acts } from '../organising/acts.ts'
import { CopiesStore } from '../organising/copies-store.ts'
import type { Question } from '../organising/mass-question.ts'
import { Bodies } from '../reading/bodies.ts'
import { readAhead } from '../reading/read-ahead.ts'
import { SavedCounts } from '../search/saved-counts.ts'
import { Searches } from '../search/searches.ts'
import { screenful } from '../search/screenful.ts'
import { SearchStore } from '../search/store.ts'
import { SuggestionStore } from '../search/suggestions.ts'
import { UnsavedActs } from '../trouble/unsaved-acts.ts'
import { StorageStore } from '../storage/storage-store.ts'
import { UpdateStore } from '../updates/update-store.ts'
import { ToastStore } from '../ui/toast-store.ts'
import { DialogStore } from './dialog-store.ts'
import { drop } from './drop.ts'
import { focusOnList } from './focus.ts'
import { LayoutStore } from './layout-store.ts'
import { ReadingBridge } from './reading-bridge.ts'
import type { Services } from './services.ts'
import { tellStanding } from './tell-standing.ts'

/** Wiring happens here and nowhere else. */
export function createServices(client: OffprintClient): Services {
  const language = new LanguageStore(navigator.languages)
  const library = new LibraryStore(client)
  library.subscribe(() => {
    language.choose(library.state.settings.language)
  })
  const search = new SearchStore(
    client,
    (articles) => {
      library.meet(articles)
    },
    screenful,
  )
  const toasts = new ToastStore()
  const searches = new Searches({ client, library, toasts, language })
  const suggestions = new SuggestionStore(client, () => searches.recent)
  const dialogs = new DialogStore()
  const layout = new LayoutStore()
  const reading = new ReadingBridge()
  const navigation = new Navigation({
    library,
    search,
    onOpened: () => {
      layout.showViews(false)
      reading.actions?.focus()
    },
    onSearched: (query) => {
      drop(searches.note(query))
    },
  })
  const ask = (question: Question): void => {
    dialogs.open({ kind: 'mass', question })
  }
  const acts = new Acts({
    client,
    language,
    library,
    toasts,
    now: () => new Date(),
    isSearching: () => search.isActive,
    onClosed: focusOnList,
    ask,
  })
  const copies = new CopiesStore({ client, acts })
  const imports = new ImportStore({
    client,
    language,
    library,
    toasts,
    ask,
    showReceipt: (receipt) => {
      dialogs.open({ kind: 'receipt', receipt, fromList: false })
    },
    showSurvey: (plan, survey) => {
      dialogs.open({ kind: 'survey', plan, survey })
    },
    standing: () => {
      const { view, cursor, open } = library.state
      return JSON.stringify([view, cursor, open?.id, search.state.text])
    },
    onAdded: () => {
      search.clear()
      layout.showViews(false)
      // Once the list is there in the place of the results or of the empty view; never out of a text field.
      requestAnimationFrame(() => {
        if (dialogs.state === null && !isTextField(document.activeElement)) focusOnList()
      })
    },
  })
  const opening = new OpeningStore({
    client,
    dialogs,
    imports,
    toasts,
    isReady: () => library.state.phase === 'ready',
  })
  // Once the library is open, and again when another is.
  let opened: string | null = null
  library.subscribe(() => {
    const folder = library.state.phase === 'ready' ? (library.state.opening?.folder ?? null) : null
    if (folder === opened) return
    opened = folder
    if (folder === null) return
    drop(imports.lookForUnfinished())
    drop(opening.look())
  })
  const unsaved = new UnsavedActs({ client, language, library, toasts, dialogs, onSettled: focusOnList })
  client.on('quit.held', () => {
    dialogs.open({ kind: 'quit' })
  })
  const highlights = new HighlightStore({ client, language, toasts, undo: () => void acts.undo() })
  const highlightList = new HighlightListStore({ client, library, navigation, toasts })
  const storage = new StorageStore({ client, language, toasts, dialogs, undo: () => acts.undo() })
  const exports = new ExportStore({ client, language, toasts })
  const isAboutUpdates = (): boolean => dialogs.state?.kind === 'settings' && dialogs.state.page === 'updates'
  const updates = new UpdateStore({
    client,
    language,
    toasts,
    show: () => {
      dialogs.open({ kind: 'settings', page: 'updates' })
    },
    isShown: isAboutUpdates,
  })
  client.on('notice.raised', ({ message }) => {
    toasts.warn(message)
  })
  // Results follow the library: what went to the trash leaves them, what came in joins them.
  let revision = library.state.revision
  library.subscribe(() => {
    if (library.state.revision === revision) return
    revision = library.state.revision
    drop(search.askAgain())
  })
  tellStanding(client, library)
  const bodies = new Bodies((address) => fetch(address))
  client.on('library.changed', ({ changed }) => {
    bodies.forget(changed.map(({ id }) => id))
  })
  client.on('library.opened', () => {
    bodies.clear()
  })
  client.on('library.replaced', () => {
    bodies.clear()
  })
  readAhead({ bodies, library, search, navigation })
  const savedCounts = new SavedCounts(client, () =>
    library.state.settings.savedSearches.map(({ query }) => query),
  )
  let counted = ''
  library.subscribe(() => {
    const { phase, revision: now, settings, opening } = library.state
    if (phase !== 'ready') return
    const standing = JSON.stringify([opening?.folder, now, settings.savedSearches])
    if (standing === counted) return
    counted = standing
    savedCounts.look()
  })
  return {
    client,
    language,
    library,
    search,
    suggestions,
    searches,
    bodies,
    highlights,
    highlightList,
    savedCounts,
    imports,
    opening,
    storage,
    exports,
    updates,
    acts,
    copies,
    unsaved,
    navigation,
    toasts,
    dialogs,
    layout,
    reading,
  }
}
