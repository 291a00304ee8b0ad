import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import { Settings } from '@shared/settings.ts'
import * as v from 'valibot'
import { crc32 } from 'node:zlib'
import { checksum, hexadecimal } from './checksum.ts'
import type { LibraryData } from './data.ts'
import { migrate } from './migrations.ts'
import { Slices } from './slices.ts'

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

/** What a fold writes: references taken at one moment, so that acts may go on while it is written. */
export interface SnapshotContent {
  readonly head: Omit<SnapshotHead, 'count' | 'bodies'>
  readonly articles: readonly ArticleSummary[]
  readonly bodies: ReadonlyMap<ArticleId, string>
}

export async function* encodeSnapshot(content: SnapshotContent): AsyncGenerator<Uint8Array> {
  const slices = new Slices()
  const head: SnapshotHead = {
    ...content.head,
    count: content.articles.length,
    bodies: Object.fromEntries(content.bodies),
  }
  const headText = JSON.stringify(head)
  let sums = crc32(checksum(headText))
  let text = `${headText.slice(0, -1)},"sum":"${checksum(headText)}","articles":[`
  for (let index = content.articles.length - 1; index >= 0; index--) {
    const line = JSON.stringify(content.articles[index])
    const sum = checksum(line)
    sums = crc32(sum, sums)
    text += `\n${line.slice(0, -1)},"sum":"${sum}"}${index === 0 ? '' : ','}`
    if (text.length < chunkLength && !slices.due) continue
    yield Buffer.from(text)
    text = ''
    await slices.pause()
  }
  yield Buffer.from(`${text}\n],"end":"${hexadecimal(sums)}"}\n`)
}

/** Null when not even the head can be read: nothing is known of the library then. */
export async function readSnapshot(bytes: Buffer): Promise<SnapshotReading | null> {
  const slices = new Slices()
  let next = lineEnd(bytes, 0)
  const read = readHead(bytes.toString('utf8', 0, next))
  if (read === null) return null
  let sums = crc32(read.sum)
  const { head } = read
  const found: ArticleSummary[] = []
  let whole = true
  let ended = false
  for (let start = next + 1; start < bytes.length; start = next + 1) {
    next = lineEnd(bytes, start)
    if (bytes[start] === 0x5d) {
      ended = bytes.toString('utf8', start, next) === `],"end":"${hexadecimal(sums)}"}`
      continue
    }
    const line = readArticle(bytes, start, bytes[next - 1] === 0x2c ? next - 1 : next, head.format)
    if (line === null) whole = false
    else {
      sums = crc32(line.sum, sums)
      found.push(line.article)
    }
    if (slices.due) await slices.pause()
  }
  const data: LibraryData = {
    revision: head.revision,
    nextRow: head.nextRow,
    settings: head.settings,
    articles: new Map(),
    bodies: new Map(Object.entries(head.bodies) as [ArticleId, string][]),
  }
  for (let index = found.length - 1; index >= 0; index--) {
    const article = found[index]
    if (article !== undefined) data.articles.set(article.id, article)
    if (slices.due) await slices.pause()
  }
  return { head, data, whole: whole && ended && data.articles.size === head.count }
}

/** The head alone, for lists of backups and for a look before the whole is read. */
export function readSnapshotHead(bytes: Buffer): SnapshotHead | null {
  return readHead(bytes.toString('utf8', 0, lineEnd(bytes, 0)))?.head ?? null
}

function lineEnd(bytes: Buffer, start: number): number {
  const newline = bytes.indexOf(0x0a, start)
  return newline < 0 ? bytes.length : newline
}

function readHead(line: string): { readonly head: SnapshotHead; readonly sum: string } | null {
  const parts = /^(\{.*),"sum":"([0-9a-f]{8})","articles":\[$/.exec(line)
  const sum = parts?.[2]
  const text = `${parts?.[1] ?? ''}}`
  if (sum === undefined || checksum(text) !== sum) return null
  const raw: unknown = JSON.parse(text)
  const format = v.safeParse(v.object({ format: v.number() }), raw)
  if (!format.success) return null
  const parsed = v.safeParse(Head, migrate('head', raw, format.output.format))
  return parsed.success ? { head: parsed.output, sum } : null
}

function readArticle(
  bytes: Buffer,
  start: number,
  end: number,
  format: number,
): { readonly article: ArticleSummary; readonly sum: string } | null {
  const cut = end - sumLength
  if (cut <= start) return null
  // Over the bytes as they lie there: making a string of them first would cost as much as parsing it.
  const sum = sumPattern.exec(bytes.toString('latin1', cut, end))?.[1]
  if (sum === undefined || Number.parseInt(sum, 16) !== crc32(brace, crc32(bytes.subarray(start, cut)))) {
    return null
  }
  const text = `${bytes.toString('utf8', start, cut)}}`
  const article = migrate('article', JSON.parse(text), format) as ArticleSummary
  // The checksum says that this is what was written; the id is checked because it names a folder.
  return isArticleId(article.id) && Number.isSafeInteger(article.row) ? { article, sum } : null
}
