import { promisify } from 'node:util'
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { stat } from 'node:fs/promises'
import { faultReason } from '../files.ts'
import type { RandomBytes } from './bytes.ts'
import { bytesInFile, bytesInMemory } from './bytes.ts'
import type { ZipEntry, ZipLimits, ZipListing, ZipProblem, ZipRefusal } from './entry.ts'
import { zipLimits } from './entry.ts'
import { openFolder } from './folder.ts'
import { headerLength, listZip, withoutSmallTraps } from './listing.ts'
import { salvageZip } from './salvage.ts'

const inflate = promisify(inflateRaw)

/**
 * Bytes, packed or unpacked, up to which a file is unpacked on this thread. Handing one over costs a stream of its own, with
 * 16 KB to unpack to: for 65,000 pictures of 70 bytes, 13 seconds of which 9 went to the garbage.
 */
const unpackedHere = 64 * 1024

/** An open zip. Its contents may be hostile: every size is held to, every checksum is checked. */
export interface Zip {
  /** What can be read, in the order of the zip's list. */
  readonly entries: readonly ZipEntry[]
  /** What cannot, each with its reason: unsafe name, password, link, too large. */
  readonly problems: readonly ZipProblem[]
  /** The list of contents is missing or damaged, and the files were looked for one by one. */
  readonly cutOff: boolean
  /** All of one file, or a reason that completes "“name”: …". */
  read(entry: ZipEntry): Promise<Result<Uint8Array, ZipRefusal>>
  close(): Promise<void>
}

/** Does it begin as a zip does? (An empty zip has no files and begins otherwise.) */
export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04
}

/**
 * Opens a zip by its path or from its bytes; the path may be of a folder that a zip was unpacked to. The memory that it takes grows with the number of files in it
 * (about 300 bytes each), never with their size; `read` holds one file at a time.
 */
export async function openZip(
  from: string | Uint8Array,
  limits: ZipLimits = zipLimits,
): Promise<Result<Zip, ZipRefusal>> {
  let bytes: RandomBytes
  try {
    if (typeof from === 'string' && (await stat(from)).isDirectory()) return await openFolder(from, limits)
    bytes = typeof from === 'string' ? await bytesInFile(from) : bytesInMemory(from)
  } catch (error) {
    return fail({ code: 'disk', reason: faultReason(error) })
  }
  const listing = await list(bytes, limits)
  if (!listing.ok) {
    await bytes.close()
    return listing
  }
  const { cutOff } = listing.value
  const { entries, problems } = withoutSmallTraps(listing.value, limits)
  return ok({
    entries,
    problems,
    cutOff,
    read: (entry) => read(bytes, entry),
    close: () => bytes.close(),
  })
}

async function list(
  bytes: RandomBytes,
  limits: ZipLimits,
): Promise<Result<ZipListing & { readonly cutOff: boolean }, ZipRefusal>> {
  try {
    return ok({ ...(await listZip(bytes, limits)), cutOff: false })
  } catch (error) {
    if (isDisk(error)) return fail({ code: 'disk', reason: faultReason(error) })
  }
  try {
    const found = await salvageZip(bytes, limits)
    if (found.entries.length + found.problems.length > 0) return ok({ ...found, cutOff: true })
  } catch (error) {
    if (isDisk(error)) return fail({ code: 'disk', reason: faultReason(error) })
    throw error
  }
  return fail({ code: 'not-a-zip', reason: 'it is no zip, or so damaged that nothing in it can be found' })
}

async function read(bytes: RandomBytes, entry: ZipEntry): Promise<Result<Uint8Array, ZipRefusal>> {
  let unpacked: Buffer
  try {
    const header = await bytes.read(entry.offset, headerLength)
    if (header.readUInt32LE(0) !== 0x04034b50) return damaged('its beginning is not where the zip says')
    const start = entry.offset + headerLength + header.readUInt16LE(26) + header.readUInt16LE(28)
    const packed = await bytes.read(start, entry.packedSize)
    if (entry.method === 'stored') unpacked = packed
    else if (entry.size === 0 && entry.packedSize === 0) unpacked = Buffer.alloc(0)
    else unpacked = await unpack(packed, entry)
  } catch (error) {
    if (isDisk(error)) return fail({ code: 'disk', reason: faultReason(error) })
    if (error instanceof RangeError && isTooLong(error))
      return fail({ code: 'trap', reason: 'it unpacks to more than the zip says' })
    return damaged(error instanceof RangeError ? 'the zip ends in the middle of it' : 'it is damaged')
  }
  if (unpacked.length !== entry.size) return damaged('it unpacks to another size than the zip says')
  if (crc32(unpacked) !== entry.crc32) return damaged('it is damaged: its checksum is not the one in the zip')
  return ok(unpacked)
}

/** SECURITY: never a byte more than the list says, which was held to the limits. */
async function unpack(packed: Buffer, { size }: ZipEntry): Promise<Buffer> {
  const maxOutputLength = Math.max(1, size)
  if (Math.max(size, packed.length) > unpackedHere) return await inflate(packed, { maxOutputLength })
  return inflateRawSync(packed, { maxOutputLength, chunkSize: Math.max(64, size) })
}

function damaged(reason: string): Result<never, ZipRefusal> {
  return fail({ code: 'damaged', reason })
}

function isTooLong(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Zlib's codes begin with Z_, Node's own with ERR_: an errno is what is left. */
function isDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E(?!RR_)[A-Z]+$/.test(error.code)
  )
}
