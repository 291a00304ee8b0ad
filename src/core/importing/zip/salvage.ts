import type { RandomBytes } from './bytes.ts'
import type { ZipEntry, ZipLimits, ZipListing, ZipProblem } from './entry.ts'
import { headerLength, nameProblem, sizeProblem } from './listing.ts'

const headerMark = 0x04034b50
const laterSizes = 0x8
const locked = 0x1

/**
 * The contents of a zip whose list is gone, as it is when a download or a copy stopped early: each file has a
 * header of its own before it, and they are walked from the first byte until one does not make sense. A zip
 * whose headers leave the sizes to a later place ends the walk: guessing where a file ends would invent text.
 */
export async function salvageZip(bytes: RandomBytes, limits: ZipLimits): Promise<ZipListing> {
  const entries: ZipEntry[] = []
  const problems: ZipProblem[] = []
  const names = new Set<string>()
  for (let offset = 0; offset + headerLength <= bytes.length;) {
    const header = await bytes.read(offset, headerLength)
    if (header.readUInt32LE(0) !== headerMark) break
    const flags = header.readUInt16LE(6)
    const method = header.readUInt16LE(8)
    const packedSize = header.readUInt32LE(18)
    const nameLength = header.readUInt16LE(26)
    const next = offset + headerLength + nameLength + header.readUInt16LE(28) + packedSize
    if ((flags & (laterSizes | locked)) !== 0 || (method !== 0 && method !== 8)) break
    if (offset + headerLength + nameLength > bytes.length) break
    const name = (await bytes.read(offset + headerLength, nameLength)).toString('utf8')
    const entry: ZipEntry = {
      name,
      size: header.readUInt32LE(22),
      packedSize,
      crc32: header.readUInt32LE(14),
      method: method === 0 ? 'stored' : 'deflated',
      offset,
    }
    const reason = next > bytes.length ? 'the zip ends in the middle of it' : null
    const problem = reason ?? nameProblem(name) ?? sizeProblem(entry, limits)
    if (problem !== null) problems.push({ name, reason: problem })
    else if (!name.endsWith('/') && !names.has(name) && entries.length < limits.entries) {
      names.add(name)
      entries.push(entry)
    }
    offset = next
  }
  return { entries, problems }
}
