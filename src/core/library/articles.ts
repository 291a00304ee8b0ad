import type { ArticleId, ImportId, Row } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import { Columns } from './columns.ts'
import { idLength } from './id-table.ts'
import { RowsById } from './rows-by-id.ts'
import type { ArticleRecord } from './record.ts'

/** Where the lines of a snapshot are, so that a summary is parsed when somebody wants to see it. */
export interface Lines {
  /** @throws RangeError where nothing of that place is at hand */
  at(offset: number, length: number): Buffer
}

/** Makes a summary of the line of a snapshot. */
export type ParseLine = (line: Buffer) => ArticleRecord

/**
 * All summaries, by id and by row. Those that a snapshot holds stay bytes until they are asked for, and are not
 * kept as objects then: 50,000 of them are 42 MB as bytes and three times that as objects, and parsing them all
 * takes ten times as long as reading them. Those that changed since are objects. Summaries are replaced, never
 * written to.
 */
export class Articles {
  readonly columns: Columns
  readonly #lines: Lines | null
  readonly #parse: ParseLine
  readonly #changed = new Map<Row, ArticleRecord>()
  readonly #rows: RowsById
  /** Parsed last: an act looks at the same article three times. */
  #recent: ArticleRecord | null = null
  /** Counted when it is asked for: the first screen does without. */
  #size: number | null = null

  constructor(snapshot?: { readonly columns: Columns; readonly lines: Lines; readonly parse: ParseLine }) {
    this.columns = snapshot?.columns ?? new Columns()
    this.#lines = snapshot?.lines ?? null
    this.#parse = snapshot?.parse ?? noLines
    this.#rows = new RowsById(this.columns)
  }

  get size(): number {
    this.#size ??= this.columns.count()
    return this.#size
  }

  get(id: ArticleId): ArticleRecord | undefined {
    const row = this.rowOf(id)
    return row < 0 ? undefined : this.at(row)
  }

  has(id: ArticleId): boolean {
    return this.rowOf(id) >= 0
  }

  /** -1 for an article that is not there. */
  rowOf(id: ArticleId): Row {
    return id.length === idLength ? this.#rows.find(id) : -1
  }

  at(row: Row): ArticleRecord | undefined {
    if (!this.columns.has(row)) return undefined
    const changed = this.#changed.get(row)
    if (changed !== undefined) return changed
    if (this.#recent?.row !== row) this.#recent = this.#parsed(row)
    return this.#recent
  }

  /** @throws RangeError when another article has its row: rows are given once */
  set(article: ArticleRecord): void {
    const { id, row } = article
    const known = this.rowOf(id)
    if (this.columns.has(row) && known !== row) throw new RangeError(`row ${row} belongs to another article`)
    if (known >= 0 && known !== row) this.delete(id)
    if (!this.columns.has(row) && this.#size !== null) this.#size += 1
    this.columns.put(article)
    if (known !== row) this.#rows.add(id, row)
    this.#changed.set(row, article)
  }

  delete(id: ArticleId): void {
    const row = this.rowOf(id)
    if (row < 0) return
    this.columns.drop(row)
    this.#changed.delete(row)
    if (this.#size !== null) this.#size -= 1
  }

  /** In the order of their rows. Whoever wants few of many should go by `columns`. */
  *values(): Generator<ArticleRecord> {
    for (let row = 0; row < this.columns.length; row++) {
      const article = this.at(row)
      if (article !== undefined) yield article
    }
  }

  ofImport(id: ImportId): readonly ArticleRecord[] {
    const found: ArticleRecord[] = []
    for (let row = 0; row < this.columns.length; row++) {
      const article = this.columns.isOfImport(row, id) ? this.at(row) : undefined
      if (article !== undefined) found.push(article)
    }
    return found
  }

  /** This moment's state, whatever changes after it. Costs a copy of the columns, not of the summaries. */
  frozen(): FrozenArticles {
    const changed = new Map(this.#changed)
    const columns = this.columns.copy()
    const lines = this.#lines
    return {
      columns,
      size: this.size,
      entry: (row) => {
        const article = changed.get(row)
        if (article !== undefined) return article
        return lineOf(columns, lines, row)
      },
    }
  }

  #parsed(row: Row): ArticleRecord {
    const article = this.#parse(lineOf(this.columns, this.#lines, row))
    // SECURITY: an id names a folder. Checksums tell accidents; a file that was made by hand gets as far as here.
    if (article.row !== row || article.id !== this.columns.id(row) || !isArticleId(article.id)) {
      throw new RangeError(`index.columns and index.json name different articles in row ${row}`)
    }
    return article
  }
}

export interface FrozenArticles {
  /** Its own copy: a fold writes the new places of the lines into it. */
  readonly columns: Columns
  readonly size: number
  /** A summary, or the line of the last snapshot where nothing has changed since. */
  readonly entry: (row: Row) => ArticleRecord | Buffer
}

function lineOf(columns: Columns, lines: Lines | null, row: Row): Buffer {
  const { offsets, lengths } = columns.arrays
  if (lines === null) throw new RangeError(`row ${row} has no line`)
  return lines.at(offsets[row] ?? 0, lengths[row] ?? 0)
}

function noLines(): never {
  throw new RangeError('there is no snapshot to read from')
}
