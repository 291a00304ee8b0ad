import type { ArticleSummary, Row } from '@shared/article.ts'
import type { LibraryCounts, View } from '@shared/view.ts'
import { belongsTo, compareInView } from '@shared/view.ts'
import type { LibraryData } from './data.ts'
import type { Effect } from './operations.ts'
import { Slices } from './slices.ts'
import { Tallies, fixedViews } from './tallies.ts'

/** Ways into the data besides the id, kept up with every change so that no act scans the library. */
export class Catalogue {
  readonly #byRow: (ArticleSummary | undefined)[] = []
  readonly #byFingerprint = new Map<string, Row>()
  readonly #byUrl = new Map<string, Row>()
  readonly #tallies = new Tallies()
  /** Rows in the order of views, except those in `#unplaced`; may hold rows that are gone. */
  #order: Row[] = []
  #unplaced: Row[] = []
  /** Rows whose date was changed since they were put in order: they stand in `#unplaced`, too. */
  #moved = new Set<Row>()

  /** Which of the fixed views each row belongs to, a bit for each: lists need not visit 50,000 objects. */
  #views = new Uint8Array(1024)

  /** Built in slices, so that opening a large library leaves the event loop free. */
  static async of(data: LibraryData): Promise<Catalogue> {
    const catalogue = new Catalogue()
    const slices = new Slices()
    for (const article of data.articles.values()) {
      catalogue.#put(article)
      if (slices.due) await slices.pause()
    }
    await catalogue.#place(slices)
    return catalogue
  }

  apply(effects: readonly Effect[]): void {
    for (const { before, after } of effects) {
      if (before !== null) this.#drop(before, after)
      if (after !== null) this.#put(after)
    }
  }

  at(row: Row): ArticleSummary | undefined {
    return this.#byRow[row]
  }

  byFingerprint(fingerprint: string): ArticleSummary | undefined {
    return this.#found(this.#byFingerprint.get(fingerprint))
  }

  byUrl(url: string): ArticleSummary | undefined {
    return this.#found(this.#byUrl.get(url))
  }

  counts(): LibraryCounts {
    return this.#tallies.counts()
  }

  /** Rows of a view, in its order. */
  rows(view: View): Uint32Array {
    const order = this.#ordered()
    const rows = new Uint32Array(order.length)
    let length = 0
    const bit = viewBit(view)
    for (const row of order) {
      if (bit === 0 ? this.#belongs(view, row) : ((this.#views[row] ?? 0) & bit) !== 0) rows[length++] = row
    }
    return rows.slice(0, length)
  }

  #belongs(view: View, row: Row): boolean {
    const article = this.#byRow[row]
    return article !== undefined && belongsTo(view, article)
  }

  /** The first order of all: sorting 50,000 at the first view would hold up the event loop for 20 ms and more. */
  async #place(slices: Slices): Promise<void> {
    const byTime = new Map<string, ArticleSummary[]>()
    for (const row of this.#unplaced) {
      const article = this.#byRow[row]
      if (article !== undefined) group(byTime, article)
      if (slices.due) await slices.pause()
    }
    const order: Row[] = []
    for (const time of newestFirst(byTime)) {
      for (const article of (byTime.get(time) ?? []).sort(compareInView)) order.push(article.row)
      if (slices.due) await slices.pause()
    }
    this.#order = order
    this.#unplaced = []
  }

  /** Sorts only what came since the last time, and merges it in. */
  #ordered(): readonly Row[] {
    if (this.#unplaced.length === 0) return this.#order
    const arrived = inOrder(this.#articles([...new Set(this.#unplaced)]))
    const merged: Row[] = []
    let next = 0
    const moved = this.#moved
    for (const article of this.#articles(this.#order)) {
      if (moved.has(article.row)) continue
      let other = arrived[next]
      while (other !== undefined && compareInView(other, article) < 0) {
        merged.push(other.row)
        next += 1
        other = arrived[next]
      }
      merged.push(article.row)
    }
    for (const article of arrived.slice(next)) merged.push(article.row)
    this.#order = merged
    this.#unplaced = []
    this.#moved = new Set()
    return merged
  }

  #articles(rows: readonly Row[]): ArticleSummary[] {
    return rows.map((row) => this.#byRow[row]).filter((article) => article !== undefined)
  }

  #found(row: Row | undefined): ArticleSummary | undefined {
    return row === undefined ? undefined : this.#byRow[row]
  }

  #put(article: ArticleSummary): void {
    const { row, fingerprint, url } = article
    if (this.#byRow[row] === undefined) this.#unplaced.push(row)
    this.#byRow[row] = article
    this.#setViews(row, viewBits(article))
    // Of several alike the one outside the trash is found, else the first that came.
    if (this.#prefers(this.#byFingerprint.get(fingerprint), article))
      this.#byFingerprint.set(fingerprint, row)
    if (url !== null && this.#prefers(this.#byUrl.get(url), article)) this.#byUrl.set(url, row)
    this.#tallies.count(article, 1)
  }

  #setViews(row: Row, bits: number): void {
    if (row >= this.#views.length) {
      const grown = new Uint8Array(Math.max(row + 1, this.#views.length * 2))
      grown.set(this.#views)
      this.#views = grown
    }
    this.#views[row] = bits
  }

  #prefers(known: Row | undefined, article: ArticleSummary): boolean {
    const other = this.#found(known)
    return other === undefined || (other.trashedAt !== null && article.trashedAt === null)
  }

  #drop(before: ArticleSummary, after: ArticleSummary | null): void {
    this.#tallies.count(before, -1)
    if (after === null) {
      // It stays in `#order`, where readers pass over it, until the next merge: rows are never reused.
      this.#byRow[before.row] = undefined
      this.#setViews(before.row, 0)
    } else if (after.addedAt !== before.addedAt) {
      this.#unplaced.push(before.row)
      this.#moved.add(before.row)
    }
    const moved = (key: string | null, then: string | null): boolean => after === null || key !== then
    if (
      moved(before.fingerprint, after?.fingerprint ?? null) &&
      this.#byFingerprint.get(before.fingerprint) === before.row
    ) {
      this.#byFingerprint.delete(before.fingerprint)
    }
    if (
      before.url !== null &&
      moved(before.url, after?.url ?? null) &&
      this.#byUrl.get(before.url) === before.row
    ) {
      this.#byUrl.delete(before.url)
    }
  }
}

/** 0 for a view that is not one of the fixed ones. */
function viewBit(view: View): number {
  const index = fixedViews.findIndex((kind) => kind === view.kind)
  return index < 0 ? 0 : 1 << index
}

function viewBits(article: ArticleSummary): number {
  let bits = 0
  for (const [index, kind] of fixedViews.entries()) {
    if (belongsTo({ kind }, article)) bits |= 1 << index
  }
  return bits
}

/** Sorts by import first: 50,000 articles share a few thousand times, and comparing those is what costs. */
function inOrder(articles: readonly ArticleSummary[]): readonly ArticleSummary[] {
  const byTime = new Map<string, ArticleSummary[]>()
  for (const article of articles) group(byTime, article)
  return newestFirst(byTime).flatMap((time) => (byTime.get(time) ?? []).sort(compareInView))
}

function group(byTime: Map<string, ArticleSummary[]>, article: ArticleSummary): void {
  const known = byTime.get(article.addedAt)
  if (known === undefined) byTime.set(article.addedAt, [article])
  else known.push(article)
}

function newestFirst(byTime: ReadonlyMap<string, unknown>): readonly string[] {
  return [...byTime.keys()].sort().toReversed()
}
