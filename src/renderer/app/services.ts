import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { ExportStore } from '../exporting/export-store.ts'
import type { HighlightListStore } from '../highlighting/highlight-list-store.ts'
import type { HighlightStore } from '../highlighting/highlight-store.ts'
import type { ImportStore } from '../importing/import-store.ts'
import type { LibraryStore } from '../library/store.ts'
import type { Navigation } from '../library/navigation.ts'
import type { OpeningStore } from '../opening/opening-store.ts'
import type { Acts } from '../organising/acts.ts'
import type { CopiesStore } from '../organising/copies-store.ts'
import type { SavedCounts } from '../search/saved-counts.ts'
import type { Searches } from '../search/searches.ts'
import type { SearchStore } from '../search/store.ts'
import type { SuggestionStore } from '../search/suggestions.ts'
import type { UpdateStore } from '../updates/update-store.ts'
import type { UnsavedActs } from '../trouble/unsaved-acts.ts'
import type { ToastStore } from '../ui/toast-store.ts'
import type { StorageStore } from '../storage/storage-store.ts'
import type { DialogStore } from './dialog-store.ts'
import type { LanguageStore } from '../language/language-store.ts'
import type { LayoutStore } from './layout-store.ts'
import type { Bodies } from '../reading/bodies.ts'
import type { ReadingBridge } from './reading-bridge.ts'

/** All that the page is made of, wired once in create-services.ts. */
export interface Services {
  readonly client: OffprintClient
  readonly language: LanguageStore
  readonly library: LibraryStore
  readonly search: SearchStore
  readonly suggestions: SuggestionStore
  readonly searches: Searches
  readonly bodies: Bodies
  readonly highlights: HighlightStore
  readonly highlightList: HighlightListStore
  readonly savedCounts: SavedCounts
  readonly imports: ImportStore
  readonly opening: OpeningStore
  readonly storage: StorageStore
  readonly exports: ExportStore
  readonly updates: UpdateStore
  readonly acts: Acts
  readonly copies: CopiesStore
  readonly unsaved: UnsavedActs
  readonly navigation: Navigation
  readonly toasts: ToastStore
  readonly dialogs: DialogStore
  readonly layout: LayoutStore
  readonly reading: ReadingBridge
}
