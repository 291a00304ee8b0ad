import type { ArticleId, Row } from '@shared/article.ts'
import type { Columns } from './columns.ts'
import { IdTable, idLength, isSame, wordsOf, wordsPerId } from './id-table.ts'

/**
 * So many different ids are searched for in the array of ids, which is native code and takes a fraction of a
 * millisecond each at 50,000; with more of them a table pays, which takes ten milliseconds to make in a process
 * that has just started.
 */
const mostSearches = 32

/** From an id to its row. */
export class RowsById {
  readonly #columns: Columns
  #table: IdTable | null = null
  /** What was found, or not, while there was no table. */
  readonly #found = new Map<ArticleId, Row>()
  readonly #wanted = Buffer.from(new ArrayBuffer(idLength))

  constructor(columns: Columns) {
    this.#columns = columns
  }

  /** -1 for an article that is not there. @param id of the length of ids */
  find(id: ArticleId): Row {
    const row = this.#table?.find(this.#bytesOf(id)) ?? this.#foundBefore(id)
    return row >= 0 && this.#columns.has(row) ? row : -1
  }

  /** Its id stands in the columns already. */
  add(id: ArticleId, row: Row): void {
    if (this.#table === null) this.#found.set(id, row)
    else this.#table.add(this.#columns.arrays.ids, row)
  }

  #foundBefore(id: ArticleId): Row {
    const known = this.#found.get(id)
    if (known !== undefined) return known
    if (this.#found.size >= mostSearches) return this.#madeTable().find(this.#bytesOf(id))
    const row = this.#searched(id)
    this.#found.set(id, row)
    return row
  }

  /** From the end: an id that was given twice belongs to the later row. */
  #searched(id: ArticleId): Row {
    const { ids } = this.#columns.arrays
    const words = wordsOf(ids)
    const wanted = wordsOf(this.#bytesOf(id))
    const first = wanted[0] ?? 0
    const last = this.#columns.length * wordsPerId - 1
    for (let at = words.lastIndexOf(first, last); at >= 0; at = words.lastIndexOf(first, at - 1)) {
      const row = at / wordsPerId
      if (Number.isInteger(row) && isSame(words, row, wanted, 0) && this.#columns.has(row)) return row
      if (at === 0) break
    }
    return -1
  }

  #madeTable(): IdTable {
    const { arrays, length } = this.#columns
    this.#table = new IdTable(arrays.ids, arrays.views, length)
    this.#found.clear()
    return this.#table
  }

  #bytesOf(id: ArticleId): Buffer {
    this.#wanted.write(id, 'latin1')
    return this.#wanted
  }
}
