import { crc32 } from 'node:zlib'
import type { ArticleSummary, ImportId, Row } from '@shared/article.ts'
import { isInBranch } from '@shared/tag.ts'
import { belongsTo } from '@shared/view.ts'
import { lastReadSecond, publishedMinute } from '@shared/view-order.ts'
import { idLength } from './id-table.ts'
import { Names } from './names.ts'
import { fixedViews } from './fixed-views.ts'

/** Bytes of one row in each array, in the order in which they lie in a file: the widest first, so that all are aligned. */
export const widths = {
  /** `addedAt` in milliseconds since 1970. */
  added: 8,
  /** Minutes since 1970 of when it was published, or came. */
  published: 8,
  /** Seconds since 1970 of when it was last read in, 0 for never. */
  lastRead: 8,
  ids: idLength,
  imports: idLength,
  /** Where its line lies in the snapshot, in bytes. */
  offsets: 4,
  /** 0 for an article that the snapshot does not hold as it is now. */
  lengths: 4,
  /** Index of the site's name. */
  sites: 4,
  /** Index of its list of tags. */
  tags: 4,
  /** CRC-32: a first sieve for those that may be the same; never 0 for one that is there. */
  fingerprints: 4,
  urls: 4,
  /** Of the text. */
  words: 4,
  /** Which of the fixed views it belongs to, a bit for each; 0 for a row without an article. */
  views: 2,
} as const

export type ColumnName = keyof typeof widths
export const columnNames = Object.keys(widths) as readonly ColumnName[]

interface Arrays {
  added: Float64Array
  published: Float64Array
  lastRead: Float64Array
  ids: Buffer
  imports: Buffer
  offsets: Uint32Array
  lengths: Uint32Array
  sites: Uint32Array
  tags: Uint32Array
  fingerprints: Uint32Array
  urls: Uint32Array
  words: Uint32Array
  views: Uint16Array
}

/**
 * What lists, counts and the search for duplicates need of every article, in typed arrays by row: a view of
 * 50,000 is then a walk over one array of bytes, and no summary needs to be parsed for it.
 */
export class Columns {
  #arrays: Arrays
  /** Rows, those without an article included. */
  #length: number
  readonly sites: Names
  /** Each a JSON array: articles share few different lists. */
  readonly tagLists: Names

  constructor(
    arrays: Arrays = arraysOver(new ArrayBuffer(0), 0),
    length = 0,
    sites = new Names(),
    tagLists = new Names(['[]']),
  ) {
    this.#arrays = arrays
    this.#length = length
    this.sites = sites
    this.tagLists = tagLists
  }

  get length(): number {
    return this.#length
  }

  get arrays(): Readonly<Arrays> {
    return this.#arrays
  }

  has(row: Row): boolean {
    return row < this.#length && this.#arrays.views[row] !== 0
  }

  /** Articles that are there. */
  count(): number {
    const { views } = this.#arrays
    let count = 0
    for (let row = 0; row < this.#length; row++) if (views[row] !== 0) count += 1
    return count
  }

  id(row: Row): string {
    return read(this.#arrays.ids, row)
  }

  /** Without its line: that is where it was read from, or nowhere. */
  put(article: ArticleSummary): void {
    const { row } = article
    this.#reach(row + 1)
    const arrays = this.#arrays
    write(arrays.ids, row, article.id)
    write(arrays.imports, row, article.importId)
    arrays.added[row] = timeOf(article.addedAt)
    arrays.published[row] = publishedMinute(article)
    arrays.lastRead[row] = lastReadSecond(article)
    arrays.words[row] = article.wordCount
    arrays.sites[row] = article.site === null ? 0 : this.sites.intern(article.site) + 1
    arrays.tags[row] = this.tagLists.intern(JSON.stringify(article.tags))
    arrays.fingerprints[row] = sieve(article.fingerprint)
    arrays.urls[row] = article.url === null ? 0 : sieve(article.url)
    arrays.views[row] = viewBits(article)
    arrays.lengths[row] = 0
  }

  drop(row: Row): void {
    this.#arrays.views[row] = 0
    this.#arrays.lengths[row] = 0
  }

  setLine(row: Row, offset: number, length: number): void {
    this.#arrays.offsets[row] = offset
    this.#arrays.lengths[row] = length
  }

  /** Rows whose value may be the one that has this sieve. */
  *candidates(column: 'fingerprints' | 'urls', value: string): Generator<Row> {
    const array = this.#arrays[column]
    const wanted = sieve(value)
    for (
      let row = array.indexOf(wanted);
      row >= 0 && row < this.#length;
      row = array.indexOf(wanted, row + 1)
    ) {
      if (this.has(row)) yield row
    }
  }

  isOfImport(row: Row, id: ImportId): boolean {
    return this.has(row) && read(this.#arrays.imports, row) === id
  }

  /** For each list of tags whether it holds the tag, or one that is nested in it. */
  listsWith(tag: string): readonly boolean[] {
    return this.tagLists.all.map((list) =>
      (JSON.parse(list) as readonly string[]).some((each) => isInBranch(each, tag)),
    )
  }

  /** The state of this moment, for a fold that takes its time. */
  copy(): Columns {
    const bytes = new ArrayBuffer(byteLengthOf(this.#length))
    const arrays = arraysOver(bytes, this.#length)
    fill(arrays, this.#arrays, this.#length)
    return new Columns(arrays, this.#length, this.sites.copy(), this.tagLists.copy())
  }

  #reach(length: number): void {
    if (length <= this.#length) return
    const capacity = this.#arrays.views.length
    if (length > capacity) {
      const room = Math.max(length, capacity * 2, 1024)
      const arrays = arraysOver(new ArrayBuffer(byteLengthOf(room)), room)
      fill(arrays, this.#arrays, this.#length)
      this.#arrays = arrays
    }
    this.#length = length
  }
}

export function byteLengthOf(rows: number): number {
  const bytesPerRow = columnNames.reduce((sum, name) => sum + widths[name], 0)
  return bytesPerRow * rows
}

/** Where each column begins, in bytes from the beginning of the first. */
export function placesOf(rows: number): Readonly<Record<ColumnName, number>> {
  const places: Partial<Record<ColumnName, number>> = {}
  let next = 0
  for (const name of columnNames) {
    places[name] = next
    next += widths[name] * rows
  }
  return places as Record<ColumnName, number>
}

/** @param offset in `buffer`, a multiple of 8 */
export function arraysOver(buffer: ArrayBuffer, rows: number, offset = 0): Arrays {
  const places = placesOf(rows)
  const place = (name: ColumnName): number => offset + places[name]
  return {
    added: new Float64Array(buffer, place('added'), rows),
    published: new Float64Array(buffer, place('published'), rows),
    lastRead: new Float64Array(buffer, place('lastRead'), rows),
    ids: Buffer.from(buffer, place('ids'), rows * idLength),
    imports: Buffer.from(buffer, place('imports'), rows * idLength),
    offsets: new Uint32Array(buffer, place('offsets'), rows),
    lengths: new Uint32Array(buffer, place('lengths'), rows),
    sites: new Uint32Array(buffer, place('sites'), rows),
    tags: new Uint32Array(buffer, place('tags'), rows),
    fingerprints: new Uint32Array(buffer, place('fingerprints'), rows),
    urls: new Uint32Array(buffer, place('urls'), rows),
    words: new Uint32Array(buffer, place('words'), rows),
    views: new Uint16Array(buffer, place('views'), rows),
  }
}

/** The first rows of one set of arrays into another. */
function fill(to: Readonly<Arrays>, from: Readonly<Arrays>, rows: number): void {
  for (const name of columnNames) {
    const perRow = widths[name] / from[name].BYTES_PER_ELEMENT
    to[name].set(from[name].subarray(0, rows * perRow))
  }
}

function timeOf(addedAt: string): number {
  const time = Date.parse(addedAt)
  // Only a file from other hands could hold what is no date; it then stands at the end, and is still there.
  return Number.isNaN(time) ? 0 : time
}

function sieve(text: string): number {
  return crc32(text) || 1
}

function write(column: Buffer, row: Row, id: string): void {
  column.write(id, row * idLength, idLength, 'latin1')
}

function read(column: Buffer, row: Row): string {
  return column.toString('latin1', row * idLength, (row + 1) * idLength)
}

const views = fixedViews.map((kind) => ({ kind }))

function viewBits(article: ArticleSummary): number {
  let bits = 0
  for (const [index, view] of views.entries()) {
    if (belongsTo(view, article)) bits |= 1 << index
  }
  return bits
}
