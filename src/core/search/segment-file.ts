import fs from 'node:fs'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { fieldCount } from './fields.ts'
import type { Lists, ListSink } from './lists.ts'
import { DamagedListsError } from './lists.ts'
import { foldingVersion } from './normalise.ts'
import type { SegmentData, SegmentTables } from './segment.ts'
import type { StoredTables } from './stored-tables.ts'
import { packTables, unpackTables } from './stored-tables.ts'

/**
 * A segment as a file, little-endian, as is every machine that the app is built for:
 *
 *     lists            read when a question needs them, and checked then: see `sums`
 *     tables           the arrays named below, each from a multiple of 8 on; read when the segment is opened
 *     sums             CRC-32 of each 16 kB of the lists
 *     header           JSON: the library, versions, how long everything is
 *     length of tables, sums and header; length of the header; CRC-32 of these three    4 bytes each
 *     "OFPSEG05"
 *
 * It ends with what must be read first, so that the lists of a merge can be written before their number is known.
 */
const magic = 'OFPSEG05'
const trailerBytes = 12 + magic.length
const alignment = 8
const chunkBytes = 16_384

const arrayTypes = {
  stamps: Float64Array,
  rows: Uint32Array,
  codes: Uint16Array,
  fieldStarts: Uint16Array,
  lengths: Uint8Array,
  termLengths: Uint8Array,
  listLengths: Uint8Array,
  arabicArticles: Uint8Array,
} as const satisfies Record<keyof StoredTables, unknown>
type ArrayName = keyof typeof arrayTypes
const arrayNames = Object.keys(arrayTypes) as readonly ArrayName[]

const Length = v.pipe(v.number(), v.integer(), v.minValue(0))
const Header = v.object({
  library: v.string(),
  folding: v.number(),
  listBytes: Length,
  sums: Length,
  /** Lengths in elements, in the order of `arrayTypes`. */
  lengths: v.pipe(v.array(Length), v.length(arrayNames.length)),
})
type Header = v.InferOutput<typeof Header>

function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment
}

/** Writes a segment: first its lists, piece by piece, then the rest. */
export class SegmentWriter implements ListSink {
  length = 0
  private readonly file: number
  private readonly sums: number[] = []
  private chunkSum = 0
  private inChunk = 0

  /** @param file open for writing, and empty */
  constructor(file: number) {
    this.file = file
  }

  write(bytes: Uint8Array): void {
    writeAll(this.file, bytes)
    this.length += bytes.length
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + chunkBytes - this.inChunk)
      this.chunkSum = crc32(piece, this.chunkSum)
      this.inChunk += piece.length
      at += piece.length
      if (this.inChunk === chunkBytes) this.closeChunk()
    }
  }

  private closeChunk(): void {
    this.sums.push(this.chunkSum)
    this.chunkSum = 0
    this.inChunk = 0
  }

  /** @param libraryId of the library whose articles the segment indexes */
  finish(tables: SegmentTables, libraryId: string): void {
    if (this.inChunk > 0) this.closeChunk()
    const stored = packTables(tables)
    const header = Buffer.from(
      JSON.stringify({
        library: libraryId,
        folding: foldingVersion,
        listBytes: this.length,
        sums: this.sums.length,
        lengths: arrayNames.map((name) => stored[name].length),
      } satisfies Header),
    )
    const arrays = [...arrayNames.map((name) => stored[name]), Uint32Array.from(this.sums)]
    const bytes = Buffer.alloc(
      arrays.reduce((sum, array) => sum + align(array.byteLength), 0) + header.length + trailerBytes,
    )
    let at = 0
    for (const array of arrays) {
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
      at += align(array.byteLength)
    }
    at += header.copy(bytes, at)
    bytes.writeUInt32LE(at, at)
    bytes.writeUInt32LE(header.length, at + 4)
    bytes.writeUInt32LE(crc32(bytes.subarray(0, at)), at + 8)
    bytes.write(magic, at + 12, 'latin1')
    writeAll(this.file, bytes)
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at, bytes.length - at)
}

/**
 * The segment in a file. Its tables are read and checked; its lists stay where they are.
 *
 * @param file open for reading; it belongs to the segment from here on, unless a string is returned
 * @returns why it cannot be used, as words that follow "is", if it cannot
 */
export function openSegment(file: number, libraryId: string): SegmentData | string {
  const { size } = fs.fstatSync(file)
  if (size < trailerBytes) return 'not a segment'
  const trailer = readAt(file, size - trailerBytes, trailerBytes)
  const name = trailer?.toString('latin1', 12)
  if (trailer === null || name === undefined || !name.startsWith(magic.slice(0, 6))) return 'not a segment'
  if (name !== magic) return 'of another version'
  const length = trailer.readUInt32LE(0)
  const headerLength = trailer.readUInt32LE(4)
  if (length + trailerBytes > size || headerLength > length) return 'damaged'
  const listBytes = size - trailerBytes - length
  const bytes = readAt(file, listBytes, length)
  if (bytes === null || crc32(bytes) !== trailer.readUInt32LE(8)) return 'damaged'
  const header = readHeader(bytes.subarray(length - headerLength))
  if (header === null || header.listBytes !== listBytes) return 'damaged'
  if (header.library !== libraryId) return 'of another library'
  if (header.folding !== foldingVersion) return 'of another version'
  const arrays = arraysOf(bytes, header, length - headerLength)
  if (arrays === null) return 'damaged'
  return { tables: arrays.tables, lists: new ListsInFile(file, listBytes, arrays.sums) }
}

function readAt(file: number, position: number, length: number): Buffer | null {
  // Not from the pool of buffers: arrays must begin at a multiple of their element's size.
  const bytes = Buffer.from(new ArrayBuffer(length))
  for (let at = 0; at < length;) {
    const read = fs.readSync(file, bytes, at, length - at, position + at)
    if (read === 0) return null
    at += read
  }
  return bytes
}

function readHeader(bytes: Buffer): Header | null {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
  const parsed = v.safeParse(Header, json)
  return parsed.success ? parsed.output : null
}

function arraysOf(
  { buffer }: Buffer,
  header: Header,
  end: number,
): { readonly tables: SegmentTables; readonly sums: Uint32Array } | null {
  const places = new Map<ArrayName, readonly [offset: number, length: number]>()
  let next = 0
  for (const [index, name] of arrayNames.entries()) {
    const length = header.lengths[index] ?? 0
    places.set(name, [next, length])
    next += align(length * arrayTypes[name].BYTES_PER_ELEMENT)
  }
  if (next + align(header.sums * 4) !== end) return null
  const at = (name: ArrayName): [ArrayBufferLike, number, number] => [buffer, ...(places.get(name) ?? [0, 0])]
  const tables = unpackTables({
    stamps: new Float64Array(...at('stamps')),
    rows: new Uint32Array(...at('rows')),
    codes: new Uint16Array(...at('codes')),
    fieldStarts: new Uint16Array(...at('fieldStarts')),
    lengths: new Uint8Array(...at('lengths')),
    termLengths: new Uint8Array(...at('termLengths')),
    listLengths: new Uint8Array(...at('listLengths')),
    arabicArticles: new Uint8Array(...at('arabicArticles')),
  })
  const sums = new Uint32Array(buffer, next, header.sums)
  return tables !== null && isConsistent(tables, header) ? { tables, sums } : null
}

function isConsistent(
  { listStarts, rows, stamps, lengths, fieldStarts }: SegmentTables,
  header: Header,
): boolean {
  return (
    listStarts.at(-1) === header.listBytes &&
    stamps.length === rows.length &&
    lengths.length === rows.length &&
    fieldStarts.length === rows.length * (fieldCount - 1) &&
    header.sums === Math.ceil(header.listBytes / chunkBytes)
  )
}

/** Lists that stay on disk. Each stretch of the file is checked the first time that it is read. */
class ListsInFile implements Lists {
  readonly length: number
  private readonly file: number
  private readonly sums: Uint32Array
  private readonly checked: Uint8Array
  private isClosed = false

  constructor(file: number, length: number, sums: Uint32Array) {
    this.file = file
    this.length = length
    this.sums = sums
    this.checked = new Uint8Array(sums.length)
  }

  read(start: number, end: number): Uint8Array {
    if (start >= end) return new Uint8Array(0)
    const first = Math.floor(start / chunkBytes)
    const last = Math.floor((end - 1) / chunkBytes)
    let isChecked = true
    for (let chunk = first; chunk <= last; chunk++) if (this.checked[chunk] !== 1) isChecked = false
    if (isChecked) return this.readBytes(start, end)
    const from = first * chunkBytes
    const bytes = this.readBytes(from, Math.min(this.length, (last + 1) * chunkBytes))
    for (let chunk = first; chunk <= last; chunk++) {
      const at = (chunk - first) * chunkBytes
      if (crc32(bytes.subarray(at, at + chunkBytes)) !== this.sums[chunk]) {
        throw new DamagedListsError(this, 'its lists do not fit their checksum')
      }
      this.checked[chunk] = 1
    }
    return bytes.subarray(start - from, end - from)
  }

  private readBytes(start: number, end: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(end - start)
    for (let at = 0; at < bytes.length;) {
      let read = 0
      try {
        read = fs.readSync(this.file, bytes, at, bytes.length - at, start + at)
      } catch (error) {
        throw new DamagedListsError(this, String(error))
      }
      if (read === 0) throw new DamagedListsError(this, 'its file has become shorter')
      at += read
    }
    return bytes
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    fs.closeSync(this.file)
  }
}
