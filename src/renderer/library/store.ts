import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { LibraryChange, View } from '@shared/view.ts'
import { belongsTo } from '@shared/view.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { orderOf } from '@shared/view-order.ts'
import type { ReadingHit } from '../reading/reading-commands.ts'
import { Observable } from '../ui/observable.ts'
import type { LibraryState } from './library-state.ts'
import { initialLibraryState } from './library-state.ts'
import type { Preview } from './previews.ts'
import { Previews, reverse } from './previews.ts'
import { insertRow, nearestRow, placeInView, withoutRows } from './rows.ts'
import { SummaryCache } from './summary-cache.ts'

const mostPlaced = 64

/**
 * What the page knows of the library: the rows of one view, the summaries seen so far, where the reader
 * stands. Fed by answers and by `library.changed`; asks again only when a revision was missed.
 */
export class LibraryStore extends Observable<LibraryState> {
  readonly #client: OffprintClient
  readonly #cache: SummaryCache
  readonly #previews = new Previews()
  /** Numbers the views asked for, so that the answer to an older question is dropped. */
  #asked = 0

  constructor(client: OffprintClient) {
    super(initialLibraryState)
    this.#client = client
    this.#cache = new SummaryCache(client, this.#previews, () => {
      this.update({ known: this.state.known + 1 })
    })
    client.on('library.changed', (change) => {
      this.applyChange(change)
    })
    client.on('library.opened', () => {
      void this.#openInFull()
    })
    client.on('library.unsaved', (unsaved) => {
      this.update({ unsaved })
    })
    client.on('library.replaced', () => {
      void this.#beginAnew()
    })
    client.on('settings.changed', (settings) => {
      const before = this.order
      this.update({ settings })
      if (this.order !== before && this.state.phase === 'ready') void this.#sortAnew()
    })
  }

  /** Opens the library where the reader left it: its view at once, then the article that was open. */
  async start(): Promise<void> {
    if (!(await this.#open())) return
    const { standing } = this.state
    await this.show(standing?.view ?? this.state.view)
    // A tag that is gone since, an import that was taken back: nobody wants to begin there.
    if (this.state.rows.length === 0 && this.state.view.kind !== 'inbox') await this.show({ kind: 'inbox' })
    if (this.state.phase === 'failed') return
    this.update({ phase: 'ready' })
    if (standing !== null && standing.article !== null) await this.#openAgain(standing.article)
  }

  /** The article that was open is read on, unless it is gone or the reader was quicker. */
  async #openAgain(id: ArticleId): Promise<void> {
    const { view } = this.state
    const article = await this.#client.article.get({ id })
    if (!article.ok || this.state.open !== null || this.state.view !== view) return
    if (article.value.trashedAt !== null && view.kind !== 'trash') return
    this.read(article.value)
    if (this.state.rows.includes(article.value.row)) this.moveTo(article.value.row)
  }

  async #open(): Promise<boolean> {
    const opened = await this.#client.library.open()
    if (!opened.ok) {
      this.update({ phase: 'failed', failure: opened.fault.message })
      return false
    }
    const { revision, settings, counts, undo, notices, unsaved, standing, ...opening } = opened.value
    this.update({
      opening,
      settings,
      counts,
      undo,
      notices,
      unsaved,
      standing,
      revision: Math.max(revision, this.state.revision),
    })
    return true
  }

  /** Tries to open the library where it did not open, or only for reading. */
  async openAgain(): Promise<void> {
    const opened = await this.#client.storage.openAgain()
    if (opened.ok) await this.#restart()
    else if (this.state.phase === 'failed') this.update({ failure: opened.fault.message })
  }

  /** Lets the reader choose another library. Gives why it was not opened; null when it was, or none was chosen. */
  async openOther(create: boolean): Promise<string | null> {
    const chosen = await this.#client.storage.chooseOther({ create })
    if (!chosen.ok) return chosen.fault.message
    if (chosen.value === null) return null
    const opened = await this.#client.storage.openOther({ plan: chosen.value.plan })
    if (!opened.ok) return opened.fault.message
    await this.#restart()
    return null
  }

  /** Unless the page has begun anew already, told by an event. */
  async #restart(): Promise<void> {
    const isStale = this.state.phase === 'failed' || (this.state.opening?.readOnly ?? null) !== null
    if (!isStale) return
    this.update({ phase: 'loading', failure: null })
    await this.start()
  }

  /** What is shown came from a first look; now there is the library, which may know better or be refused. */
  async #openInFull(): Promise<void> {
    if (await this.#open()) await this.reload()
  }

  /** Another library: its rows and articles have nothing to do with those that were here. */
  async #beginAnew(): Promise<void> {
    this.#cache.clear()
    this.set({ ...initialLibraryState, opening: this.state.opening, settings: this.state.settings })
    await this.start()
  }

  /** Opens a view. The article that is being read stays open. */
  async show(view: View): Promise<void> {
    this.update({ view, viewPhase: 'loading', viewFailure: null, cursor: null, selected: new Set() })
    await this.reload()
  }

  /** Asks for the rows of the view again; what can be kept of cursor and selection is kept. */
  async reload(): Promise<void> {
    const asked = ++this.#asked
    const page = await this.#client.library.view({ view: this.state.view, order: this.order })
    if (asked !== this.#asked) return
    if (!page.ok) {
      this.update({ viewPhase: 'failed', viewFailure: page.fault.message, rows: new Uint32Array() })
      return
    }
    this.#cache.put(page.value.first)
    this.#showRows(page.value.rows, {
      viewPhase: 'ready',
      revision: Math.max(page.value.revision, this.state.revision),
    })
    // The library answers with what is saved; what waits to be saved is shown as it was done.
    this.#accept(this.#previews.shown(), [])
  }

  /** What the view is sorted by. */
  get order(): ViewOrder {
    return orderOf(this.state.view, this.state.settings.orders)
  }

  /** Another order is looked at from its beginning. */
  async #sortAnew(): Promise<void> {
    this.update({ cursor: null })
    await this.reload()
  }

  summary(row: Row): ArticleSummary | undefined {
    return this.#cache.get(row)
  }

  /** The row of an article that was seen; null says nothing about whether there is one. */
  rowOf(id: ArticleId): Row | null {
    return this.#cache.find(id)?.row ?? null
  }

  /** Makes sure that these summaries are on their way; each is asked for once. */
  want(rows: Iterable<Row>): void {
    this.#cache.want(rows)
  }

  /** Takes note of summaries that came with an answer; whoever shows them is drawn after this. */
  meet(articles: readonly ArticleSummary[]): void {
    this.#cache.meet(articles)
  }

  /** Waits for summaries; rows that are gone are left out. */
  async load(rows: readonly Row[]): Promise<readonly ArticleSummary[]> {
    await this.#cache.load(rows)
    return rows.flatMap((row) => this.#cache.get(row) ?? [])
  }

  moveTo(cursor: Row | null): void {
    this.update({ cursor, sought: this.state.sought + 1 })
  }

  select(rows: Iterable<Row>): void {
    this.update({ selected: new Set(rows) })
  }

  toggleSelected(row: Row): void {
    const selected = new Set(this.state.selected)
    if (!selected.delete(row)) selected.add(row)
    this.update({ selected })
  }

  /** Puts an article into the reading pane, or empties it. Marks nothing read. */
  read(open: ArticleSummary | null, hit: ReadingHit | null = null): void {
    const left = this.state.open
    this.update({ open, hit })
    // An article that was read in Unread stays in the list until the reader goes on from it.
    if (left !== null && left.id !== open?.id) this.#sweep(left)
  }

  /** Shows a change before it is confirmed, for as long as that takes: a disk may refuse it for hours. */
  preview(changed: readonly ArticleSummary[]): Preview {
    const before = this.state
    const old = changed.map((article) => this.#cache.get(article.row) ?? article)
    const end = this.#previews.add(old, changed)
    this.#accept(changed, [])
    const after = this.state
    const takeBack = (): void => {
      end()
      const reverted = this.#previews.over(
        old.map((article, index) =>
          reverse(this.#cache.get(article.row) ?? article, article, changed[index]),
        ),
      )
      this.#cache.put(reverted)
      const open = newest(this.state.open, reverted)
      // Unless the list has moved on meanwhile, it is put back as it was.
      if (this.state.rows === after.rows) {
        this.update({ rows: before.rows, cursor: before.cursor, open, known: this.state.known + 1 })
      } else {
        this.update({ open })
        void this.reload()
      }
    }
    return { confirm: end, takeBack }
  }

  dismissNotice(notice: string): void {
    this.update({ notices: this.state.notices.filter((other) => other !== notice) })
  }

  applyChange(change: LibraryChange): void {
    const { revision, phase } = this.state
    const news = { counts: change.counts, undo: change.undo, revision: Math.max(change.revision, revision) }
    this.update(news)
    if (change.revision <= revision || phase === 'loading') {
      // The rows that were loaded meanwhile have it already; summaries seen earlier may not.
      const changed = this.#previews.over(change.changed)
      this.#cache.put(changed)
      this.#showRows(this.state.rows, { open: newest(this.state.open, changed) })
      return
    }
    const placed = this.#accept(this.#previews.over(change.changed), change.removed)
    if (change.revision !== revision + 1) void this.#startOver()
    else if (!placed) void this.reload()
  }

  /** A revision was missed: nothing that was seen before it can be trusted. */
  async #startOver(): Promise<void> {
    this.#cache.expire()
    await this.reload()
    const { open } = this.state
    if (open === null) return
    const article = await this.#client.article.get({ id: open.id })
    if (this.state.open?.id === open.id) this.update({ open: article.ok ? article.value : null })
  }

  /** Takes new summaries in and puts their rows where they belong; false when a place is not known. */
  #accept(changed: readonly ArticleSummary[], removed: readonly Row[]): boolean {
    this.#cache.put(changed)
    this.#cache.drop(removed)
    const gone = new Set<Row>(removed)
    for (const article of changed) if (!this.#belongs(article)) gone.add(article.row)
    let rows = withoutRows(this.state.rows, gone)
    const entering = changed.filter((article) => !gone.has(article.row) && !rows.includes(article.row))
    // Putting many in one by one costs more than asking for the rows again.
    let placed = entering.length <= mostPlaced
    for (const article of placed ? entering : []) {
      const index = placeInView(rows, article, (row) => this.#cache.get(row), this.order)
      if (index === null) placed = false
      else rows = insertRow(rows, index, article.row)
    }
    const { open } = this.state
    const isGone = open !== null && removed.includes(open.row)
    this.#showRows(rows, { open: isGone ? null : newest(open, changed) })
    return placed
  }

  #belongs(article: ArticleSummary): boolean {
    const { view, open } = this.state
    if (belongsTo(view, article)) return true
    return view.kind === 'unread' && open?.id === article.id && article.trashedAt === null
  }

  #sweep(left: ArticleSummary): void {
    const now = this.#cache.get(left.row) ?? left
    if (belongsTo(this.state.view, now)) return
    if (this.state.rows.includes(left.row))
      this.#showRows(withoutRows(this.state.rows, new Set([left.row])), {})
  }

  #showRows(rows: Uint32Array, change: Partial<LibraryState>): void {
    const before = this.state
    const cursor = before.cursor === null ? null : nearestRow(before.rows, rows, before.cursor)
    let selected = before.selected
    if (selected.size > 0 && rows !== before.rows) {
      const present = new Set(rows)
      selected = new Set([...selected].filter((row) => present.has(row)))
    }
    this.update({ ...change, rows, cursor, selected, known: before.known + 1 })
  }
}

function newest(open: ArticleSummary | null, changed: readonly ArticleSummary[]): ArticleSummary | null {
  return changed.find((article) => article.id === open?.id) ?? open
}
