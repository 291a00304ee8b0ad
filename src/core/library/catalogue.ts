import type { ArticleSummary, Row } from '@shared/article.ts'
import type { LibraryCounts, View } from '@shared/view.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { assertNever } from '@shared/result.ts'
import type { Articles } from './articles.ts'
import type { LibraryData } from './data.ts'
import type { Effect } from './operations.ts'
import { orderedRows } from './ordered-rows.ts'
import { anyView, risingRows, viewBit } from './rising-rows.ts'
import { Slices } from './slices.ts'
import { Tallies } from './tallies.ts'

/** Ways into the data besides the id, by its columns, so that neither a view nor an act parses the library. */
export class Catalogue {
  readonly #articles: Articles
  /** Made when the counts are asked for, and kept up from then on. */
  #tallies: Tallies | null = null
  /** Rows in the order of views; those in `#unplaced` have yet to find their place, and some may be gone. */
  #order: Uint32Array
  #unplaced: Row[] = []

  private constructor(articles: Articles, order: Uint32Array) {
    this.#articles = articles
    this.#order = order
  }

  /** Built in slices, so that opening a large library leaves the event loop free. */
  static async of({ articles }: LibraryData): Promise<Catalogue> {
    return new Catalogue(articles, await inOrder(articles))
  }

  /** After the data changed. */
  apply(effects: readonly Effect[]): void {
    for (const { before, after } of effects) {
      if (after !== null && after.addedAt !== before?.addedAt) this.#unplaced.push(after.row)
      if (before !== null) this.#tallies?.count(before, -1)
      if (after !== null) this.#tallies?.count(after, 1)
    }
  }

  byFingerprint(fingerprint: string): ArticleSummary | undefined {
    return this.#first('fingerprints', fingerprint, (article) => article.fingerprint === fingerprint)
  }

  byUrl(url: string): ArticleSummary | undefined {
    return this.#first('urls', url, (article) => article.url === url)
  }

  counts(): LibraryCounts {
    this.#tallies ??= Tallies.of(this.#articles.columns)
    return this.#tallies.counts()
  }

  /** Rows of a view. */
  rows(view: View, order: ViewOrder = 'newest'): Uint32Array {
    return orderedRows(this.#articles.columns, this.#newest(view), order)
  }

  #newest(view: View): Uint32Array {
    const order = this.#ordered()
    const rows = new Uint32Array(order.length)
    const { views } = this.#articles.columns.arrays
    const bit = viewBit(view.kind)
    const belongs = this.#test(view)
    let length = 0
    for (let index = 0; index < order.length; index++) {
      const row = order[index] ?? 0
      // The fixed views are what is looked at before anything is warm: a call for each row would be felt.
      if (bit === 0 ? belongs(row) : ((views[row] ?? 0) & bit) !== 0) rows[length++] = row
    }
    return rows.slice(0, length)
  }

  #test(view: View): (row: Row) => boolean {
    const { columns } = this.#articles
    const { views, sites, tags } = columns.arrays
    const shown = viewBit('all')
    switch (view.kind) {
      case 'tag': {
        const lists = columns.listsWith(view.tag)
        return (row) => ((views[row] ?? 0) & shown) !== 0 && lists[tags[row] ?? 0] === true
      }
      case 'site': {
        // Sites are numbered from 1: 0 is none, and so is what `find` says of one that never came.
        const site = columns.sites.find(view.site) + 1
        return (row) => ((views[row] ?? 0) & shown) !== 0 && site !== 0 && sites[row] === site
      }
      case 'import':
        return (row) => ((views[row] ?? 0) & shown) !== 0 && columns.isOfImport(row, view.importId)
      case 'inbox':
      case 'unread':
      case 'bookmarked':
      case 'archive':
      case 'highlighted':
      case 'noted':
      case 'begun':
      case 'all':
      case 'trash':
        return (row) => ((views[row] ?? 0) & viewBit(view.kind)) !== 0
      default:
        return assertNever(view)
    }
  }

  /** Sorts only what came since the last time, and merges it in. */
  #ordered(): Uint32Array {
    if (this.#unplaced.length === 0) return this.#order
    const arrived = new Set(this.#unplaced)
    const { columns } = this.#articles
    const { added } = columns.arrays
    const comesFirst = (a: Row, b: Row): number => (added[b] ?? 0) - (added[a] ?? 0) || a - b
    const rows = [...arrived].filter((row) => columns.has(row)).sort(comesFirst)
    const merged = new Uint32Array(this.#order.length + rows.length)
    let length = 0
    let next = 0
    for (const row of this.#order) {
      if (!columns.has(row) || arrived.has(row)) continue
      for (let other = rows[next]; other !== undefined && comesFirst(other, row) < 0; other = rows[next]) {
        merged[length++] = other
        next += 1
      }
      merged[length++] = row
    }
    for (const row of rows.slice(next)) merged[length++] = row
    this.#order = merged.slice(0, length)
    this.#unplaced = []
    return this.#order
  }

  /** Of several alike the one outside the trash, else the first that came. */
  #first(
    column: 'fingerprints' | 'urls',
    value: string,
    isIt: (article: ArticleSummary) => boolean,
  ): ArticleSummary | undefined {
    let trashed: ArticleSummary | undefined
    for (const row of this.#articles.columns.candidates(column, value)) {
      const article = this.#articles.at(row)
      if (article === undefined || !isIt(article)) continue
      if (article.trashedAt === null) return article
      trashed ??= article
    }
    return trashed
  }
}

/** Newest import first, within one the order in which things stood in it: `compareInView`. */
async function inOrder(articles: Articles): Promise<Uint32Array> {
  // What opens a library has done work of its own until here, and goes on with some.
  const slices = new Slices()
  await slices.pause()
  const order = risingRows(articles.columns, anyView) ?? (await sortedOrder(articles))
  await slices.pause()
  return order
}

/** Grouped by time first, since 50,000 articles share a few thousand times and sorting those is what costs. */
async function sortedOrder({ columns, size }: Articles): Promise<Uint32Array> {
  const slices = new Slices()
  const { added } = columns.arrays
  const byTime = new Map<number, Row[]>()
  for (let row = 0; row < columns.length; row++) {
    if (!columns.has(row)) continue
    const time = added[row] ?? 0
    const group = byTime.get(time)
    if (group === undefined) byTime.set(time, [row])
    else group.push(row)
    if (row % 256 === 0 && slices.due) await slices.pause()
  }
  const order = new Uint32Array(size)
  let length = 0
  for (const time of [...byTime.keys()].sort((a, b) => b - a)) {
    order.set(byTime.get(time) ?? [], length)
    length += byTime.get(time)?.length ?? 0
    if (slices.due) await slices.pause()
  }
  return order
}
