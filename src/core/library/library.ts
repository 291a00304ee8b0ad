import { join } from 'node:path'
import type { ArticleId, ArticleSummary, ImportId, ReadingPlace, Row } from '@shared/article.ts'
import type {
  ArticleNotFound,
  ImportNotFound,
  LibraryBusy,
  LibraryUnreadable,
  NeedsConfirmation,
  NothingToUndo,
  StoreFault,
} from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Highlight, HighlightChange, HighlightDraft, HighlightId } from '@shared/highlight.ts'
import type { HighlightGroup, HighlightPage, HighlightQuery } from '@shared/highlight-search.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { PageWanted, Receipt, ReceiptHead, ReceiptPage } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Settings, SettingsChange } from '@shared/settings.ts'
import type { Unsaved } from '@shared/unsaved.ts'
import type { LibraryChange, LibraryCounts, View, ViewPage } from '@shared/view.ts'
import { viewBlockSize } from '@shared/view.ts'
import { addedAfter } from './added-at.ts'
import { articleNotFound } from './article-not-found.ts'
import type { NewBody } from './bodies.ts'
import { Catalogue } from './catalogue.ts'
import { Commits } from './commits.ts'
import type { ArticleDraft, ArticleImage, DraftSource } from './draft.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './file-system.ts'
import type { Backup } from './generations.ts'
import type { Step } from './history.ts'
import { contentOf, inverse } from './history.ts'
import { newArticleId } from './ids.ts'
import { folderIds, ImportFolder } from './imports/import-folder.ts'
import type { MergedBefore } from './imports/merged-before.ts'
import { beforeMerging, filesBefore, mergedBefore, reverted, unmerging } from './imports/merged-before.ts'
import { gainedHighlights, madeHighlight } from './new-highlights.ts'
import { named, stateLabel, tagLabel } from './labels.ts'
import { searchHighlights, highlightGroups } from './highlight-search.ts'
import type { HighlightSource } from './highlight-search.ts'
import { changeLabel, highlightLabel } from './highlight-labels.ts'
import { LibraryBackups } from './library-backups.ts'
import { LibraryFiles } from './library-files.ts'
import type { Lock } from './lock.ts'
import type { Opened } from './opening.ts'
import { openFolder } from './opening.ts'
import type { Editable, Effect, Operation } from './operations.ts'
import type { Preparation } from './outbox.ts'
import type { Processes } from './process-start.ts'
import { systemProcesses } from './process-start.ts'
import { Receipts } from './receipts.ts'
import type { ArticleRecord } from './record.ts'
import { highlightsOf, summaryOfRecord, withHighlights } from './record.ts'
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

/** What a second coming of an article adds to it. */
export interface Enrichment {
  /** A better text, and the facts that come with it. */
  readonly draft?: ArticleDraft
  readonly set?: Partial<Editable>
  readonly tags?: readonly string[]
  readonly highlights?: readonly HighlightDraft[]
}

/** Some of what an import brings, to become true together or not at all. */
export interface Intaken {
  readonly importId: ImportId
  /** ISO 8601 in UTC: for what has no date of its own. */
  readonly addedAt: string
  /** Their ids are given beforehand, so that the import can write down what it is about to do. */
  readonly added: readonly { readonly id: ArticleId; readonly draft: ArticleDraft }[]
  /** At most one for each article. */
  readonly enriched: readonly { readonly id: ArticleId; readonly more: Enrichment }[]
  /** Durable before anything else of it is; repeated where the disk refuses it and is tried again. */
  readonly first?: (before: readonly MergedBefore[]) => Promise<void>
}

interface EnrichingChange {
  readonly operations: readonly Operation[]
  readonly write: () => Promise<void>
  readonly before: MergedBefore
  readonly after: Pick<ArticleSummary, 'title'>
}

/** An article that comes back from an archive. */
export interface Readmission {
  readonly summary: ArticleSummary
  readonly highlights?: readonly Highlight[]
  readonly html: string
  readonly source: DraftSource
  readonly images: readonly ArticleImage[]
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

/** Articles before a new one by which its clock is judged; older ones may have brought times of their own. */
const latelyAdded = 100

type Acted = Promise<Result<Done, ArticleNotFound | StoreFault>>
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
  readonly #now: () => Date
  readonly #fs: FileSystem
  /** Rows given to adds that are still being written. */
  #nextRow: Row
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
    this.#now = now
    this.#fs = fs
    this.#nextRow = opened.low.data.nextRow
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
    const record = this.#opened.low.data.articles.get(id)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  summaryAt(row: Row): ArticleSummary | undefined {
    const record = this.#opened.low.data.articles.at(row)
    return record === undefined ? undefined : summaryOfRecord(record)
  }

  /** What is marked in an article, as it stands in its text; none for an article that is not there. */
  highlights(id: ArticleId): readonly Highlight[] {
    return highlightsOf(this.#opened.low.data.articles.get(id))
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

  view(view: View): ViewPage {
    const rows = this.#commits.catalogue.rows(view)
    const first = Array.from(rows.subarray(0, viewBlockSize), (row) => this.summaryAt(row))
    return {
      revision: this.revision,
      total: rows.length,
      rows,
      first: first.filter((article) => article !== undefined),
    }
  }

  counts(): LibraryCounts {
    return this.#commits.catalogue.counts()
  }

  /**
   * When what comes in now counts as added, by a clock that may have gone back: never before what came in lately,
   * below which nobody would look for it. One time for all batches of an import.
   */
  timeToAdd(clock: string): string {
    const { articles, nextRow } = this.#opened.low.data
    const { added, views } = articles.columns.arrays
    let newest = -Infinity
    for (let row = nextRow - 1; row >= Math.max(0, nextRow - latelyAdded); row--) {
      if (views[row] !== 0) newest = Math.max(newest, added[row] ?? -Infinity)
    }
    return addedAfter(clock, newest)
  }

  /** Undone, they go to the trash. The batches of one import are undone as one step. */
  async add(
    drafts: readonly ArticleDraft[],
    importId: ImportId,
    addedAt: string,
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    if (drafts.length === 0) return ok([])
    const added = drafts.map((draft) => ({ id: newArticleId(), draft }))
    const taken = await this.takeIn({ importId, addedAt, added, enriched: [] })
    if (taken.ok) return taken
    if (taken.fault.code === 'article-not-found') throw new Error(taken.fault.message)
    return fail(taken.fault)
  }

  /** New articles and what others gain, in one change; `add` and `enrich` are its two halves. */
  async takeIn({
    importId,
    addedAt,
    added,
    enriched,
    first = () => Promise.resolve(),
  }: Intaken): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const records = added.map(({ id, draft }) => this.#recordOf(id, draft, importId, addedAt))
    const articles = records.map(summaryOfRecord)
    const changes: EnrichingChange[] = []
    for (const { id, more } of enriched) {
      const change = await this.#enriching(id, more)
      if (!change.ok) return change
      changes.push(change.value)
    }
    const bodies = this.#bodiesOf(
      articles,
      added.map(({ draft }) => draft),
    )
    const label =
      articles.length > 0 ? `Added ${named(articles)}` : `Updated ${named(changes.map(({ after }) => after))}`
    const committed = await this.#commits.commit({
      label,
      operations: [
        ...(records.length === 0 ? [] : [{ op: 'add', articles: records } as const]),
        ...changes.flatMap(({ operations }) => operations),
      ],
      prepare: {
        run: async () => {
          await first(changes.map(({ before }) => before))
          if (articles.length > 0) await bodies.run()
          for (const { write } of changes) await write()
        },
        ...(bodies.takeBack === undefined ? {} : { takeBack: bodies.takeBack }),
        failure: articles.length > 0 ? bodies.failure : `${label.replace('Updated ', '')} was not updated`,
      },
      stepOf: (effects) => ({
        label,
        operations: inverse(effects, this.#time()),
        importing: { id: importId, added: articles },
      }),
    })
    return committed.ok ? ok(articles) : committed
  }

  /** What an article gains: the operations, its files, and how it was before. */
  async #enriching(
    id: ArticleId,
    { draft, set = {}, tags = [], highlights = [] }: Enrichment,
  ): Promise<Result<EnrichingChange, ArticleNotFound | StoreFault>> {
    const article = this.summary(id)
    if (article === undefined) return fail(this.#notFound([id]))
    const replacing = draft === undefined ? null : this.#replacing(article, draft)
    const operations: Operation[] = replacing === null ? [] : [replacing.operation]
    if (Object.keys(set).length > 0) operations.push({ op: 'edit', ids: [id], set })
    if (tags.length > 0) operations.push({ op: 'tag', ids: [id], add: tags, remove: [] })
    const known = new Set(this.highlights(id).map((highlight) => highlight.id))
    const put = gainedHighlights(this.highlights(id), highlights, this.#time())
    if (put.length > 0) operations.push({ op: 'highlight', id, put, remove: [] })
    let replaced = null
    if (draft !== undefined) {
      const [html, source, images] = [await this.body(id), await this.source(id), await this.images(id)]
      // A text that cannot be read is none that undoing could bring back.
      if (html.ok)
        replaced = {
          html: html.value,
          source: source.ok ? source.value : { extension: 'html', bytes: Buffer.from(html.value) },
          images: images.ok ? images.value.filter(({ name }) => html.value.includes(name)) : [],
          fingerprint: draft.fingerprint,
        }
    }
    return ok({
      operations,
      write: () => replacing?.prepare.run() ?? Promise.resolve(),
      before: beforeMerging(
        article,
        {
          set,
          tags,
          highlights: put.map((highlight) => highlight.id).filter((highlight) => !known.has(highlight)),
        },
        replaced,
      ),
      after: draft ?? article,
    })
  }

  /**
   * Articles as a library held them before, from an archive of it: with their ids, dates and marks, and with their
   * rows where these come in order. The caller has seen to it that no id is here already. Undone like an import.
   */
  async readmit(
    articles: readonly Readmission[],
    importId: ImportId,
    first: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Result<readonly ArticleSummary[], StoreFault>> {
    if (articles.length === 0) return ok([])
    const records = articles.map(({ summary, highlights = [] }) => {
      const row = Math.max(this.#nextRow, summary.row)
      this.#nextRow = row + 1
      return withHighlights({ ...summary, row }, highlights)
    })
    const summaries = records.map(summaryOfRecord)
    const label = `Added ${named(summaries)}`
    const bodies = this.#bodiesOf(
      summaries,
      articles.map(({ summary, ...files }) =>
        summary.linkOnly === true ? { ...files, linkOnly: true } : files,
      ),
    )
    const committed = await this.#commits.commit({
      label,
      operations: [{ op: 'add', articles: records }],
      prepare: {
        ...bodies,
        run: async () => {
          await first()
          await bodies.run()
        },
      },
      stepOf: (effects) => ({
        label,
        operations: inverse(effects, this.#time()),
        importing: { id: importId, added: summaries },
      }),
    })
    return committed.ok ? ok(summaries) : committed
  }

  /** Settings of another time, from an archive; undone together with what the import added. */
  async readmitSettings(settings: Settings, importId: ImportId): Promise<Result<Settings, StoreFault>> {
    const before = this.settings
    const label = 'Took over the settings'
    const committed = await this.#commits.commit({
      label,
      operations: [{ op: 'settings', set: settings }],
      stepOf: () => ({
        label,
        operations: [{ op: 'settings', set: before }],
        importing: { id: importId, added: [] },
      }),
    })
    return committed.ok ? ok(this.settings) : committed
  }

  async setState(ids: readonly ArticleId[], change: StateChange): Acted {
    return this.#act(ids, (articles) => ({
      label: stateLabel(change, named(articles)),
      operations: [{ op: 'edit', ids, set: change }],
    }))
  }

  async tag(ids: readonly ArticleId[], add: readonly string[], remove: readonly string[]): Acted {
    return this.#act(ids, (articles) => ({
      label: tagLabel(add, remove, named(articles)),
      operations: [{ op: 'tag', ids, add, remove }],
    }))
  }

  /** What is marked in the library, and fits; outside the Trash, newest articles first. */
  searchHighlights(query: HighlightQuery): Promise<HighlightPage> {
    return searchHighlights(this.#highlightSource(), query)
  }

  /** All of `searchHighlights`, article by article. */
  highlightGroups(query: HighlightQuery): AsyncIterable<HighlightGroup> {
    return highlightGroups(this.#highlightSource(), query)
  }

  /** Marks words of an article, or writes a note on the whole of it. */
  async highlight(
    id: ArticleId,
    drafts: readonly HighlightDraft[],
  ): Promise<Result<Done & { readonly highlights: readonly Highlight[] }, ArticleNotFound | StoreFault>> {
    const highlights = drafts.map((draft) => madeHighlight(draft, this.#time()))
    const label = highlightLabel('Highlighted', highlights)
    const done = await this.#act([id], () => ({
      label,
      operations: [{ op: 'highlight', id, put: highlights, remove: [] }],
    }))
    return done.ok ? ok({ ...done.value, highlights }) : done
  }

  /** Another colour, note or tags. What is not there any more is passed over. */
  async changeHighlight(id: ArticleId, highlight: HighlightId, change: HighlightChange): Acted {
    const changed = this.highlights(id)
      .filter((known) => known.id === highlight)
      .map((known) => ({ ...known, ...change, changedAt: this.#time() }))
    return this.#act([id], () => ({
      label: changeLabel(change, changed),
      operations: changed.length === 0 ? [] : [{ op: 'highlight', id, put: changed, remove: [] }],
    }))
  }

  async removeHighlights(id: ArticleId, highlights: readonly HighlightId[]): Acted {
    const gone = this.highlights(id).filter((known) => highlights.includes(known.id))
    return this.#act([id], () => ({
      label: highlightLabel('Removed', gone),
      operations: [{ op: 'highlight', id, put: [], remove: highlights }],
    }))
  }

  async trash(ids: readonly ArticleId[], confirmed = 0): Removed {
    const articles = this.#all(ids)
    if (articles === null) return fail(this.#notFound(ids))
    const label = `Moved ${named(articles)} to the Trash`
    return this.#remove({ label, operations: [this.#trashing(articles)], confirmed })
  }

  async restore(ids: readonly ArticleId[]): Acted {
    return this.#act(ids, (articles) => ({
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
    const articles = this.#all(ids)
    if (articles === null) return fail(this.#notFound(ids))
    const label = `Deleted ${named(articles)} for ever`
    const done = await this.#remove({ label, operations: [{ op: 'delete', ids }], confirmed })
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
    if (this.summary(id) === undefined) return fail(this.#notFound([id]))
    const operations: Operation[] = [{ op: 'edit', ids: [id], set: { progress, place } }]
    const committed = await this.#commits.commit({ label: null, operations, key: `place ${id}` })
    return committed.ok ? ok() : committed
  }

  /**
   * The same article in a better version: new facts and body; state, tags and place in the library stay.
   * With `importId` it is undone together with what that import added.
   */
  async replaceBody(
    id: ArticleId,
    draft: ArticleDraft,
    importId?: ImportId,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const before = this.summary(id)
    if (before === undefined) return fail(this.#notFound([id]))
    const { operation, prepare } = this.#replacing(before, draft)
    const label = `Updated ${named([draft])}`
    const committed = await this.#commits.commit({
      label,
      operations: [operation],
      prepare,
      stepOf: (effects) => ({
        label,
        operations: inverse(effects, this.#time()),
        importing: importId === undefined ? null : { id: importId, added: [] },
      }),
    })
    if (!committed.ok) return committed
    const after = this.summary(id)
    return after === undefined ? fail(this.#notFound([id])) : ok(after)
  }

  /**
   * The same article came again and knew more: text, an earlier date, tags, a bookmark, a way out of the Trash.
   * One change, undone together with what the import added.
   */
  async enrich(
    id: ArticleId,
    more: Enrichment,
    importId: ImportId,
    first: Pick<Intaken, 'first'> = {},
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const addedAt = this.summary(id)?.addedAt ?? ''
    const taken = await this.takeIn({ importId, addedAt, added: [], enriched: [{ id, more }], ...first })
    if (!taken.ok) return taken
    const after = this.summary(id)
    return after === undefined ? fail(this.#notFound([id])) : ok(after)
  }

  /** Adds the drafts in the place of the article, which goes to the trash. One undo step. */
  async split(
    id: ArticleId,
    drafts: readonly ArticleDraft[],
  ): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const count = drafts.length.toLocaleString('en')
    return this.#reshape([id], drafts, (articles) => `Split ${named(articles)} into ${count} articles`)
  }

  /** Adds the draft in the place of the first article; all of them go to the trash. One undo step. */
  async merge(
    ids: readonly ArticleId[],
    draft: ArticleDraft,
  ): Promise<Result<ArticleSummary, ArticleNotFound | StoreFault>> {
    const merged = await this.#reshape(ids, [draft], (articles) => `Merged ${named(articles)}`)
    if (!merged.ok) return merged
    const [article] = merged.value
    return article === undefined ? fail(this.#notFound(ids)) : ok(article)
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

  /** Everything that the import added goes to the trash. One undo step. */
  async undoImport(
    id: ImportId,
    confirmed = 0,
  ): Promise<Result<Done, ImportNotFound | NeedsConfirmation | StoreFault>> {
    const own = this.#opened.low.data.articles.ofImport(id)
    const back = await this.#broughtBack(id)
    const articles = [...own, ...back.filter((article) => article.importId !== id)]
    const unmerged = await this.#unmergings(id)
    if (articles.length === 0 && unmerged.articles.length === 0) {
      return fail(fault('import-not-found', 'Nothing that this import added is in the library any more.'))
    }
    const present = articles.filter((article) => article.trashedAt === null)
    const merged = unmerged.articles.filter((article) => article.trashedAt === null || articles.length === 0)
    const label = `Undid the import of ${named([...articles, ...merged])}`
    const operations = [...(present.length === 0 ? [] : [this.#trashing(present)]), ...unmerged.operations]
    if (operations.length === 0) return ok({ revision: this.revision, label })
    const { prepare } = unmerged
    return this.#remove({ label, operations, confirmed, ...(prepare === null ? {} : { prepare }) })
  }

  /** What takes back what an import merged into articles that were here before it. */
  async #unmergings(id: ImportId): Promise<{
    readonly articles: readonly ArticleSummary[]
    readonly operations: readonly Operation[]
    readonly prepare: Preparation | null
  }> {
    const articles = new Map<ArticleId, ArticleSummary>()
    const operations: Operation[] = []
    const writes: (() => Promise<void>)[] = []
    const lines = await this.importFolder(id).lines('merged')
    // Newest first: an article may have gained something more than once.
    for (const line of lines.toReversed()) {
      const before = mergedBefore(line)
      const now = before === null ? undefined : (articles.get(before.id) ?? this.summary(before.id))
      if (before === null || now === undefined || now.importId === id) continue
      const back = unmerging(now, this.highlights(now.id), before)
      if (back.operations.length === 0 && back.text === null) continue
      const { text } = back
      if (text !== null) {
        const body = newArticleId().slice(0, 8)
        operations.push({ op: 'replace', id: now.id, content: text.content, body })
        writes.push(() => this.#opened.bodies.writeNext(now.id, filesBefore(text), body))
      }
      operations.push(...back.operations)
      articles.set(now.id, { ...now, ...text?.content, ...reverted(now, back.operations) })
    }
    const run = async (): Promise<void> => {
      for (const write of writes) await write()
    }
    const failure = 'The import was not undone'
    return {
      articles: [...articles.values()],
      operations,
      prepare: writes.length === 0 ? null : { run, failure },
    }
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

  async saveReceipt(receipt: Receipt): Promise<Result<undefined, StoreFault>> {
    const saved = await this.#commits.commit({
      label: null,
      operations: [],
      prepare: {
        run: () => this.#receipts.save(receipt),
        failure: 'The receipt of the import was not saved',
      },
    })
    return saved.ok ? ok() : saved
  }

  /** Files of an import that change no article: as durable as an act, and refused or kept like one. */
  async writeBeside(run: () => Promise<void>): Promise<Result<undefined, StoreFault>> {
    const prepare = { run, failure: 'How far the import is was not saved' }
    const written = await this.#commits.commit({ label: null, operations: [], prepare })
    return written.ok ? ok() : written
  }

  /** What an import keeps beside its receipt. */
  importFolder(id: ImportId): ImportFolder {
    return new ImportFolder(this.#fs, () => this.#receipts.folder, this.#receipts.gate, id)
  }

  /** Imports that have such a folder: ended or not. */
  async importFolders(): Promise<readonly ImportFolder[]> {
    return folderIds(await this.#receipts.names()).map((id) => this.importFolder(id))
  }

  /** Without the items, newest first. */
  async receiptHeads(): Promise<readonly ReceiptHead[]> {
    return this.#receipts.heads()
  }

  /** Null where there is none, or it cannot be read. */
  async receiptHead(id: ImportId): Promise<ReceiptHead | null> {
    return this.#receipts.head(id)
  }

  /** Some items of a receipt, which may be too large to be handed over whole. */
  async receiptPage(
    id: ImportId,
    wanted: PageWanted,
  ): Promise<Result<ReceiptPage, ImportNotFound | StoreFault>> {
    try {
      const page = await this.#receipts.page(id, wanted)
      return page === null ? fail(fault('import-not-found', 'There is no receipt of this import.')) : ok(page)
    } catch (error) {
      return fail(storeFault(error, 'The receipt could not be read', this.folder))
    }
  }

  /** Newest first. Receipts that cannot be read are left out, and named in the log. */
  async receipts(): Promise<readonly Receipt[]> {
    return this.#receipts.all()
  }

  /** Of all receipts, in no order: `receipts` holds them all at once, and an export must not. */
  async receiptIds(): Promise<readonly ImportId[]> {
    return this.#receipts.ids()
  }

  async receipt(id: ImportId): Promise<Result<Receipt, ImportNotFound | StoreFault>> {
    try {
      const receipt = await this.#receipts.read(id)
      if (receipt !== null) return ok(receipt)
      return fail(fault('import-not-found', 'There is no receipt of this import.'))
    } catch (error) {
      return fail(storeFault(error, 'The receipt could not be read', this.folder))
    }
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

  /** An act on articles that must all be there. */
  async #act(
    ids: readonly ArticleId[],
    plan: (articles: readonly ArticleSummary[]) => {
      readonly label: string
      readonly operations: readonly Operation[]
    },
  ): Acted {
    const articles = this.#all(ids)
    if (articles === null) return fail(this.#notFound(ids))
    const { label, operations } = plan(articles)
    const committed = await this.#commits.commit({ label, operations, stepOf: this.#stepOf(label) })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  async #remove(change: {
    readonly label: string
    readonly operations: readonly Operation[]
    readonly confirmed: number
    readonly prepare?: Preparation
  }): Promise<Result<Done, NeedsConfirmation | StoreFault>> {
    const { label } = change
    const committed = await this.#commits.remove({ ...change, stepOf: this.#stepOf(label) })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  async #reshape(
    ids: readonly ArticleId[],
    drafts: readonly ArticleDraft[],
    labelOf: (articles: readonly ArticleSummary[]) => string,
  ): Promise<Result<readonly ArticleSummary[], ArticleNotFound | StoreFault>> {
    const originals = this.#all(ids)
    const [first] = originals ?? []
    if (originals === null || first === undefined) return fail(this.#notFound(ids))
    const records = drafts.map((draft) =>
      this.#recordOf(newArticleId(), draft, first.importId, first.addedAt),
    )
    const added = records.map(summaryOfRecord)
    const label = labelOf(originals)
    const committed = await this.#commits.commit({
      label,
      operations: [{ op: 'add', articles: records }, this.#trashing(originals)],
      stepOf: this.#stepOf(label),
      prepare: this.#bodiesOf(added, drafts),
      // What goes to the Trash lives on in what was made of it.
      confirmed: originals.length,
    })
    return committed.ok ? ok(added) : committed
  }

  #highlightSource(): HighlightSource {
    return {
      rows: this.#commits.catalogue.rows({ kind: 'highlighted' }),
      summaryAt: (row) => this.summaryAt(row),
      highlightsAt: (row) => this.highlightsAt(row),
    }
  }

  #bodiesOf(articles: readonly ArticleSummary[], drafts: readonly NewBody['draft'][]): Preparation {
    const { bodies } = this.#opened
    const written = drafts.flatMap((draft, index) => {
      const id = articles[index]?.id
      return id === undefined ? [] : [{ id, draft }]
    })
    return {
      run: () => bodies.write(written),
      takeBack: () => bodies.remove(written.map(({ id }) => id)),
      failure: `${named(articles)} could not be added`,
    }
  }

  /** The new text beside the one that holds, and the operation that makes it hold. */
  #replacing(
    before: ArticleSummary,
    draft: ArticleDraft,
  ): { readonly operation: Operation; readonly prepare: Preparation } {
    const body = newArticleId().slice(0, 8)
    return {
      operation: { op: 'replace', id: before.id, content: contentOf(draft), body },
      prepare: {
        run: () => this.#opened.bodies.writeNext(before.id, draft, body),
        failure: `${named([before])} was not updated`,
      },
    }
  }

  #recordOf(id: ArticleId, draft: ArticleDraft, importId: ImportId, addedAt: string): ArticleRecord {
    const summary = {
      ...contentOf(draft),
      id,
      row: this.#nextRow++,
      bookmarked: draft.state?.bookmarked ?? false,
      archived: draft.state?.archived ?? false,
      read: draft.state?.read ?? false,
      trashedAt: draft.state?.trashedAt ?? null,
      tags: [...new Set(draft.tags)],
      progress: draft.state?.progress ?? 0,
      place: null,
      addedAt: draft.addedAt ?? addedAt,
      importId,
    }
    const { highlights = [] } = draft
    return highlights.length === 0
      ? summary
      : withHighlights(
          summary,
          highlights.map((marked) => madeHighlight(marked, this.#time())),
        )
  }

  /** What is in the trash already keeps the time at which it went there. */
  #trashing(articles: readonly ArticleSummary[]): Operation {
    const ids = articles.filter((article) => article.trashedAt === null).map((article) => article.id)
    return { op: 'edit', ids, set: { trashedAt: this.#time() } }
  }

  /** What came back from an archive keeps the import that it first came with; the receipt knows better. */
  async #broughtBack(id: ImportId): Promise<readonly ArticleSummary[]> {
    const receipt = await this.receipt(id)
    const items = receipt.ok ? receipt.value.items : []
    const added = items.filter(({ status, format }) => status === 'added' && format === 'offprint')
    return added.flatMap((item) => (item.id === null ? [] : (this.summary(item.id) ?? [])))
  }

  #stepOf(label: string): (effects: readonly Effect[]) => Step {
    return (effects) => ({ label, operations: inverse(effects, this.#time()), importing: null })
  }

  /** Would it still find an article to change? Those of a step may have been deleted for ever since. */
  #matters(operation: Operation): boolean {
    if (operation.op === 'replace' || operation.op === 'highlight')
      return this.summary(operation.id) !== undefined
    if (!('ids' in operation)) return true
    return operation.ids.some((id) => this.summary(id) !== undefined)
  }

  #all(ids: readonly ArticleId[]): readonly ArticleSummary[] | null {
    const articles = ids.map((id) => this.summary(id)).filter((article) => article !== undefined)
    return articles.length === ids.length && ids.length > 0 ? articles : null
  }

  #notFound(ids: readonly ArticleId[]): ArticleNotFound {
    return articleNotFound(this.#opened.low.data.articles, ids)
  }

  #time(): string {
    return this.#now().toISOString()
  }
}
