import * as v from 'valibot'
import type { Highlight } from '../highlight.ts'
import { HighlightChange, HighlightDraft, HighlightId, Quote } from '../highlight.ts'
import type { HighlightPage } from '../highlight-search.ts'
import { HighlightQuery } from '../highlight-search.ts'
import type { Arrival } from '../opening.ts'
import type { Extraction } from '../extraction.ts'
import { extractionMethods } from '../extraction.ts'
import type { ArticleSummary } from '../article.ts'
import { ArticleId, ImportId } from '../article.ts'
import type {
  ArticleNotFound,
  TagNotFound,
  ExportRefused,
  BackupNotFound,
  ImportNotFound,
  LibraryBusy,
  LibraryUnreadable,
  LinkDoubtful,
  LinkRefused,
  NeedsConfirmation,
  NothingToUndo,
  ReextractRefused,
  CutRefused,
  SplitRefused,
  StorageRefused,
  Stopped,
  StoreFault,
} from '../fault.ts'
import type { Exported, ExportProgress } from '../export.ts'
import type { BroughtIn, ImportProgress, ReceiptHead, ReceiptPage, UnfinishedImport } from '../receipt.ts'
import { ImportChoices } from '../import-choices.ts'
import type { Completion, SearchAnswer, SearchCounts, SearchPage } from '../search.ts'
import type { Settings } from '../settings.ts'
import { ReadingFace, SettingsChange } from '../settings.ts'
import { Standing } from '../standing.ts'
import type { Unsaved } from '../unsaved.ts'
import type {
  BackupLine,
  BackupPreview,
  CheckProgress,
  CheckReport,
  MovePlan,
  MoveState,
  OtherLibrary,
  StorageFacts,
  StorageSizes,
} from '../storage.ts'
import type { LibraryChange, LibraryCounts, ViewPage } from '../view.ts'
import type { WatchState } from '../watch.ts'
import type { CopiesFound, CopiesProgress } from '../copies.ts'
import { CopyJoin, mostCopyGroups } from '../copies.ts'
import type { UpdateState } from '../updates.ts'
import { DetailsChange } from '../details.ts'
import type { ReadingDay } from '../reading-days.ts'
import { View } from '../view.ts'
import { ViewOrder } from '../view-order.ts'
import type { CallContract, Client, EventContract } from './define.ts'
import { call, event, fileCall } from './define.ts'

const Ids = v.pipe(v.array(ArticleId), v.minLength(1), v.maxLength(200_000))
const Tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const Nothing = v.undefined()
/** How many articles the reader has agreed to lose: see `NeedsConfirmation`. */
const Confirmed = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)
const megabyte = 1024 * 1024
const Index = v.pipe(v.number(), v.integer(), v.minValue(0))
const BackupName = v.pipe(v.string(), v.maxLength(100))

/** What the page needs before its first paint. */
export interface Opening {
  readonly revision: number
  /** Where the library is, to be shown; the page can do nothing with it. */
  readonly folder: string
  readonly settings: Settings
  readonly counts: LibraryCounts
  readonly undo: string | null
  /** Things the reader must know: a recovery, leftovers swept. Plain sentences. */
  readonly notices: readonly string[]
  /** Changes that the disk refuses; null when there are none. */
  readonly unsaved: Unsaved | null
  /** Why nothing can be changed, as a plain sentence; null where it can. */
  readonly readOnly: string | null
  /** Where the reader stood when the window was last closed, or died; null where that is not known. */
  readonly standing: Standing | null
  readonly version: string
  readonly platform: 'darwin' | 'win32' | 'linux'
}

/** What a change did, for the toast: "Bookmarked 2 articles". */
export interface Done {
  readonly revision: number
  readonly label: string
}

/** A line of the article as the split dialog offers it. */
export interface SplitPoint {
  /** Index of the block that would begin the new article. */
  readonly block: number
  readonly text: string
  /** Looks like a headline: offered first. */
  readonly likely: boolean
}

/** A part of an article that can be cut out: a paragraph, a list, a figure. */
export interface Passage {
  readonly index: number
  /** Its first words; '' for what has none, such as a picture. */
  readonly text: string
  /** Does the reader's selection run over it? */
  readonly isSelected: boolean
  /** How many highlights do. */
  readonly highlights: number
}

export const calls = {
  library: {
    /** Fails when there is no readable library: the message is shown instead of the app. */
    open: call(Nothing).returns<Opening, LibraryUnreadable>(),
    view: call(v.object({ view: View, order: v.exactOptional(ViewOrder, 'newest') })).returns<
      ViewPage,
      StoreFault
    >(),
    /** At most one block of rows; rows that are gone are left out of the answer. */
    summaries: call(
      v.object({ rows: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(200)) }),
    ).returns<readonly ArticleSummary[], StoreFault>(),
    /** What was finished lately, by day. */
    readingDays: call(Nothing).returns<readonly ReadingDay[]>(),
    undo: call(v.object({ confirmed: Confirmed })).returns<
      Done,
      NothingToUndo | NeedsConfirmation | StoreFault
    >(),
    /** Tries now what waits to be saved, and gives what waits still. */
    retryUnsaved: call(Nothing).returns<Unsaved | null>(),
    /** Gives up what waits to be saved: how many changes that were. */
    discardUnsaved: call(Nothing).returns<{ readonly discarded: number }>(),
  },
  tags: {
    /** On all articles, with what is nested in it; joins a tag that has that name. */
    rename: call(v.object({ tag: Tag, name: Tag })).returns<Done, TagNotFound | StoreFault>(),
    remove: call(v.object({ tag: Tag })).returns<Done, TagNotFound | StoreFault>(),
  },
  copies: {
    /** Looks through all texts; a second call ends the first. */
    find: call(Nothing).returns<CopiesFound, LibraryBusy | LibraryUnreadable | Stopped | StoreFault>(),
    stop: call(Nothing).returns<void>(),
    join: call(
      v.object({ groups: v.pipe(v.array(CopyJoin), v.minLength(1), v.maxLength(mostCopyGroups)) }),
    ).returns<Done, ArticleNotFound | StoreFault>(),
  },
  article: {
    get: call(v.object({ id: ArticleId })).returns<ArticleSummary, ArticleNotFound>(),
    /** The article with its source and what is known of it, as notes apps read it. */
    markdown: call(v.object({ id: ArticleId })).returns<
      { readonly markdown: string },
      ArticleNotFound | StoreFault
    >(),
    bookmark: call(v.object({ ids: Ids, bookmarked: v.boolean() })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    archive: call(v.object({ ids: Ids, archived: v.boolean() })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    markRead: call(v.object({ ids: Ids, read: v.boolean() })).returns<Done, ArticleNotFound | StoreFault>(),
    tag: call(v.object({ ids: Ids, add: v.array(Tag), remove: v.array(Tag) })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    /** Title, author, day, site, language, direction. One step to undo. */
    describe: call(v.object({ id: ArticleId, change: DetailsChange })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    trash: call(v.object({ ids: Ids, confirmed: Confirmed })).returns<
      Done,
      ArticleNotFound | NeedsConfirmation | StoreFault
    >(),
    restore: call(v.object({ ids: Ids })).returns<Done, ArticleNotFound | StoreFault>(),
    /** For ever, files and all; only what is in the trash. Cannot be undone, so the page asks first. */
    deleteForever: call(v.object({ ids: Ids, confirmed: Confirmed })).returns<
      Done,
      ArticleNotFound | NeedsConfirmation | StoreFault
    >(),
    /** The reading position. Not undoable, not a toast. */
    remember: call(
      v.object({
        id: ArticleId,
        progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        place: v.object({
          block: v.pipe(v.number(), v.integer(), v.minValue(0)),
          fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        }),
      }),
    ).returns<void, ArticleNotFound | StoreFault>(),
    /** The face of one article; null: as in the settings. Not undoable, as those are not. */
    setFace: call(v.object({ id: ArticleId, face: v.nullable(ReadingFace) })).returns<
      void,
      ArticleNotFound | StoreFault
    >(),
    passages: call(v.object({ id: ArticleId, selected: v.nullable(Quote) })).returns<
      readonly Passage[],
      ArticleNotFound | StoreFault
    >(),
    cut: call(
      v.object({ id: ArticleId, passages: v.pipe(v.array(Index), v.minLength(1), v.maxLength(100_000)) }),
    ).returns<Done, ArticleNotFound | CutRefused | StoreFault>(),
    splitPoints: call(v.object({ id: ArticleId })).returns<
      readonly SplitPoint[],
      ArticleNotFound | StoreFault
    >(),
    /** One article becomes several; the original goes to the trash. Undone as one step. */
    split: call(
      v.object({
        id: ArticleId,
        blocks: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1)),
      }),
    ).returns<Done & { readonly ids: readonly ArticleId[] }, ArticleNotFound | SplitRefused | StoreFault>(),
    /** In the order given; the first one's headline stays. Undone as one step. */
    merge: call(v.object({ ids: v.pipe(v.array(ArticleId), v.minLength(2), v.maxLength(100)) })).returns<
      Done & { readonly id: ArticleId },
      ArticleNotFound | StoreFault
    >(),
    /** What each way to find an article makes of the page that was kept. Changes nothing. */
    extractions: call(v.object({ id: ArticleId })).returns<
      readonly Extraction[],
      ArticleNotFound | ReextractRefused | StoreFault
    >(),
    /** Its text taken anew from the page that was kept. One step to undo. */
    reextract: call(v.object({ id: ArticleId, method: v.picklist(extractionMethods) })).returns<
      Done,
      ArticleNotFound | ReextractRefused | StoreFault
    >(),
    /** The address it came from, in the system's browser. */
    openOriginal: call(v.object({ id: ArticleId })).returns<
      void,
      ArticleNotFound | LinkRefused | LinkDoubtful
    >(),
  },
  /** What the reader marks in articles. All of it is undoable. */
  highlight: {
    /** All that is marked in one article, in the order of its text. Changes come with `library.changed`. */
    of: call(v.object({ id: ArticleId })).returns<readonly Highlight[], ArticleNotFound>(),
    add: call(v.object({ id: ArticleId, highlight: HighlightDraft })).returns<
      Done & { readonly highlight: HighlightId },
      ArticleNotFound | StoreFault
    >(),
    change: call(v.object({ id: ArticleId, highlight: HighlightId, change: HighlightChange })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    remove: call(v.object({ id: ArticleId, highlight: HighlightId })).returns<
      Done,
      ArticleNotFound | StoreFault
    >(),
    /** Over the whole library, by article, newest articles first; what is in the trash is left out. */
    search: call(HighlightQuery).returns<HighlightPage, StoreFault>(),
    /** Of one article, or of all that the question finds, as Markdown. */
    markdown: call(v.object({ id: v.nullable(ArticleId), query: HighlightQuery })).returns<
      { readonly markdown: string; readonly highlights: number },
      ArticleNotFound | StoreFault
    >(),
  },
  link: {
    /** A link inside an article, in the system's browser: http, https and mailto only. */
    open: call(
      v.object({
        address: v.pipe(v.string(), v.maxLength(8192)),
        /** What the link is called: one that names another host is doubted. */
        text: v.optional(v.pipe(v.string(), v.maxLength(300)), ''),
        /** The reader was shown where it leads. */
        confirmed: v.optional(v.boolean(), false),
      }),
    ).returns<void, LinkRefused | LinkDoubtful>(),
  },
  search: {
    query: call(
      v.object({
        text: v.pipe(v.string(), v.maxLength(1000)),
        sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
        /** Hits to leave out at the beginning, because the page has them. */
        offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)), 0),
      }),
    ).returns<SearchPage, StoreFault>(),
    /** What the piece of a query at the caret may go on to: operators, and their values with counts. */
    complete: call(
      v.object({
        text: v.pipe(v.string(), v.maxLength(1000)),
        caret: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
      }),
    ).returns<Completion, StoreFault>(),
    /** How much the saved searches would show. */
    count: call(
      v.object({ texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(500)) }),
    ).returns<SearchCounts, StoreFault>(),
    /** Titles only, by Fuse.js, for the palette. */
    titles: call(
      v.object({
        text: v.pipe(v.string(), v.maxLength(200)),
        sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 12),
      }),
    ).returns<SearchAnswer, StoreFault>(),
  },
  importing: {
    /** `html` is what the clipboard offered beside the text; the richer of the two is used. */
    paste: call(
      v.object({
        text: v.pipe(v.string(), v.maxLength(64 * megabyte)),
        html: v.optional(v.pipe(v.string(), v.maxLength(64 * megabyte))),
      }),
    ).returns<ReceiptHead, StoreFault>(),
    /** Dropped or pasted files and folders. */
    dropped: fileCall(
      v.object({
        files: v.pipe(
          v.array(
            v.union([
              v.object({ name: v.string(), path: v.pipe(v.string(), v.minLength(1)) }),
              v.object({ name: v.string(), bytes: v.instance(Uint8Array) }),
            ]),
          ),
          v.minLength(1),
        ),
      }),
    ).returns<BroughtIn, StoreFault>(),
    /** Opens the system's dialog; null when it was closed without a choice. */
    choose: call(v.object({ kind: v.picklist(['files', 'folder']) })).returns<BroughtIn | null, StoreFault>(),
    /** What was looked through is brought in. */
    begin: call(v.object({ plan: Index, choices: ImportChoices })).returns<
      ReceiptHead,
      ImportNotFound | StoreFault
    >(),
    /** What was looked through is not wanted. */
    dismiss: call(v.object({ plan: Index })).returns<void>(),
    /** Stops after the item under way; what is done stays, or is taken back. Also ends a look through. */
    cancel: call(v.object({ id: ImportId, how: v.picklist(['keep', 'undo']) })).returns<
      void,
      ImportNotFound
    >(),
    pause: call(v.object({ id: ImportId, paused: v.boolean() })).returns<void, ImportNotFound>(),
    /** Imports that were cut off by a crash or a restart. */
    unfinished: call(Nothing).returns<readonly UnfinishedImport[], StoreFault>(),
    /** Goes on with one of them from where it was. */
    goOn: call(v.object({ id: ImportId })).returns<ReceiptHead, ImportNotFound | StoreFault>(),
    /** Ends one of them where it is: what is done stays, or is taken back. */
    settle: call(v.object({ id: ImportId, how: v.picklist(['keep', 'undo']) })).returns<
      ReceiptHead,
      ImportNotFound | StoreFault
    >(),
    receipts: call(Nothing).returns<readonly ReceiptHead[], StoreFault>(),
    /** Items of a receipt, of which there may be tens of thousands. */
    receiptItems: call(
      v.object({
        id: ImportId,
        statuses: v.array(v.picklist(['added', 'merged', 'skipped', 'failed'])),
        text: v.pipe(v.string(), v.maxLength(200)),
        offset: Index,
        limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      }),
    ).returns<ReceiptPage, ImportNotFound | StoreFault>(),
    /** As a file, where the system's dialog says; the file's name, or null when it was closed without a choice. */
    exportReceipt: call(v.object({ id: ImportId, as: v.picklist(['csv', 'json']) })).returns<
      { readonly file: string } | null,
      ImportNotFound | ExportRefused | StoreFault
    >(),
    /** What failed is read again, where it came from a file; an import of its own. */
    retry: call(v.object({ id: ImportId })).returns<ReceiptHead, ImportNotFound | StoreFault>(),
    /** Everything that this import added goes to the trash, and what it merged is as before; one step, itself undoable. */
    undo: call(v.object({ id: ImportId, confirmed: Confirmed })).returns<
      Done,
      ImportNotFound | NeedsConfirmation | StoreFault
    >(),
  },
  /** What the system handed over: a double click on a file, “Open with”, an `offprint:` link, a second start. */
  opening: {
    waiting: call(Nothing).returns<readonly Arrival[]>(),
    /** Imports it as if it had been dropped or pasted. */
    accept: call(v.object({ id: Index })).returns<BroughtIn, ImportNotFound | StoreFault>(),
    decline: call(v.object({ id: Index })).returns<void>(),
  },
  /** The folder whose contents are brought in by themselves. No path comes from the page: the system's dialog chooses. */
  watch: {
    state: call(Nothing).returns<WatchState, StoreFault>(),
    /** As it was, where the dialog was closed without a choice. */
    choose: call(Nothing).returns<WatchState, StorageRefused | StoreFault>(),
    turn: call(v.object({ on: v.boolean() })).returns<WatchState, StoreFault>(),
    /** In the system's file manager. */
    show: call(Nothing).returns<void, StorageRefused>(),
  },
  exporting: {
    /** The whole library as one zip, where the system's dialog says; null when it was closed without a choice. */
    library: call(Nothing).returns<Exported | null, ExportRefused | StoreFault>(),
    /** Ends the export under way, if there is one; nothing is left behind. */
    stop: call(Nothing).returns<void>(),
    /** The folder of the newest export, in the system's file manager. */
    show: call(Nothing).returns<void, ExportRefused>(),
  },
  /** Where the library is, and what is kept of it. No path comes from the page: the system's dialogs choose. */
  storage: {
    facts: call(Nothing).returns<StorageFacts, LibraryUnreadable>(),
    measure: call(Nothing).returns<StorageSizes, StoreFault | Stopped>(),
    /** In the system's file manager. `old`: what a move left behind, by its place in the list. */
    show: call(v.object({ what: v.picklist(['library', 'backups', 'old']), index: Index })).returns<
      void,
      StorageRefused
    >(),
    backups: call(Nothing).returns<readonly BackupLine[], StoreFault>(),
    backUp: call(Nothing).returns<readonly BackupLine[], StoreFault>(),
    previewBackup: call(v.object({ name: BackupName })).returns<BackupPreview, BackupNotFound | StoreFault>(),
    /** One act, undoable. The present state is kept as a backup before it. */
    restoreBackup: call(v.object({ name: BackupName, confirmed: Confirmed })).returns<
      Done & Pick<BackupPreview, 'restored' | 'trashed' | 'gone'>,
      BackupNotFound | NeedsConfirmation | StoreFault
    >(),
    /** Null when the dialog was closed without a choice. */
    chooseMove: call(Nothing).returns<MovePlan | null, StorageRefused | Stopped | StoreFault>(),
    /** Answers when the library is in its new place, or stays in the old one. */
    move: call(v.object({ plan: Index })).returns<
      { readonly folder: string; readonly from: string },
      StorageRefused | Stopped | StoreFault
    >(),
    stopMove: call(Nothing).returns<void>(),
    /** Of a move, by its place in the list. For ever: the page asks first. */
    deleteOldCopy: call(v.object({ index: Index, movedAt: v.string() })).returns<
      { readonly folderLeft: boolean },
      StorageRefused | StoreFault
    >(),
    chooseOther: call(v.object({ create: v.boolean() })).returns<
      OtherLibrary | null,
      StorageRefused | StoreFault
    >(),
    openOther: call(v.object({ plan: Index })).returns<
      { readonly folder: string },
      StorageRefused | LibraryBusy | LibraryUnreadable | StoreFault
    >(),
    /** Tries to open the library again, where it did not open. */
    openAgain: call(Nothing).returns<void, LibraryBusy | LibraryUnreadable | StoreFault>(),
    /** Looks at every file and changes none. */
    check: call(Nothing).returns<CheckReport, LibraryUnreadable | Stopped | StoreFault>(),
    stopCheck: call(Nothing).returns<void>(),
    /** Mends what can be mended, and checks again. */
    repair: call(Nothing).returns<
      CheckReport,
      StorageRefused | LibraryBusy | LibraryUnreadable | Stopped | StoreFault
    >(),
  },
  /** Newer versions of the program. What goes wrong stands in the state. */
  updates: {
    state: call(Nothing).returns<UpdateState>(),
    /** Whether it is looked for them once a day. */
    turn: call(v.object({ on: v.boolean() })).returns<UpdateState>(),
    /** Asks the host that the state names, now. */
    check: call(Nothing).returns<UpdateState>(),
    /** What was found. */
    fetch: call(Nothing).returns<UpdateState>(),
    /** Backs the library up, ends the program and starts the newer version. */
    install: call(Nothing).returns<UpdateState>(),
  },
  window: {
    /** Quits although changes are not saved: the reader was asked, and gave them up. */
    quit: call(Nothing).returns<void>(),
    /** Tells where the reader is now, so that the next window begins there. */
    stand: call(Standing).returns<void>(),
  },
  settings: {
    change: call(SettingsChange).returns<Settings, StoreFault>(),
  },
} satisfies CallContract

export const events = {
  /** `open` should be asked again: the library is open after a first look, or has moved to another folder. */
  'library.opened': event<undefined>(),
  'library.changed': event<LibraryChange>(),
  /** Changes wait to be saved, or none do any more. */
  'library.unsaved': event<Unsaved | null>(),
  'settings.changed': event<Settings>(),
  'move.progressed': event<MoveState>(),
  'check.progressed': event<CheckProgress>(),
  'copies.progressed': event<CopiesProgress>(),
  /** Another library is open in the place of the one that was: nothing of it holds any more. */
  'library.replaced': event<undefined>(),
  'import.progressed': event<ImportProgress>(),
  'import.finished': event<ReceiptHead>(),
  /** Something was handed over by the system: `opening.waiting` has it. */
  'opening.arrived': event<undefined>(),
  'watch.changed': event<WatchState>(),
  'updates.changed': event<UpdateState>(),
  /** Quitting was held back, because changes are not saved: the page asks, and calls `window.quit`. */
  'quit.held': event<Unsaved>(),
  'export.progressed': event<ExportProgress>(),
  /** A menu item was chosen; the page runs the command with that id. */
  'command.invoked': event<{ readonly command: string }>(),
  /** Something the reader must know that no call of theirs answers. */
  'notice.raised': event<{ readonly message: string }>(),
} satisfies EventContract

export type Calls = typeof calls
export type Events = typeof events
/** The type of `window.offprint`. */
export type OffprintClient = Client<Calls, Events>
