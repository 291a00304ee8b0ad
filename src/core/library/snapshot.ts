import type { ArticleId } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import { Settings } from '@shared/settings.ts'
import * as v from 'valibot'
import { crc32 } from 'node:zlib'
import type { FrozenArticles, Lines } from './articles.ts'
import { Articles } from './articles.ts'
import { checksum, hexadecimal } from './checksum.ts'
import type { SnapshotMark } from './columns-file.ts'
import { encodeColumns, readColumns } from './columns-file.ts'
import { Columns } from './columns.ts'
import type { LibraryData } from './data.ts'
import { currentFormat, migrate } from './migrations.ts'
import { Slices } from './slices.ts'
import type { ArticleRecord } from './record.ts'

/**
 * `index.json`: one JSON document that any program can read, laid out in lines so that it is written and
 * read in slices and one damaged record is known from its neighbours: a head, one line an article (newest
 * row first), an end. Each line carries the checksum of its own text as `sum`; the end, that of all sums.
 */
export interface SnapshotHead {
  readonly format: number
  readonly library: string
  /** The first journal that is not folded into it. */
  readonly generation: number
  readonly revision: number
  readonly nextRow: number
  readonly count: number
  /** ISO 8601 in UTC. For people and for backups; nothing is ordered by it. */
  readonly writtenAt: string
  readonly settings: Settings
  readonly bodies: Readonly<Record<string, string>>
}

export interface SnapshotReading {
  readonly head: SnapshotHead
  readonly data: LibraryData
  /** False when a line is missing or bad; `data` then holds those that were good. */
  readonly whole: boolean
  /** For `index.columns`, where there were none that fit. */
  readonly columns: Buffer | null
  /** What it looks like, to know it by again; null for one that is not whole. */
  readonly mark: SnapshotMark | null
}

const Head = v.object({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  library: v.string(),
  generation: v.pipe(v.number(), v.integer(), v.minValue(0)),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  nextRow: v.pipe(v.number(), v.integer(), v.minValue(0)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  writtenAt: v.string(),
  settings: Settings,
  bodies: v.record(v.string(), v.string()),
})

/** Bytes handed to one write. */
const chunkLength = 256 * 1024
/** `,"sum":"01234567"}` */
const sumLength = 18
const sumPattern = /^,"sum":"([0-9a-f]{8})"\}$/
const brace = Buffer.from('}')

/** What a fold writes: taken at one moment, so that acts may go on while it is written. */
export interface SnapshotContent {
  readonly head: Omit<SnapshotHead, 'count' | 'bodies'>
  readonly articles: FrozenArticles
  readonly bodies: ReadonlyMap<ArticleId, string>
}

/**
 * Writes a snapshot, a chunk at a time. Lines of the last one that still hold are copied as they are, so that what
 * a fold costs is mostly what has changed since.
 */
export class SnapshotWriter {
  readonly #content: SnapshotContent
  /** Bytes so far, and their checksum. */
  #length = 0
  #sum = 0
  #headSum = ''

  constructor(content: SnapshotContent) {
    this.#content = content
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    const { articles, head, bodies } = this.#content
    const slices = new Slices()
    const headText = JSON.stringify({
      ...head,
      count: articles.size,
      bodies: Object.fromEntries(bodies),
    } satisfies SnapshotHead)
    this.#headSum = checksum(headText)
    let sums = crc32(this.#headSum)
    let parts: Buffer[] = []
    let waiting = 0
    const put = (part: Buffer): void => {
      parts.push(part)
      waiting += part.length
    }
    const taken = (): Buffer => {
      const chunk = Buffer.concat(parts, waiting)
      this.#length += waiting
      this.#sum = crc32(chunk, this.#sum)
      parts = []
      waiting = 0
      return chunk
    }
    put(Buffer.from(`${headText.slice(0, -1)},"sum":"${this.#headSum}","articles":[`))
    let left = articles.size
    for (let row = articles.columns.length - 1; row >= 0; row--) {
      if (!articles.columns.has(row)) continue
      const line = encodeArticle(articles.entry(row))
      sums = crc32(sumOf(line), sums)
      put(lineBreak)
      articles.columns.setLine(row, this.#length + waiting, line.length)
      put(line)
      left -= 1
      if (left > 0) put(comma)
      if (waiting < chunkLength && !slices.due) continue
      yield taken()
      await slices.pause()
    }
    put(Buffer.from(`\n],"end":"${hexadecimal(sums)}"}\n`))
    yield taken()
  }

  /** Of what was written, once all chunks are out. */
  get mark(): SnapshotMark {
    return { length: this.#length, sum: this.#sum, headSum: this.#headSum }
  }

  /** For `index.columns`, once all chunks are out. */
  columns(): readonly Uint8Array[] {
    return encodeColumns(this.#content.articles.columns, this.mark)
  }
}

const lineBreak = Buffer.from('\n')
const comma = Buffer.from(',')

/** A line that was read was written by the current format: others are parsed when they are read. */
function encodeArticle(entry: ArticleRecord | Buffer): Buffer {
  if (Buffer.isBuffer(entry)) return entry
  const text = JSON.stringify(entry)
  return Buffer.from(`${text.slice(0, -1)},"sum":"${checksum(text)}"}`)
}

function sumOf(line: Buffer): string {
  return line.toString('latin1', line.length - 10, line.length - 2)
}

/**
 * Null when not even the head can be read: nothing is known of the library then. With the columns that were written
 * beside it, and found to be these very bytes, no line needs to be looked at.
 */
export async function readSnapshot(
  bytes: Buffer,
  columns: Buffer | null = null,
): Promise<SnapshotReading | null> {
  const head = readFirstLine(bytes)
  if (head === null) return null
  const known = columns === null ? null : readColumns(columns)
  const { snapshot } = known ?? {}
  if (known !== null && snapshot?.length === bytes.length && snapshot.sum === (await sumOfAll(bytes))) {
    const articles = new Articles({ columns: known.columns, lines: linesOf(bytes), parse: parseLine })
    return { head: head.head, data: dataOf(head.head, articles), whole: true, columns: null, mark: snapshot }
  }
  return readLines(bytes, head.head, head.sum)
}

async function readLines(bytes: Buffer, head: SnapshotHead, headSum: string): Promise<SnapshotReading> {
  const slices = new Slices()
  const found = new Columns()
  const changed: ArticleRecord[] = []
  const ids = new Set<ArticleId>()
  let sums = crc32(headSum)
  let whole = true
  let ended = false
  let sum = 0
  let summed = 0
  for (let start = lineEnd(bytes, 0) + 1, next = start; start < bytes.length; start = next + 1) {
    next = lineEnd(bytes, start)
    if (bytes[start] === 0x5d) {
      ended = bytes.toString('utf8', start, next) === `],"end":"${hexadecimal(sums)}"}`
      continue
    }
    const end = bytes[next - 1] === 0x2c ? next - 1 : next
    const line = readArticle(bytes, start, end, head.format)
    if (line === null || ids.has(line.article.id)) whole = false
    else {
      sums = crc32(line.sum, sums)
      ids.add(line.article.id)
      // Of two in one row the newer line has it; the other is given one of its own.
      if (head.format !== currentFormat || found.has(line.article.row)) changed.push(line.article)
      else {
        found.put(line.article)
        found.setLine(line.article.row, start, end - start)
      }
    }
    if (!slices.due) continue
    sum = crc32(bytes.subarray(summed, next), sum)
    summed = next
    await slices.pause()
  }
  const mark = { length: bytes.length, sum: crc32(bytes.subarray(summed), sum), headSum }
  const isWhole = whole && ended && ids.size === head.count
  const columns = isWhole && changed.length === 0 ? Buffer.concat(encodeColumns(found, mark)) : null
  const data = dataOf(head, new Articles({ columns: found, lines: linesOf(bytes), parse: parseLine }))
  for (const article of changed.toReversed()) {
    const row = data.articles.columns.has(article.row) ? data.nextRow : article.row
    data.nextRow = Math.max(data.nextRow, row + 1)
    data.articles.set({ ...article, row })
  }
  return { head, data, whole: isWhole, columns, mark: isWhole ? mark : null }
}

function dataOf(head: SnapshotHead, articles: Articles): LibraryData {
  const bodies = new Map(Object.entries(head.bodies) as [ArticleId, string][])
  return { revision: head.revision, nextRow: head.nextRow, settings: head.settings, articles, bodies }
}

function linesOf(bytes: Buffer): Lines {
  return { at: (offset, length) => bytes.subarray(offset, offset + length) }
}

/** Bytes of which the checksum is taken between two looks at the clock: less than a millisecond. */
const summedAtOnce = 1024 * 1024

async function sumOfAll(bytes: Buffer): Promise<number> {
  const slices = new Slices()
  let sum = 0
  for (let start = 0; start < bytes.length; start += summedAtOnce) {
    sum = crc32(bytes.subarray(start, start + summedAtOnce), sum)
    if (slices.due) await slices.pause()
  }
  // What is made of the bytes next is a stretch of its own.
  await slices.pause()
  return sum
}

/** Of the current format, and known to be what was written. */
export function parseLine(line: Buffer): ArticleRecord {
  return JSON.parse(`${line.toString('utf8', 0, line.length - sumLength)}}`) as ArticleRecord
}

/** The head alone, for lists of backups and for a look before the whole is read. */
export function readSnapshotHead(bytes: Buffer): SnapshotHead | null {
  return readFirstLine(bytes)?.head ?? null
}

export interface SnapshotFirstLine {
  readonly head: SnapshotHead
  /** Its own checksum. */
  readonly sum: string
}

/** Null for one that cannot be read. */
export function readFirstLine(bytes: Buffer): SnapshotFirstLine | null {
  const line = bytes.toString('utf8', 0, lineEnd(bytes, 0))
  const parts = /^(\{.*),"sum":"([0-9a-f]{8})","articles":\[$/s.exec(line)
  const sum = parts?.[2]
  const text = `${parts?.[1] ?? ''}}`
  if (sum === undefined || checksum(text) !== sum) return null
  const raw: unknown = JSON.parse(text)
  const format = v.safeParse(v.object({ format: v.number() }), raw)
  if (!format.success) return null
  const parsed = v.safeParse(Head, migrate('head', raw, format.output.format))
  return parsed.success ? { head: parsed.output, sum } : null
}

/** For a line of a file of which the rest was not looked at. Null when it is not what was written. */
export function parseLineChecked(line: Buffer): ArticleRecord | null {
  return readArticle(line, 0, line.length, currentFormat)?.article ?? null
}

function lineEnd(bytes: Buffer, start: number): number {
  const newline = bytes.indexOf(0x0a, start)
  return newline < 0 ? bytes.length : newline
}

function readArticle(
  bytes: Buffer,
  start: number,
  end: number,
  format: number,
): { readonly article: ArticleRecord; readonly sum: string } | null {
  const cut = end - sumLength
  if (cut <= start) return null
  // Over the bytes as they lie there: making a string of them first would cost as much as parsing it.
  const sum = sumPattern.exec(bytes.toString('latin1', cut, end))?.[1]
  if (sum === undefined || Number.parseInt(sum, 16) !== crc32(brace, crc32(bytes.subarray(start, cut)))) {
    return null
  }
  const text = `${bytes.toString('utf8', start, cut)}}`
  const article = migrate('article', JSON.parse(text), format) as ArticleRecord
  // The checksum says that this is what was written; the id is checked because it names a folder.
  return isArticleId(article.id) && Number.isSafeInteger(article.row) ? { article, sum } : null
}
