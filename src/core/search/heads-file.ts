import fs from 'node:fs'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import type { ArticleId, Row } from '@shared/article.ts'
import type { HeadTexts } from './documents.ts'
import type { SavedHeads } from './engine.ts'
import { GrowingBytes } from './growing.ts'
import type { SavedTexts } from './heads.ts'
import type { ColumnArrays } from './language/filter-columns.ts'
import { columnTypes } from './language/filter-columns.ts'
import { foldingVersion } from './normalise.ts'

/**
 * All heads as a file, little-endian, as is every machine that the app is built for:
 *
 *     texts            one JSON array for each row, read when a hit is shown, each with a checksum of its own
 *     arrays           those named below, one after the other; read when the file is opened, and checked then
 *     header           JSON: the library, versions, names, how long everything is
 *     length of the header, its CRC-32    4 bytes each
 *     "OFPHDS02"
 */
const magic = 'OFPHDS02'
const trailerBytes = 8 + magic.length
/** Room behind the titles, so that the first new one need not copy all of them. */
const roomForTitles = 1 << 16
const bytesAtOnce = 1 << 18

const arrayTypes = {
  ...columnTypes,
  stamps: Float64Array,
  textStarts: Uint32Array,
  textSums: Uint32Array,
  titleKeys: Uint32Array,
  titleStarts: Uint32Array,
  titleWords: Uint16Array,
  titleCodes: Uint16Array,
} as const
type ArrayName = keyof typeof arrayTypes
interface Arrays extends ColumnArrays {
  readonly stamps: Float64Array
  readonly textStarts: Uint32Array
  readonly textSums: Uint32Array
  readonly titleKeys: Uint32Array
  readonly titleStarts: Uint32Array
  readonly titleWords: Uint16Array
  readonly titleCodes: Uint16Array
}
const arrayNames = Object.keys(arrayTypes) as readonly ArrayName[]

const Length = v.pipe(v.number(), v.integer(), v.minValue(0))
const Names = v.pipe(v.array(v.string()), v.readonly())
const Header = v.object({
  library: v.string(),
  folding: v.number(),
  rows: Length,
  textBytes: Length,
  /** CRC-32 of all arrays. */
  sum: v.number(),
  /** In elements, in the order of `arrayTypes`. */
  lengths: v.pipe(v.array(Length), v.length(arrayNames.length)),
  names: v.object({ sites: Names, bylines: Names, tags: Names, tagLists: Names, languages: Names }),
})
type Header = v.InferOutput<typeof Header>

/** What is written: everything but the texts as it is at one moment, in arrays that nobody changes any more. */
export type HeadsContent = Omit<SavedHeads, 'texts'> & {
  /** Asked row by row while the file is written. */
  readonly textsAt: (row: Row) => HeadTexts | undefined
}

/**
 * Writes heads in slices.
 *
 * @param file open for writing, and empty
 */
export function* writeHeads(file: number, content: HeadsContent, libraryId: string): Generator<undefined> {
  const { columns, titles, stamps, textsAt } = content
  const rows = columns.size
  const textStarts = new Uint32Array(rows + 1)
  const textSums = new Uint32Array(rows)
  const waiting = new GrowingBytes()
  let length = 0
  const flush = (): void => {
    writeAll(file, waiting.view())
    waiting.clear()
  }
  for (let row = 0; row < rows; row++) {
    const texts = columns.arrays.states[row] === 0 ? undefined : textsAt(row)
    const bytes = texts === undefined ? empty : Buffer.from(encode(texts))
    waiting.append(bytes)
    length += bytes.length
    textStarts[row + 1] = length
    textSums[row] = crc32(bytes)
    if (waiting.length >= bytesAtOnce) flush()
    if (row % 64 === 0) yield
  }
  flush()
  const arrays: Arrays = {
    ...columns.arrays,
    stamps,
    textStarts,
    textSums,
    titleKeys: titles.keys,
    titleStarts: titles.starts,
    titleWords: titles.words,
    titleCodes: titles.codes,
  }
  let sum = 0
  for (const name of arrayNames) {
    const bytes = bytesOf(arrays[name])
    for (let at = 0; at < bytes.length; at += bytesAtOnce) {
      const part = bytes.subarray(at, at + bytesAtOnce)
      sum = crc32(part, sum)
      writeAll(file, part)
      yield
    }
  }
  const lengths = arrayNames.map((name) => arrays[name].length)
  const head = { library: libraryId, folding: foldingVersion, rows, textBytes: length, sum, lengths }
  const header = Buffer.from(JSON.stringify({ ...head, names: columns.names } satisfies Header))
  const trailer = Buffer.alloc(trailerBytes)
  trailer.writeUInt32LE(header.length, 0)
  trailer.writeUInt32LE(crc32(header), 4)
  trailer.write(magic, 8, 'latin1')
  writeAll(file, Buffer.concat([header, trailer]))
}

/**
 * The heads in a file.
 *
 * @param file open for reading; it belongs to what is returned, unless a string is
 * @returns why it cannot be used, as words that follow "is", if it cannot
 */
export function openHeads(file: number, libraryId: string): SavedHeads | string {
  const { size } = fs.fstatSync(file)
  const trailer = Buffer.alloc(trailerBytes)
  if (size < trailerBytes || !readAt(file, size - trailerBytes, trailer)) return 'no file of heads'
  if (trailer.toString('latin1', 8) !== magic) return 'of another version'
  const headerLength = trailer.readUInt32LE(0)
  const headerStart = size - trailerBytes - headerLength
  if (headerStart < 0) return 'damaged'
  const bytes = Buffer.alloc(headerLength)
  if (!readAt(file, headerStart, bytes) || crc32(bytes) !== trailer.readUInt32LE(4)) return 'damaged'
  const parsed = v.safeParse(Header, JSON.parse(bytes.toString('utf8')))
  if (!parsed.success) return 'of another version'
  const header = parsed.output
  if (header.library !== libraryId) return 'of another library'
  if (header.folding !== foldingVersion) return 'of another version'
  const arrays = readArrays(file, header, headerStart)
  if (arrays === null) return 'damaged'
  const { rows } = header
  return {
    columns: { size: rows, arrays, names: header.names },
    stamps: arrays.stamps,
    titles: {
      keys: arrays.titleKeys,
      starts: arrays.titleStarts,
      words: arrays.titleWords,
      codes: arrays.titleCodes,
    },
    texts: new TextsInFile(file, arrays.textStarts, arrays.textSums),
  }
}

function readArrays(file: number, { rows, textBytes, lengths, sum }: Header, end: number): Arrays | null {
  const arrays: Record<string, Arrays[ArrayName]> = {}
  let at = textBytes
  let found = 0
  for (const [index, name] of arrayNames.entries()) {
    const length = lengths[index] ?? 0
    const array = new arrayTypes[name](length + (name === 'titleCodes' ? roomForTitles : 0))
    const bytes = bytesOf(array).subarray(0, length * array.BYTES_PER_ELEMENT)
    if (at + bytes.length > end || !readAt(file, at, bytes)) return null
    found = crc32(bytes, found)
    at += bytes.length
    arrays[name] = array
  }
  const read = arrays as unknown as Arrays
  const titles = read.titleKeys.length
  const byRow = [...(Object.keys(columnTypes) as readonly ArrayName[]), 'stamps', 'textSums'] as const
  const isSound =
    found === sum &&
    at === end &&
    byRow.every((name) => read[name].length === rows) &&
    read.textStarts.length === rows + 1 &&
    read.titleStarts.length === titles + 1 &&
    read.titleWords.length === titles
  return isSound ? read : null
}

const empty = Buffer.alloc(0)

function encode({ id, fingerprint, title, standfirst, byline, site, tags, notes }: HeadTexts): string {
  return JSON.stringify([id, fingerprint, title, standfirst, byline, site, tags, notes])
}

type Encoded = readonly [
  ArticleId,
  string,
  string,
  readonly string[],
  string | null,
  string | null,
  readonly string[],
  readonly string[],
]

/** Texts that stay on disk. */
class TextsInFile implements SavedTexts {
  private readonly file: number
  private readonly starts: Uint32Array
  private readonly sums: Uint32Array
  private isClosed = false

  constructor(file: number, starts: Uint32Array, sums: Uint32Array) {
    this.file = file
    this.starts = starts
    this.sums = sums
  }

  read(row: Row): HeadTexts | null | undefined {
    if (row >= this.sums.length || this.isClosed) return undefined
    const start = this.starts[row] ?? 0
    const bytes = Buffer.allocUnsafe((this.starts[row + 1] ?? 0) - start)
    if (bytes.length === 0) return undefined
    try {
      if (!readAt(this.file, start, bytes) || crc32(bytes) !== this.sums[row]) return null
    } catch (error) {
      // The disk is gone or fails: the library tells the text again.
      if (error instanceof Error && 'code' in error) return null
      throw error
    }
    const [id, fingerprint, title, standfirst, byline, site, tags, notes] = JSON.parse(
      bytes.toString(),
    ) as Encoded
    return { row, id, fingerprint, title, standfirst, byline, site, tags, notes }
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    fs.closeSync(this.file)
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at, bytes.length - at)
}

/** @returns whether there was as much */
function readAt(file: number, position: number, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const read = fs.readSync(file, bytes, at, bytes.length - at, position + at)
    if (read === 0) return false
    at += read
  }
  return true
}
