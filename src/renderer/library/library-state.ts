import type { ArticleSummary, Row } from '@shared/article.ts'
import type { Opening } from '@shared/ipc/contract.ts'
import type { Settings } from '@shared/settings.ts'
import type { Standing } from '@shared/standing.ts'
import { defaultSettings } from '@shared/settings.ts'
import type { Unsaved } from '@shared/unsaved.ts'
import type { LibraryCounts, View } from '@shared/view.ts'
import type { ReadingHit } from '../reading/reading-commands.ts'

export interface LibraryState {
  readonly phase: 'loading' | 'ready' | 'failed'
  /** Why the library did not open: shown instead of the app. */
  readonly failure: string | null
  readonly opening: Pick<Opening, 'folder' | 'version' | 'platform' | 'readOnly'> | null
  /** What the reader must know of how it opened, until each is dismissed. */
  readonly notices: readonly string[]
  /** Changes that the disk refuses; null when there are none. */
  readonly unsaved: Unsaved | null
  readonly settings: Settings
  readonly counts: LibraryCounts
  readonly undo: string | null
  readonly revision: number
  readonly view: View
  readonly viewPhase: 'loading' | 'ready' | 'failed'
  readonly viewFailure: string | null
  readonly rows: Uint32Array
  /** Rises with every change of a known summary. */
  readonly known: number
  /** The row that the keyboard stands on. */
  readonly cursor: Row | null
  /** Rises whenever somebody goes to the cursor, also to where it stands already. */
  readonly sought: number
  readonly selected: ReadonlySet<Row>
  /** Where the reader stood when the library was opened; null where that is not known. */
  readonly standing: Standing | null
  /** The article in the reading pane. */
  readonly open: ArticleSummary | null
  /** Where search led; null opens at the reading position. */
  readonly hit: ReadingHit | null
}

const noCounts: LibraryCounts = {
  inbox: 0,
  unread: 0,
  bookmarked: 0,
  archive: 0,
  all: 0,
  trash: 0,
  highlighted: 0,
  noted: 0,
  begun: 0,
  tags: [],
  sites: [],
}

export const initialLibraryState: LibraryState = {
  phase: 'loading',
  failure: null,
  opening: null,
  notices: [],
  unsaved: null,
  settings: defaultSettings,
  counts: noCounts,
  undo: null,
  revision: 0,
  view: { kind: 'inbox' },
  viewPhase: 'loading',
  viewFailure: null,
  rows: new Uint32Array(),
  known: 0,
  cursor: null,
  sought: 0,
  selected: new Set(),
  standing: null,
  open: null,
  hit: null,
}
