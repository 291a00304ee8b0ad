import { describe, expect, it } from 'vitest'
import type { RandomBytes } from '@core/importing/zip/bytes.ts'
import { zipLimits } from '@core/importing/zip/entry.ts'
import { listZip } from '@core/importing/zip/listing.ts'
import { openZip } from '@core/importing/zip/zip.ts'
import type { ZipFile } from './write-zip.ts'
import { writeZip } from './write-zip.ts'

const time = new Date('2024-05-06T07:08:10Z')

async function bytesOf(files: Iterable<ZipFile>, offset = 0): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(files, offset)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The bytes as they would lie behind `offset` others. */
function behind(offset: number, bytes: Buffer): RandomBytes {
  return {
    length: offset + bytes.length,
    read: async (position, length) => {
      const before = Buffer.alloc(Math.max(0, Math.min(length, offset - position)))
      const start = Math.max(0, position - offset)
      return Buffer.concat([before, bytes.subarray(start, start + length - before.length)])
    },
    close: () => Promise.resolve(),
  }
}

describe('writing a zip', () => {
  it('gives the same bytes for the same files', async () => {
    const files = [{ name: 'a.txt', bytes: Buffer.from('text '.repeat(100)), time }]
    expect(await bytesOf(files)).toEqual(await bytesOf(files))
  })

  it('becomes a zip64 beyond 65,534 files', async () => {
    function* many(): Generator<ZipFile> {
      for (let number = 0; number < 65_540; number++)
        yield { name: `${number}.txt`, bytes: Buffer.from(String(number)), time }
    }
    const zip = await openZip(await bytesOf(many()))
    if (!zip.ok) throw new Error(zip.fault.reason)
    expect(zip.value.entries).toHaveLength(65_540)
    const last = zip.value.entries[65_539]
    const read = last === undefined ? null : await zip.value.read(last)
    expect(read?.ok === true && Buffer.from(read.value).toString()).toBe('65539')
  })

  it('becomes a zip64 beyond 4 GiB', async () => {
    const offset = 5 * 1024 ** 3
    const bytes = await bytesOf([{ name: 'a.txt', bytes: Buffer.from('far'), time }], offset)
    const listing = await listZip(behind(offset, bytes), zipLimits)
    expect(listing.problems).toEqual([])
    expect(listing.entries).toMatchObject([{ name: 'a.txt', size: 3, offset }])
  })

  it('stores what would unpack to so many times its size that readers take it for a trap', async () => {
    const zip = await openZip(await bytesOf([{ name: 'a.txt', bytes: Buffer.alloc(5_000_000, 32), time }]))
    if (!zip.ok) throw new Error(zip.fault.reason)
    expect(zip.value.problems).toEqual([])
    expect(zip.value.entries).toMatchObject([{ method: 'stored', size: 5_000_000 }])
  })
})
