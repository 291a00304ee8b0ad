import type { Entry } from 'yauzl'
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  validateFileName,
} from 'yauzl'
import type { RandomBytes } from './bytes.ts'
import type { ZipEntry, ZipLimits, ZipListing, ZipProblem } from './entry.ts'

/** Of a file's own header, before its name. */
export const headerLength = 30

/** What the zip's own list of contents says, in its order. @throws when there is none, or it is damaged */
export async function listZip(bytes: RandomBytes, limits: ZipLimits): Promise<ZipListing> {
  // Names are decoded here: yauzl ends the whole list at the first that is unsafe, and the rest is wanted.
  const zip = await fromRandomAccessReaderPromise(new Reader(bytes), bytes.length, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  })
  const collected = new Collected(limits)
  if (zip.entryCount > limits.entries) throw new RangeError('it holds too many files')
  for await (const entry of zip.eachEntry()) collected.take(entry)
  return withoutOverlaps(collected)
}

/** One piece of data listed under many names is how a small zip unpacks to a full disk. */
function withoutOverlaps({ entries, problems }: ZipListing): ZipListing {
  const overlapping = new Set<ZipEntry>()
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) overlapping.add(entry)
    end = Math.max(end, entry.offset + headerLength + entry.packedSize)
  }
  if (overlapping.size === 0) return { entries, problems }
  const reason = 'it shares its bytes with another file in the zip, as only a trap does'
  return {
    entries: entries.filter((entry) => !overlapping.has(entry)),
    problems: [...problems, ...Array.from(overlapping, ({ name }) => ({ name, reason }))],
  }
}

/** A large trap is split into thousands of small ones, each of which would do no harm by itself. */
export function withoutSmallTraps({ entries, problems }: ZipListing, limits: ZipLimits): ZipListing {
  const traps = entries.filter(({ size, packedSize }) => size > packedSize * limits.ratio)
  const total = traps.reduce((sum, { size }) => sum + size, 0)
  if (total <= limits.smallTrapsBytes) return { entries, problems }
  const unwanted = new Set(traps)
  const reason = `it and ${(traps.length - 1).toLocaleString('en')} others would unpack to ${megabytes(total)} from almost nothing, as only a trap does`
  return {
    entries: entries.filter((entry) => !unwanted.has(entry)),
    problems: [...problems, ...traps.map(({ name }) => ({ name, reason }))],
  }
}

/** Sorts entries into those that can be read and those that cannot; folders are passed over. */
class Collected implements ZipListing {
  readonly entries: ZipEntry[] = []
  readonly problems: ZipProblem[] = []
  readonly #limits: ZipLimits
  readonly #names = new Set<string>()

  constructor(limits: ZipLimits) {
    this.#limits = limits
  }

  take(raw: Entry): void {
    const entry = readEntry(raw)
    if (entry.name.endsWith('/')) return
    const reason = nameProblem(entry.name) ?? kindProblem(raw) ?? sizeProblem(entry, this.#limits)
    if (reason !== null) this.problems.push({ name: entry.name, reason })
    else if (this.#names.has(entry.name))
      this.problems.push({
        name: entry.name,
        reason: 'there is another file of this name in the zip',
        again: entry,
      })
    else {
      this.#names.add(entry.name)
      this.entries.push(entry)
    }
  }
}

function readEntry(raw: Entry): ZipEntry {
  return {
    name: nameOf(raw),
    size: raw.uncompressedSize,
    packedSize: raw.compressedSize,
    crc32: raw.crc32,
    method: raw.compressionMethod === 0 ? 'stored' : 'deflated',
    offset: raw.relativeOffsetOfLocalHeader,
  }
}

const utf8Flag = 0x800

/** Many programs write UTF-8 and do not say so; what is not valid UTF-8 is read as the zip's old code page. */
function nameOf(raw: Entry): string {
  const { fileNameRaw, extraFields, generalPurposeBitFlag: flags } = raw
  const isUtf8 = new TextDecoder('utf-8', { fatal: true })
  try {
    isUtf8.decode(fileNameRaw)
  } catch {
    return getFileNameLowLevel(flags, fileNameRaw, extraFields, false)
  }
  return getFileNameLowLevel(flags | utf8Flag, fileNameRaw, extraFields, false)
}

/** SECURITY: nothing here is unpacked by name, and still no name that could leave a folder goes further. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'it has no name'
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/[\u0000-\u001f]/.test(name)) return 'its name holds characters that no file name may hold'
  return validateFileName(name) === null ? null : 'its name leads out of the zip'
}

const linkMode = 0o120000

function kindProblem(raw: Entry): string | null {
  if (raw.isEncrypted()) return 'it is locked with a password'
  if (!raw.canDecodeFileData()) return 'it is packed in a way that Offprint cannot unpack'
  const fromUnix = raw.versionMadeBy >> 8 === 3
  const isLink = fromUnix && ((raw.externalFileAttributes >>> 16) & 0o170000) === linkMode
  return isLink ? 'it is a link to another file' : null
}

export function sizeProblem(entry: Omit<ZipEntry, 'name'>, limits: ZipLimits): string | null {
  const { size, packedSize, method } = entry
  if (method === 'stored' && size !== packedSize) return 'its two sizes differ, so it is damaged'
  if (size > limits.entryBytes)
    return `it would unpack to ${megabytes(size)}; ${megabytes(limits.entryBytes)} is the most`
  if (size >= limits.ratioFrom && size > packedSize * limits.ratio)
    return `it would unpack to ${Math.floor(size / Math.max(1, packedSize)).toLocaleString('en')} times its size, as only a trap does`
  return null
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
}

/** What yauzl reads through; only for the list of contents, so streams are never asked for. */
class Reader extends RandomAccessReader {
  readonly #bytes: RandomBytes

  constructor(bytes: RandomBytes) {
    super()
    this.#bytes = bytes
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytes.read(position, length).then(
      (found) => {
        found.copy(target, offset)
        callback(null)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    )
  }
}
