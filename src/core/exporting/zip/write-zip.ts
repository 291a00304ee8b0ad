import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'
import { centralRecord, endRecords, localHeader } from './records.ts'

const deflate = promisify(deflateRaw)

export interface ZipFile {
  /** With `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly time: Date
}

/** Bytes handed on at once: a file system call for each small piece would cost more than the piece. */
const chunkLength = 256 * 1024
/**
 * What shrinks more than this is stored as it is: readers, ours among them, take a file that unpacks to hundreds
 * of times its size for a trap and refuse it.
 */
const mostRatio = 100
/** Below this a file is packed at once: asking the thread pool takes longer than the packing (6 kB: 0.1 ms). */
const packedAtOnce = 16 * 1024
/** Smaller ones cannot become smaller still. */
const leastPacked = 64
const ratioFrom = 64 * 1024

/**
 * A zip, piece by piece, of files given one after the other. Memory holds the file under way and 60 bytes plus
 * the name for each file before it; a zip of more than 65,534 files or 4 GiB becomes a zip64 by itself.
 * `offset`: where the zip begins, for one that is put after something else.
 */
export async function* writeZip(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  offset = 0,
): AsyncGenerator<Uint8Array> {
  const out = new Chunks()
  const list = new RecordList()
  let position = offset
  for await (const file of files) {
    const { bytes, time } = file
    const packed = await pack(bytes)
    const record = {
      name: Buffer.from(file.name),
      crc32: crc32(bytes),
      size: bytes.length,
      packedSize: packed.bytes.length,
      deflated: packed.deflated,
      time,
      offset: position,
    }
    const header = localHeader(record)
    list.add(centralRecord(record))
    position += header.length + packed.bytes.length
    yield* out.put(header)
    yield* out.put(packed.bytes)
  }
  for (const block of list.blocks()) yield* out.put(block)
  yield* out.put(endRecords(list.count, position, list.length))
  yield* out.rest()
}

async function pack(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly deflated: boolean }> {
  if (bytes.length < leastPacked) return { bytes, deflated: false }
  const packed = bytes.length <= packedAtOnce ? deflateRawSync(bytes) : await deflate(bytes)
  const tight = bytes.length >= ratioFrom && packed.length * mostRatio < bytes.length
  return packed.length < bytes.length && !tight
    ? { bytes: packed, deflated: true }
    : { bytes, deflated: false }
}

/**
 * The list of contents so far, copied into blocks of its own: a small buffer is a part of a slab that Node shares
 * out, and keeping one of each slab kept 100 kB for each article.
 */
class RecordList {
  readonly #full: Buffer[] = []
  #block = Buffer.allocUnsafeSlow(chunkLength)
  #used = 0
  count = 0
  length = 0

  add(record: Buffer): void {
    if (this.#used + record.length > this.#block.length) {
      this.#full.push(this.#block.subarray(0, this.#used))
      this.#block = Buffer.allocUnsafeSlow(Math.max(chunkLength, record.length))
      this.#used = 0
    }
    this.#used += record.copy(this.#block, this.#used)
    this.count += 1
    this.length += record.length
  }

  blocks(): readonly Buffer[] {
    return [...this.#full, this.#block.subarray(0, this.#used)]
  }
}

/** Joins small pieces. */
class Chunks {
  #pieces: Uint8Array[] = []
  #length = 0

  /** Gives what has come together, once it is enough. */
  put(piece: Uint8Array): readonly Uint8Array[] {
    this.#pieces.push(piece)
    this.#length += piece.length
    return this.#length >= chunkLength ? this.rest() : []
  }

  rest(): readonly Uint8Array[] {
    const joined = this.#length === 0 ? [] : [Buffer.concat(this.#pieces)]
    this.#pieces = []
    this.#length = 0
    return joined
  }
}
