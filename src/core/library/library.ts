import { join } from 'node:path'
import type { ArticleId, ArticleSummary, ImportId, ReadingPlace, Row } from '@shared/article.ts'
import { changeable } from '@shared/article.ts'
import type { CopyJoin } from '@shared/copies.ts'
import type { DetailsChange } from '@shared/details.ts'
import type {
  ArticleNotFound,
  ImportNotFound,
  LibraryBusy,
  LibraryUnreadable,
  NeedsConfirmation,
  NothingToUndo,
  StoreFault,
  TagNotFound,
} from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Highlight, HighlightChange, HighlightDraft, HighlightId } from '@shared/highlight.ts'
import type { HighlightGroup, HighlightPage, HighlightQuery } from '@shared/highlight-search.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { PageWanted, Receipt, ReceiptHead, ReceiptPage } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ReadingFace, Settings, SettingsChange } from '@shared/settings.ts'
import type { Unsaved } from '@shared/unsaved.ts'
import type { LibraryChange, LibraryCounts, View, ViewPage } from '@shared/view.ts'
import type { ReadingDay } from '@shared/reading-days.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { viewBlockSize } from '@shared/view.ts'
import type { Acted } from './acts.ts'
import { Acts } from './acts.ts'
import { Catalogue } from './catalogue.ts'
import { Commits } from './commits.ts'
import type { ArticleDraft, ArticleImage, DraftSource } from './draft.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './file-system.ts'
import type { Backup } from './generations.ts'
import type { ImportFolder } from './imports/import-folder.ts'
import { named, stateLabel, tagLabel } from './labels.ts'
import { LibraryBackups } from './library-backups.ts'
import { LibraryHighlights } from './library-highlights.ts'
import { LibraryFiles } from './library-files.ts'
import { LibraryImports } from './library-imports.ts'
import type { Enrichment, Intaken, Readmission } from './library-intake.ts'
import { LibraryIntake } from './library-intake.ts'
import type { Lock } from './lock.ts'
import { readingDays } from './reading-days.ts'
import { LibraryCopies } from './library-copies.ts'
import { LibraryTags } from './library-tags.ts'
import type { Opened } from './opening.ts'
import { openFolder } from './opening.ts'
import type { Editable, Operation } from './operations.ts'
import type { Processes } from './process-start.ts'
import { systemProcesses } from './process-start.ts'
import { Receipts } from './receipts.ts'
import { highlightsOf, summaryOfRecord } from './record.ts'
import type { BackupNotFound, BackupPreview, Restored } from './restore.ts'
import type { SnapshotState } from './since-snapshot.ts'

export interface OpenOptions {
  readonly folder: string
  /** `read` takes no lock, writes nothing, and works beside a writer. */
  readonly mode: 'write' | 'read'
  /** "Offprint" or "offprint import": shown to whoever is refused. */
  readonly owner: string
  readonly log?: (line: string) => void
  readonly now?: () => Date
  /** For tests: a disk that fails, other processes. */
  readonly fileSystem?: FileSystem
  readonly processes?: Processes
  /**
   * What becomes of an act that the disk refuses: `refuse` it at once (unless said otherwise), or `keep` it, try it
   * again, and answer when it is saved or given up. Who keeps must show what waits (`onUnsaved`).
   */
  readonly unsaved?: 'refuse' | 'keep'
}

export interface StateChange {
  readonly bookmarked?: boolean
  readonly archived?: boolean
  readonly read?: boolean
}

export async function openLibrary(
  options: OpenOptions,
): Promise<Result<Library, LibraryBusy | LibraryUnreadable | StoreFault>> {
  const log = options.log ?? (() => undefined)
  const now = options.now ?? (() => new Date())
  const fs = options.fileSystem ?? nodeFileSystem
  const processes = options.processes ?? systemProcesses
  const { folder, mode, owner } = options
  const opened = await openFolder({ folder, mode, owner, log, now, fs, processes })
  return opened.ok ? ok(await Library.over(opened.value, fs, log, now, options.unsaved ?? 'refuse')) : opened
}

/** The library's default place. */
export function defaultLibraryFolder(userData: string): string {
  return join(userData, 'library')
}

type Read<Value> = Promise<Result<Value, ArticleNotFound | StoreFault>>
type Removed = Promise<Result<Done, ArticleNotFound | NeedsConfirmation | StoreFault>>

/**
 * The articles, their states, and what can be done to them. Answers come from memory; an act is on disk when
 * its promise resolves, is one revision, and can be undone unless it says otherwise. A refused act changes
 * nothing. One that would remove more than a handful and half of the library is done only when `confirmed` says
 * how many articles the reader agrees to lose.
 */
export class Library {
  readonly id: string
  /** What the reader must know of how it opened: a recovery, a change left out. Plain sentences. */
  readonly notices: readonly string[]
  readonly #opened: Opened
  readonly #commits: Commits
  readonly #receipts: Receipts
  readonly #files: LibraryFiles
  readonly #backups: LibraryBackups
  readonly #acts: Acts
  readonly #intake: LibraryIntake
  readonly #imports: LibraryImports
  readonly #highlights: LibraryHighlights
  readonly #tags: LibraryTags
  readonly #copies: LibraryCopies
  #closing: Promise<void> | null = null

  /** Stands a library on an opened folder; `openLibrary` is how others get one. */
  static async over(
    opened: Opened,
    fs: FileSystem,
    log: (line: string) => void,
    now: () => Date,
    unsaved: 'refuse' | 'keep' = 'refuse',
  ): Promise<Library> {
    const catalogue = await Catalogue.of(opened.low.data)
    const commits = new Commits({ opened, catalogue, keepsUnsaved: unsaved === 'keep', log })
    return new Library(opened, commits, fs, log, now)
  }

  private constructor(
    opened: Opened,
    commits: Commits,
    fs: FileSystem,
    log: (line: string) => void,
    now: () => Date,
  ) {
    this.id = opened.id
    this.notices = opened.notices
    this.#opened = opened
    this.#commits = commits
    this.#receipts = new Receipts(fs, opened.folder, log)
    this.#files = new LibraryFiles(opened, fs)
    this.#backups = new LibraryBackups({ opened, commits, fs, now })
    this.#acts = new Acts({ opened, commits, now })
    this.#intake = new LibraryIntake(this.#acts, this.#files)
    this.#highlights = new LibraryHighlights(this.#acts)
    this.#tags = new LibraryTags(this.#acts)
    this.#copies = new LibraryCopies(this.#acts)
    this.#imports = new LibraryImports(this.#acts, this.#receipts, fs)
  }

  get folder(): string {
    return this.#opened.folder
  }

  get revision(): number {
    return this.#opened.low.data.revision
  }

  get settings(): Settings {
    return this.#opened.low.data.settings
  }

  /** Articles, those in the trash included. */
  get size(): number {
    return this.#opened.low.data.articles.size
  }

  /** Name of the step that `undo` would take back. */
  get undoLabel(): string | null {
    return this.#commits.undoLabel
  }

  /** Changes that the disk refuses; null when there are none. */
  get unsaved(): Unsaved | null {
    return this.#commits.outbox.unsaved
  }

  /** Called whenever changes begin to wait, are tried, or wait no more. Gives back what ends it. */
  onUnsaved(listener: (unsaved: Unsaved | null) => void): () => void {
    return this.#commits.onUnsaved(listener)
  }

  /** Tries now what waits to be saved; what is left waiting when it resolves. */
  async retryUnsaved(): Promise<Unsaved | null> {
    await this.#commits.outbox.retry()
    return this.unsaved
  }

  /** Gives up what waits to be saved: those acts are refused. How many they were. */
  discardUnsaved(): Promise<number> {
    return this.#commits.outbox.discard()
  }

  /** Takes no more acts. What waits is tried once more; how many acts were refused, and are lost. */
  endUnsaved(): Promise<number> {
    return this.#commits.end()
  }

  summary(id: ArticleId): ArticleSummary | undefined {
    return this.#acts.summary(id)
  }

  summaryAt(row: Row): ArticleSummary | undefined {
    return this.#acts.summaryAt(row)
  }

  /** What is marked in an article, as it stands in its text; none for an article that is not there. */
  highlights(id: ArticleId): readonly Highlight[] {
    return this.#acts.highlights(id)
  }

  highlightsAt(row: Row): readonly Highlight[] {
    return highlightsOf(this.#opened.low.data.articles.at(row))
  }

  /** Rows that hold an article, those in the trash included; rising. Costs far less than `all`. */
  rows(): Uint32Array {
    const { columns } = this.#opened.low.data.articles
    return Uint32Array.from({ length: columns.length }, (_, row) => row).filter((row) => columns.has(row))
  }

  /** Every article, those in the trash included, in the order of their rows. Parses each: 3 microseconds. */
  *all(): Iterable<ArticleSummary> {
    for (const record of this.#opened.low.data.articles.values()) yield summaryOfRecord(record)
  }

  byFingerprint(fingerprint: string): ArticleSummary | undefined {
    const record = this.#commits.catalogue.byFingerprint(fingerprint)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  /** The url as it was given; what counts as the same address is importing's business. */
  byUrl(url: string): ArticleSummary | undefined {
    const record = this.#commits.catalogue.byUrl(url)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  view(view: View, order: ViewOrder = 'newest'): ViewPage {
    const rows = this.#commits.catalogue.rows(view, order)
    const first = Array.from(rows.subarray(0, viewBlockSize), (row) => this.summaryAt(row))
    return {
      revision: this.revision,
      total: rows.length,
      rows,
      first: first.filter((article) => article !== undefined),
    }
  }

  /** What was finished lately, by day. */
  readingDays(): readonly ReadingDay[] {
    return readingDays(this.#opened.low.data.articles.columns, new Date(this.#acts.time()))
  }

  counts(): LibraryCounts {
    return this.#commits.catalogue.counts()
  }

  /**
   * When what comes in now counts as added, by a clock that may have gone back: never before what came in lately,
   * below which nobody would look for it. One time for all batches of an import.
   */
  timeToAdd(clock: string): string {
    return this.#intake.timeToAdd(clock)
  }

  /** Undone, they go to the trash. The batches of one import are undone as one step. */
  add(
    drafts: readonly ArticleDraft[],
    importId: ImportId,
    addedAt: string,
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    return this.#intake.add(drafts, importId, addedAt)
  }

  /** New articles and what others gain, in one change; `add` and `enrich` are its two halves. */
  takeIn(taken: Intaken): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    return this.#intake.takeIn(taken)
  }

  /**
   * Articles as a library held them before, from an archive of it: with their ids, dates and marks, and with their
   * rows where these come in order. The caller has seen to it that no id is here already. Undone like an import.
   */
  readmit(
    articles: readonly Readmission[],
    importId: ImportId,
    first: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    return this.#intake.readmit(articles, importId, first)
  }

  /** Settings of another time, from an archive; undone together with what the import added. */
  readmitSettings(settings: Settings, importId: ImportId): Promise<Result<Settings, StoreFault>> {
    return this.#intake.readmitSettings(settings, importId)
  }

  /**
   * The same article in a better version: new facts and body; state, tags and place in the library stay.
   * With `importId` it is undone together with what that import added.
   */
  replaceBody(
    id: ArticleId,
    draft: ArticleDraft,
    importId?: ImportId,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    return this.#intake.replaceBody(id, draft, importId)
  }

  /** With less of its text: `count` passages were taken out. */
  cut(
    id: ArticleId,
    draft: ArticleDraft,
    count: number,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    return this.#intake.cut(id, draft, count)
  }

  /**
   * The same article came again and knew more: text, an earlier date, tags, a bookmark, a way out of the Trash.
   * One change, undone together with what the import added.
   */
  enrich(
    id: ArticleId,
    more: Enrichment,
    importId: ImportId,
    first: Pick<Intaken, 'first'> = {},
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    return this.#intake.enrich(id, more, importId, first)
  }

  /** Adds the drafts in the place of the article, which goes to the trash. One undo step. */
  split(
    id: ArticleId,
    drafts: readonly ArticleDraft[],
  ): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    return this.#intake.split(id, drafts)
  }

  /** Adds the draft in the place of the first article; all of them go to the trash. One undo step. */
  merge(
    ids: readonly ArticleId[],
    draft: ArticleDraft,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    return this.#intake.merge(ids, draft)
  }

  /** In each group one stays, with what the others know; these go to the Trash. One undo step. */
  joinCopies(groups: readonly CopyJoin[]): Promise<Result<Done, ArticleNotFound | StoreFault>> {
    return this.#copies.join(groups)
  }

  async setState(ids: readonly ArticleId[], change: StateChange): Acted {
    return this.#acts.act(ids, (articles) => ({
      label: stateLabel(change, named(articles)),
      operations: [{ op: 'edit', ids, set: change }],
    }))
  }

  async tag(ids: readonly ArticleId[], add: readonly string[], remove: readonly string[]): Acted {
    return this.#acts.act(ids, (articles) => ({
      label: tagLabel(add, remove, named(articles)),
      operations: [{ op: 'tag', ids, add, remove }],
    }))
  }

  /** What its page said wrong, put right. A text that is taken anew or comes later leaves it so. */
  async describe(id: ArticleId, change: DetailsChange): Acted {
    return this.#acts.act([id], (articles) => {
      const known = articles[0]?.putRight ?? []
      const putRight = changeable.filter((part) => part in change || known.includes(part))
      return {
        label: `Changed the details of ${named(articles)}`,
        operations: [{ op: 'edit', ids: [id], set: { ...change, putRight } }],
      }
    })
  }

  /** Another name for a tag and all that is nested in it; a name that is there already takes the articles in. */
  renameTag(tag: string, name: string): Promise<Result<Done, TagNotFound | StoreFault>> {
    return this.#tags.rename(tag, name)
  }

  /** Takes a tag, and all that is nested in it, off every article. */
  removeTag(tag: string): Promise<Result<Done, TagNotFound | StoreFault>> {
    return this.#tags.remove(tag)
  }

  /** What is marked in the library, and fits; outside the Trash, newest articles first. */
  searchHighlights(query: HighlightQuery): Promise<HighlightPage> {
    return this.#highlights.search(query)
  }

  /** All of `searchHighlights`, article by article. */
  highlightGroups(query: HighlightQuery): AsyncIterable<HighlightGroup> {
    return this.#highlights.groups(query)
  }

  /** Marks words of an article, or writes a note on the whole of it. */
  highlight(
    id: ArticleId,
    drafts: readonly HighlightDraft[],
  ): Promise<Result<Done & { readonly highlights: readonly Highlight[] }, ArticleNotFound | StoreFault>> {
    return this.#highlights.add(id, drafts)
  }

  /** Another colour, note or tags. What is not there any more is passed over. */
  changeHighlight(id: ArticleId, highlight: HighlightId, change: HighlightChange): Acted {
    return this.#highlights.change(id, highlight, change)
  }

  removeHighlights(id: ArticleId, highlights: readonly HighlightId[]): Acted {
    return this.#highlights.remove(id, highlights)
  }

  async trash(ids: readonly ArticleId[], confirmed = 0): Removed {
    const articles = this.#acts.all(ids)
    if (articles === null) return fail(this.#acts.notFound(ids))
    const label = `Moved ${named(articles)} to the Trash`
    return this.#acts.remove({ label, operations: [this.#acts.trashing(articles)], confirmed })
  }

  async restore(ids: readonly ArticleId[]): Acted {
    return this.#acts.act(ids, (articles) => ({
      label: `Restored ${named(articles)}`,
      operations: [{ op: 'edit', ids, set: { trashedAt: null } }],
    }))
  }

  /** Files and all; only what is in the trash. Cannot be undone. */
  async deleteForever(ids: readonly ArticleId[], confirmed = 0): Removed {
    const kept = ids.map((id) => this.summary(id)).find((article) => article?.trashedAt === null)
    if (kept !== undefined) {
      return fail(fault('article-not-found', `${named([kept])} is not in the Trash, so nothing was deleted.`))
    }
    const articles = this.#acts.all(ids)
    if (articles === null) return fail(this.#acts.notFound(ids))
    const label = `Deleted ${named(articles)} for ever`
    const done = await this.#acts.remove({ label, operations: [{ op: 'delete', ids }], confirmed })
    // What cannot be removed now is swept at the next start: the articles themselves are gone already.
    if (done.ok) await this.#commits.attempt('removing deleted files', () => this.#opened.bodies.remove(ids))
    return done
  }

  /** The reading position. Durable like any act; not undoable. */
  async remember(
    id: ArticleId,
    progress: number,
    place: ReadingPlace,
  ): Promise<Result<undefined, ArticleNotFound | StoreFault>> {
    return this.#note(id, 'place', { progress, place, lastReadAt: this.#acts.time() })
  }

  /** A matter of how it looks, like the settings: no step that undo takes back. Null: as the settings say. */
  async setFace(
    id: ArticleId,
    face: ReadingFace | null,
  ): Promise<Result<undefined, ArticleNotFound | StoreFault>> {
    return this.#note(id, 'face', { face })
  }

  /** Kept without a name and without a step to undo; of several that wait to be saved the last one counts. */
  async #note(
    id: ArticleId,
    what: 'place' | 'face',
    set: Partial<Editable>,
  ): Promise<Result<undefined, ArticleNotFound | StoreFault>> {
    if (this.summary(id) === undefined) return fail(this.#acts.notFound([id]))
    const operations: Operation[] = [{ op: 'edit', ids: [id], set }]
    const committed = await this.#commits.commit({ label: null, operations, key: `${what} ${id}` })
    return committed.ok ? ok() : committed
  }

  /** Takes the newest step back: one that waits to be saved is given up, else one that was saved. */
  async undo(confirmed = 0): Promise<Result<Done, NothingToUndo | NeedsConfirmation | StoreFault>> {
    const { history, outbox } = this.#commits
    const waiting = await outbox.takeBack()
    if (waiting !== null) return ok({ revision: this.revision, label: `Undone: ${waiting}` })
    for (let step = history.take(); step !== undefined; step = history.take()) {
      const operations = step.operations.filter((operation) => this.#matters(operation))
      if (operations.length === 0) continue
      const committed = await this.#commits.remove({ label: null, operations, confirmed })
      if (!committed.ok) {
        history.putBack(step)
        return committed
      }
      return ok({ revision: committed.value.revision, label: `Undone: ${step.label}` })
    }
    return fail(fault('nothing-to-undo', 'There is nothing to undo.'))
  }

  /** Not undoable. */
  async changeSettings(change: SettingsChange): Promise<Result<Settings, StoreFault>> {
    const operations: Operation[] = [{ op: 'settings', set: change }]
    const committed = await this.#commits.commit({ label: null, operations })
    return committed.ok ? ok(this.settings) : committed
  }

  /** The body's HTML, sanitised when it came in. */
  body(id: ArticleId): Read<string> {
    return this.#files.body(id)
  }

  /** Is this, read just now, what was written once? Null where no checksum of it is known. */
  isAsWritten(id: ArticleId, html: string): Promise<boolean | null> {
    return this.#files.isAsWritten(id, html)
  }

  /** `isAsWritten` for many texts: the checksums are read once, as they are now. */
  soundness(): Promise<(id: ArticleId, html: string) => boolean | null> {
    return this.#files.soundness()
  }

  /** What it came from, untouched. */
  source(id: ArticleId): Read<DraftSource> {
    return this.#files.source(id)
  }

  /** The pictures kept with it. */
  images(id: ArticleId): Read<readonly ArticleImage[]> {
    return this.#files.images(id)
  }

  articleFolder(id: ArticleId): string {
    return this.#opened.bodies.folderOf(id)
  }

  saveReceipt(receipt: Receipt): Promise<Result<undefined, StoreFault>> {
    return this.#imports.saveReceipt(receipt)
  }

  /** Files of an import that change no article: as durable as an act, and refused or kept like one. */
  writeBeside(run: () => Promise<void>): Promise<Result<undefined, StoreFault>> {
    return this.#imports.writeBeside(run)
  }

  /** What an import keeps beside its receipt. */
  importFolder(id: ImportId): ImportFolder {
    return this.#imports.importFolder(id)
  }

  /** Imports that have such a folder: ended or not. */
  importFolders(): Promise<readonly ImportFolder[]> {
    return this.#imports.importFolders()
  }

  /** Without the items, newest first. */
  receiptHeads(): Promise<readonly ReceiptHead[]> {
    return this.#imports.receiptHeads()
  }

  /** Null where there is none, or it cannot be read. */
  receiptHead(id: ImportId): Promise<ReceiptHead | null> {
    return this.#imports.receiptHead(id)
  }

  /** Some items of a receipt, which may be too large to be handed over whole. */
  receiptPage(id: ImportId, wanted: PageWanted): Promise<Result<ReceiptPage, ImportNotFound | StoreFault>> {
    return this.#imports.receiptPage(id, wanted)
  }

  /** Newest first. Receipts that cannot be read are left out, and named in the log. */
  receipts(): Promise<readonly Receipt[]> {
    return this.#imports.receipts()
  }

  /** Of all receipts, in no order: `receipts` holds them all at once, and an export must not. */
  receiptIds(): Promise<readonly ImportId[]> {
    return this.#imports.receiptIds()
  }

  receipt(id: ImportId): Promise<Result<Receipt, ImportNotFound | StoreFault>> {
    return this.#imports.receipt(id)
  }

  /** Everything that the import added goes to the trash. One undo step. */
  undoImport(
    id: ImportId,
    confirmed = 0,
  ): Promise<Result<Done, ImportNotFound | NeedsConfirmation | StoreFault>> {
    return this.#imports.undoImport(id, confirmed)
  }

  /** Generations that can be gone back to, newest first. */
  backups(): Promise<Result<readonly Backup[], StoreFault>> {
    return this.#backups.list()
  }

  /** Keeps the present state as a backup, verified, and gives the backups that there are then. */
  backUp(): Promise<Result<readonly Backup[], StoreFault>> {
    return this.#backups.make()
  }

  /** What a backup holds and what restoring it would change. */
  previewBackup(name: string): Promise<Result<BackupPreview, BackupNotFound | StoreFault>> {
    return this.#backups.preview(name)
  }

  /**
   * The states of a backup come back as one act, which can be undone. The present state is kept as a backup first;
   * what came since goes to the Trash, so that no text is lost; what was deleted for ever since cannot come back.
   */
  restoreBackup(
    name: string,
    confirmed = 0,
  ): Promise<Result<Restored & Done, BackupNotFound | NeedsConfirmation | StoreFault>> {
    return this.#backups.restore(name, confirmed)
  }

  /**
   * The library goes on in another folder. `finish` puts there what is still missing and gives the lock on it; until
   * it is done every act waits, and none is refused. If it fails everything stays as it was.
   */
  async relocate(folder: string, finish: () => Promise<Lock>): Promise<void> {
    const opened = this.#opened
    const { adapter, bodies } = opened
    const receipts = this.#receipts
    const old = opened.lock
    this.#commits.refuseIfClosed()
    await bodies.gate.whileClosed(() =>
      receipts.gate.whileClosed(() =>
        adapter.hold(async () => {
          const lock = await finish()
          opened.lock = lock
          opened.folder = folder
          adapter.moveTo(folder, lock)
          bodies.moveTo(folder)
          receipts.moveTo(folder)
        }),
      ),
    )
    if (old !== null) await this.#commits.attempt('releasing the lock of the old folder', () => old.release())
  }

  /** Called after each commit, in order. Gives back what ends it. */
  onChange(listener: (change: LibraryChange) => void): () => void {
    return this.#commits.onChange(listener)
  }

  /** The snapshot on the disk, and the rows that changed since; null where there is none. */
  get snapshot(): SnapshotState | null {
    return this.#opened.adapter.snapshot
  }

  /** Called when a new snapshot stands. Gives back what ends it. */
  onFold(listener: (state: SnapshotState) => void): () => void {
    return this.#opened.adapter.onFold(listener)
  }

  /** What closing will fold is folded now; after `endUnsaved`. */
  settle(): Promise<void> {
    return this.#commits.settle()
  }

  /** Finishes what is under way, folds a journal that has grown, and releases the lock. */
  close(): Promise<void> {
    this.#closing ??= this.#commits.close()
    return this.#closing
  }

  /** Would it still find an article to change? Those of a step may have been deleted for ever since. */
  #matters(operation: Operation): boolean {
    if (operation.op === 'replace' || operation.op === 'highlight')
      return this.summary(operation.id) !== undefined
    if (!('ids' in operation)) return true
    return operation.ids.some((id) => this.summary(id) !== undefined)
  }
}
