import { crc32 } from 'node:zlib'
import type { ColumnsReading } from './columns-file.ts'
import { readColumnsHead, readingOf, sumOf } from './columns-file.ts'
import type { ColumnName } from './columns.ts'
import { arraysOver, byteLengthOf, placesOf, widths } from './columns.ts'
import type { FileSystem } from './file-system.ts'

/** What a list that is sorted newest first, its lines and the counts need: half of the bytes. */
const glanced = ['added', 'ids', 'offsets', 'lengths', 'sites', 'tags', 'views'] as const

type Glanced = Readonly<Record<(typeof glanced)[number], Buffer<ArrayBuffer>>>

/**
 * The columns with those arrays alone: the others hold nothing but zeros for what the snapshot knows, so that this is
 * for looking, and nothing may be decided or kept by it. Null for what cannot be used, as `readColumns` has it.
 *
 * @throws the errors of the disk
 */
export async function glanceAtColumns(fs: FileSystem, path: string): Promise<ColumnsReading | null> {
  const line = await fs.readFirstLine(path)
  const head = readColumnsHead(line)
  if (head === null) return null
  const { rows } = head
  const places = placesOf(rows)
  const begin = line.length + 1
  const lengthOf = (name: ColumnName): number => rows * widths[name]
  const parts = await fs.readParts(
    path,
    glanced.map((name) => ({ offset: begin + places[name], length: lengthOf(name) })),
  )
  const read: Partial<Record<ColumnName, Buffer<ArrayBuffer>>> = {}
  for (const [index, name] of glanced.entries()) {
    const bytes = parts[index]
    if (bytes?.length !== lengthOf(name) || crc32(bytes) !== sumOf(head, name)) return null
    read[name] = aligned(bytes)
  }
  const { added, ids, offsets, lengths, sites, tags, views } = read as Glanced
  return readingOf(head, {
    // Memory that nobody writes to is not taken from the system.
    ...arraysOver(new ArrayBuffer(byteLengthOf(rows)), rows),
    added: new Float64Array(added.buffer, added.byteOffset, rows),
    ids,
    offsets: new Uint32Array(offsets.buffer, offsets.byteOffset, rows),
    lengths: new Uint32Array(lengths.buffer, lengths.byteOffset, rows),
    sites: new Uint32Array(sites.buffer, sites.byteOffset, rows),
    tags: new Uint32Array(tags.buffer, tags.byteOffset, rows),
    views: new Uint16Array(views.buffer, views.byteOffset, rows),
  })
}

/** At a place in memory where any array may begin: as a rule these very bytes, which are not to be copied. */
function aligned(bytes: Buffer): Buffer<ArrayBuffer> {
  const isAligned = bytes.byteOffset % 8 === 0 && bytes.buffer instanceof ArrayBuffer
  return isAligned ? (bytes as Buffer<ArrayBuffer>) : Buffer.from(new Uint8Array(bytes).buffer)
}
