import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import { bandsOf, sketchLength } from './sketch.ts'

/** What it asks of a library. */
interface Shelf {
  readonly folder: string
  summary(id: ArticleId): ArticleSummary | undefined
  summaryAt(row: Row): ArticleSummary | undefined
}

/** Row, the beginning of the fingerprint, the sketch, and a sum over them: 32 bits each. */
const recordWords = sketchLength + 3

/**
 * Which articles of the library may be like a text: their sketches, by row, in `search/sketches`. Derived: what is
 * missing or does not fit its article is not asked, and then an article may come in twice. 50,000 take 7 MB.
 */
export class SimilarTexts {
  readonly #shelf: Shelf
  readonly #log: (line: string) => void
  #rows = new Map<number, Row[]>()
  #records: Uint32Array[] = []
  #loading: Promise<void> | null = null
  /** The file that holds all records; another where the library was moved. */
  #written: string | null = null

  constructor(shelf: Shelf, log: (line: string) => void = () => undefined) {
    this.#shelf = shelf
    this.#log = log
  }

  get #path(): string {
    return join(this.#shelf.folder, 'search', 'sketches')
  }

  /** Articles that share a band of the sketch, those in the Trash included. */
  async like(sketch: Uint32Array): Promise<readonly ArticleSummary[]> {
    await this.#load()
    const found = new Map<Row, ArticleSummary>()
    for (const [band, value] of bandsOf(sketch).entries()) {
      for (const row of this.#rows.get(keyOf(band, value)) ?? []) {
        const article = this.#shelf.summaryAt(row)
        if (article !== undefined) found.set(row, article)
      }
    }
    return [...found.values()]
  }

  /** Of articles that are in the library as they were sketched, by row. */
  async known(): Promise<ReadonlyMap<Row, Uint32Array>> {
    await this.#load()
    return new Map(this.#records.map((record) => [record[0] ?? 0, record.subarray(2, 2 + sketchLength)]))
  }

  /** Of articles that are in the library by now. */
  async add(
    added: readonly { readonly id: ArticleId; readonly sketch: Uint32Array | null | undefined }[],
  ): Promise<void> {
    await this.#load()
    const fresh: Uint32Array[] = []
    for (const { id, sketch } of added) {
      const article = this.#shelf.summary(id)
      if (article === undefined || sketch === null || sketch === undefined) continue
      const record = new Uint32Array(recordWords)
      record.set([article.row, beginningOf(article.fingerprint)])
      record.set(sketch, 2)
      record[recordWords - 1] = sumOf(record)
      this.#put(record)
      fresh.push(record)
    }
    if (fresh.length > 0) await this.#write(fresh)
  }

  async #write(fresh: readonly Uint32Array[]): Promise<void> {
    const path = this.#path
    const isKnown = this.#written === path
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const records = isKnown ? fresh : this.#records
      const bytes = Buffer.concat(records.map((record) => Buffer.from(record.buffer)))
      await writeFile(path, bytes, { flag: isKnown ? 'a' : 'w', mode: 0o600 })
      this.#written = path
    } catch (error) {
      // Derived: what is not written is not known at the next start, and nothing is lost by it.
      this.#log(`sketches were not written: ${String(error)}`)
      this.#written = null
    }
  }

  #load(): Promise<void> {
    this.#loading ??= this.#read()
    return this.#loading
  }

  async #read(): Promise<void> {
    const path = this.#path
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    const length = Math.floor(bytes.length / (recordWords * 4))
    const words = new Uint32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + length * recordWords * 4),
    )
    for (let index = 0; index < length; index += 1) {
      const record = words.slice(index * recordWords, (index + 1) * recordWords)
      const article = this.#shelf.summaryAt(record[0] ?? 0)
      if (sumOf(record) !== record[recordWords - 1] || article === undefined) continue
      if (beginningOf(article.fingerprint) === record[1]) this.#put(record)
      // Half a millisecond of work at a time.
      if (index % 500 === 499) await new Promise((resolve) => setImmediate(resolve))
    }
    // A torn end would shift all that is appended.
    this.#written = this.#records.length === length && bytes.length === length * recordWords * 4 ? path : null
  }

  #put(record: Uint32Array): void {
    this.#records.push(record)
    for (const [band, value] of bandsOf(record.subarray(2, 2 + sketchLength)).entries()) {
      const key = keyOf(band, value)
      const rows = this.#rows.get(key)
      if (rows === undefined) this.#rows.set(key, [record[0] ?? 0])
      // A text that hundreds share is furniture: to compare with all of them would take for ever.
      else if (rows.length < mostAlike) rows.push(record[0] ?? 0)
    }
  }
}

const mostAlike = 20

function keyOf(band: number, value: number): number {
  return band * 2 ** 32 + value
}

function beginningOf(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(0, 8), 16) >>> 0
}

function sumOf(record: Uint32Array): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < recordWords - 1; index += 1)
    sum = Math.imul(sum ^ (record[index] ?? 0), 0x01000193) >>> 0
  return sum
}
