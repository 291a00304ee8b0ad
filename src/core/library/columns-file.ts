import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { checksum } from './checksum.ts'
import type { ColumnName } from './columns.ts'
import { Columns, arraysOver, byteLengthOf, columnNames, placesOf, widths } from './columns.ts'
import type { FileSystem } from './file-system.ts'
import { isErrno } from './file-system.ts'
import { currentFormat } from './migrations.ts'
import { Names } from './names.ts'
import { fixedViews } from './fixed-views.ts'

/**
 * `index.columns`: what `Columns` holds, beside the snapshot that it was made with. Derived: it may be deleted at
 * any time, and one that is damaged, foreign or of another version is passed over. One line of JSON, filled up with
 * spaces to a multiple of 8 bytes, its own checksum in front, and then the arrays as they lie in memory, each with a
 * checksum of its own in that line, so that some can be read without the others (`columns-glance.ts`).
 */
export const columnsName = 'index.columns'

/** Raise it when a column, or the meaning of one, changes. */
const version = 2

/** What the snapshot looked like when they were made. */
export interface SnapshotMark {
  /** Bytes. */
  readonly length: number
  /** CRC-32 of all of its bytes. */
  readonly sum: number
  /** Its first line's own checksum: enough to know it by before all of it was read. */
  readonly headSum: string
}

const Head = v.object({
  version: v.literal(version),
  format: v.literal(currentFormat),
  /** Another order of bytes, width or view would make other numbers of the same bytes. */
  layout: v.literal(layoutOf()),
  snapshot: v.object({ length: v.number(), sum: v.number(), headSum: v.string() }),
  rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** CRC-32 of each array, in the order of `columnNames`. */
  sums: v.pipe(v.array(v.number()), v.length(columnNames.length)),
  sites: v.array(v.string()),
  tagLists: v.array(v.string()),
})

export type ColumnsHead = v.InferOutput<typeof Head>

export function encodeColumns(columns: Columns, snapshot: SnapshotMark): readonly Uint8Array[] {
  const rows = columns.length
  const arrays = columnNames.map((name) => {
    const { buffer, byteOffset } = columns.arrays[name]
    return new Uint8Array(buffer, byteOffset, rows * widths[name])
  })
  const head: ColumnsHead = {
    version,
    format: currentFormat,
    layout: layoutOf(),
    snapshot,
    rows,
    sums: arrays.map((bytes) => crc32(bytes)),
    sites: [...columns.sites.all],
    tagLists: [...columns.tagLists.all],
  }
  const text = JSON.stringify(head)
  const line = `${checksum(text)} ${text}`
  const padding = 8 - ((Buffer.byteLength(line) + 1) % 8)
  return [Buffer.from(`${line}${' '.repeat(padding)}\n`), ...arrays]
}

/**
 * Not fsynced and never in the way: whatever becomes of the file, its checksums tell it from one that can be used.
 */
export async function keepColumns(
  fs: FileSystem,
  folder: string,
  chunks: readonly Uint8Array[],
  log: (line: string) => void,
): Promise<void> {
  const path = join(folder, columnsName)
  const temporary = `${path}.tmp`
  try {
    const file = await fs.open(temporary, 'over')
    try {
      for (const chunk of chunks) await file.append(chunk)
    } finally {
      await file.close()
    }
    await fs.rename(temporary, path)
  } catch (error) {
    if (!isErrno(error)) throw error
    log(`${columnsName} was not written, so the next start takes longer: ${error.message}`)
  }
}

export interface ColumnsReading {
  readonly columns: Columns
  readonly snapshot: SnapshotMark
}

/** Null for what cannot be used, for whatever reason. */
export function readColumns(bytes: Buffer): ColumnsReading | null {
  const lineEnd = Math.max(0, bytes.indexOf(0x0a))
  const head = readColumnsHead(bytes.subarray(0, lineEnd))
  if (head === null) return null
  const arrays = bytes.subarray(lineEnd + 1)
  if (arrays.length !== byteLengthOf(head.rows)) return null
  const places = placesOf(head.rows)
  for (const name of columnNames) {
    const array = arrays.subarray(places[name], places[name] + head.rows * widths[name])
    if (crc32(array) !== sumOf(head, name)) return null
  }
  const aligned = arrays.byteOffset % 8 === 0 ? arrays : Buffer.from(new Uint8Array(arrays))
  return readingOf(head, arraysOver(aligned.buffer as ArrayBuffer, head.rows, aligned.byteOffset))
}

/** @param line without its line break */
export function readColumnsHead(line: Buffer): ColumnsHead | null {
  const [, sum = '', text = ''] = /^([0-9a-f]{8}) (\{.*\}) *$/s.exec(line.toString()) ?? []
  if (text === '' || checksum(text) !== sum) return null
  const head = v.safeParse(Head, JSON.parse(text))
  return head.success ? head.output : null
}

export function sumOf(head: ColumnsHead, name: ColumnName): number | undefined {
  return head.sums[columnNames.indexOf(name)]
}

export function readingOf(head: ColumnsHead, arrays: Columns['arrays']): ColumnsReading {
  const columns = new Columns(arrays, head.rows, new Names(head.sites), new Names(head.tagLists))
  return { columns, snapshot: head.snapshot }
}

function layoutOf(): string {
  const order = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big'
  return [order, ...columnNames.map((name) => `${name}:${widths[name]}`), ...fixedViews].join(' ')
}
