import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { foldingVersion } from './normalise.ts'
import type { SegmentData } from './segment.ts'

/**
 * A segment as bytes: `OFPSEG`, two bytes of format version, four of header length, a JSON header that names the
 * library and where each array lies, the arrays, and four bytes of CRC-32 over all before. Little-endian, as is
 * every machine that the app is built for.
 */
const magic = 'OFPSEG'
const formatVersion = 2
const preamble = 12
const alignment = 8

const arrayTypes = {
  codes: Uint16Array,
  starts: Uint32Array,
  signatures: Uint32Array,
  articles: Uint8Array,
  rows: Uint32Array,
  stamps: Float64Array,
  postings: Uint8Array,
  positions: Uint8Array,
  postingStarts: Uint32Array,
  positionStarts: Uint32Array,
} as const
type ArrayName = keyof typeof arrayTypes
const arrayNames = Object.keys(arrayTypes) as readonly ArrayName[]

const Length = v.pipe(v.number(), v.integer(), v.minValue(0))
const Header = v.object({
  library: v.string(),
  folding: v.number(),
  /** Lengths in elements, in the order of `arrayTypes`. */
  lengths: v.pipe(v.array(Length), v.length(arrayNames.length)),
})

function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment
}

/** @param libraryId of the library whose articles the segment indexes */
export function encodeSegment(data: SegmentData, libraryId: string): Uint8Array {
  const header = Buffer.from(
    JSON.stringify({
      library: libraryId,
      folding: foldingVersion,
      lengths: arrayNames.map((name) => data[name].length),
    } satisfies v.InferOutput<typeof Header>),
  )
  const offsets: number[] = []
  let end = align(preamble + header.length)
  for (const name of arrayNames) {
    offsets.push(end)
    end = align(end + data[name].byteLength)
  }
  const bytes = Buffer.alloc(end + 4)
  bytes.write(magic, 0, 'latin1')
  bytes.writeUInt16LE(formatVersion, magic.length)
  bytes.writeUInt32LE(header.length, magic.length + 2)
  header.copy(bytes, preamble)
  for (const [index, name] of arrayNames.entries()) {
    const array = data[name]
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offsets[index])
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, end)), end)
  return bytes
}

/**
 * The segment in a file's bytes, as views over them.
 *
 * @returns why it cannot be used, as words that follow "is", if it cannot
 */
export function decodeSegment(bytes: Uint8Array, libraryId: string): SegmentData | string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < preamble + 4 || file.toString('latin1', 0, magic.length) !== magic) return 'not a segment'
  if (file.readUInt16LE(magic.length) !== formatVersion) return 'of another version'
  const body = file.subarray(0, file.length - 4)
  if (file.readUInt32LE(body.length) !== crc32(body)) return 'damaged'
  const headerEnd = preamble + file.readUInt32LE(magic.length + 2)
  const header = readHeader(file, headerEnd)
  if (header === null) return 'damaged'
  if (header.library !== libraryId) return 'of another library'
  if (header.folding !== foldingVersion) return 'of another version'
  return arraysOf(bytes, header.lengths, align(headerEnd), body.length) ?? 'damaged'
}

function readHeader(file: Buffer, end: number): v.InferOutput<typeof Header> | null {
  if (end > file.length) return null
  let json: unknown
  try {
    json = JSON.parse(file.toString('utf8', preamble, end))
  } catch {
    return null
  }
  const parsed = v.safeParse(Header, json)
  return parsed.success ? parsed.output : null
}

function arraysOf(
  bytes: Uint8Array,
  lengths: readonly number[],
  start: number,
  end: number,
): SegmentData | null {
  // Typed arrays must begin at a multiple of their element's size.
  const source = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice()
  const offsets = new Map<ArrayName, readonly [offset: number, length: number]>()
  let next = start
  for (const [index, name] of arrayNames.entries()) {
    const length = lengths[index] ?? 0
    offsets.set(name, [source.byteOffset + next, length])
    next = align(next + length * arrayTypes[name].BYTES_PER_ELEMENT)
  }
  if (next !== end) return null
  const at = (name: ArrayName): [ArrayBufferLike, number, number] => [
    source.buffer,
    ...(offsets.get(name) ?? [0, 0]),
  ]
  return {
    codes: new Uint16Array(...at('codes')),
    starts: new Uint32Array(...at('starts')),
    signatures: new Uint32Array(...at('signatures')),
    articles: new Uint8Array(...at('articles')),
    rows: new Uint32Array(...at('rows')),
    stamps: new Float64Array(...at('stamps')),
    postings: new Uint8Array(...at('postings')),
    positions: new Uint8Array(...at('positions')),
    postingStarts: new Uint32Array(...at('postingStarts')),
    positionStarts: new Uint32Array(...at('positionStarts')),
  }
}
