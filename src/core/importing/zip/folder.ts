import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { faultReason } from '../files.ts'
import type { ZipEntry, ZipLimits, ZipProblem, ZipRefusal } from './entry.ts'
import type { Zip } from './zip.ts'

const deepest = 64

/** A zip that was unpacked, seen as the zip that it was. SECURITY: no link in it is followed. */
export async function openFolder(folder: string, limits: ZipLimits): Promise<Result<Zip, ZipRefusal>> {
  const found: Found = { entries: [], problems: [] }
  try {
    await walk(folder, '', 0, limits, found)
  } catch (error) {
    return fail({ code: 'disk', reason: faultReason(error) })
  }
  return ok({
    ...found,
    cutOff: false,
    read: (entry) => read(join(folder, ...entry.name.split('/')), limits),
    close: () => Promise.resolve(),
  })
}

interface Found {
  readonly entries: ZipEntry[]
  readonly problems: ZipProblem[]
}

async function walk(
  folder: string,
  before: string,
  depth: number,
  limits: ZipLimits,
  { entries, problems }: Found,
): Promise<void> {
  for (const name of (await readdir(folder)).toSorted()) {
    const way = `${before}${name}`
    const path = join(folder, name)
    const facts = await lstat(path)
    if (facts.isSymbolicLink()) problems.push({ name: way, reason: 'it is a link to another file' })
    else if (facts.isDirectory() && depth < deepest)
      await walk(path, `${way}/`, depth + 1, limits, { entries, problems })
    else if (!facts.isFile() || entries.length >= limits.entries)
      problems.push({ name: way, reason: 'it is neither a file nor a folder' })
    else {
      const { size } = facts
      entries.push({ name: way, size, packedSize: size, crc32: 0, method: 'stored', offset: 0 })
    }
  }
}

async function read(path: string, { entryBytes }: ZipLimits): Promise<Result<Uint8Array, ZipRefusal>> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > entryBytes) return fail({ code: 'too-large', reason: tooLarge(size, entryBytes) })
      return ok(new Uint8Array(await file.readFile()))
    } finally {
      await file.close()
    }
  } catch (error) {
    return fail({ code: 'disk', reason: faultReason(error) })
  }
}

function tooLarge(size: number, most: number): string {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return `it is ${megabytes(size)}; a file may be ${megabytes(most)} at most`
}
