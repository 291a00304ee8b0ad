import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { ZipFile } from '@core/exporting/zip/write-zip.ts'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { zipLimits } from './entry.ts'
import type { Zip } from './zip.ts'
import { looksLikeZip, openZip } from './zip.ts'

const time = new Date('2024-05-06T07:08:10Z')
const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function bytesOf(files: Iterable<ZipFile>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(files)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const given = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content), time }))
  return bytesOf(given)
}

async function opened(from: string | Uint8Array, limits = zipLimits): Promise<Zip> {
  const zip = await openZip(from, limits)
  if (!zip.ok) throw new Error(zip.fault.reason)
  return zip.value
}

/** Each file by name: its text, or why it was not read. */
async function contents(zip: Zip): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {}
  for (const { name, reason } of zip.problems) found[name] = reason
  for (const entry of zip.entries) {
    const read = await zip.read(entry)
    found[entry.name] = read.ok ? Buffer.from(read.value).toString() : read.fault.reason
  }
  return found
}

/** Writes over bytes that stand in the zip exactly once at or after `from`. */
function patched(zip: Buffer, search: string | Buffer, put: string | Buffer, from = 0): Buffer {
  const at = zip.indexOf(search, from)
  if (at < 0) throw new Error('what was to be changed is not in the zip')
  const copy = Buffer.from(zip)
  Buffer.from(put).copy(copy, at)
  return copy
}

const listMark = Buffer.from([0x50, 0x4b, 0x01, 0x02])

describe('a zip', () => {
  it('gives back what was put into it, from a file and from bytes', async () => {
    const entries = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-zß-ÿ一-丁א-ת]{1,8}(\/[a-z0-9 ]{1,8}\.txt)?$/),
        bytes: fc.uint8Array({ maxLength: 3000 }),
      }),
      { selector: (entry) => entry.name, maxLength: 12 },
    )
    const folder = await mkdtemp(join(tmpdir(), 'offprint-zip-'))
    folders.push(folder)
    await fc.assert(
      fc.asyncProperty(entries, fc.boolean(), async (files, asFile) => {
        fc.pre(files.length > 0)
        const bytes = await bytesOf(files.map((file) => ({ ...file, time })))
        const path = join(folder, 'a.zip')
        if (asFile) await writeFile(path, bytes)
        const zip = await opened(asFile ? path : bytes)
        const read = await Promise.all(zip.entries.map((entry) => zip.read(entry)))
        await zip.close()
        expect(zip.problems).toEqual([])
        expect(zip.cutOff).toBe(false)
        expect(zip.entries.map((entry) => entry.name)).toEqual(files.map((file) => file.name))
        expect(read.map((each) => each.ok && Buffer.from(each.value))).toEqual(
          files.map((file) => Buffer.from(file.bytes)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('gives back small files and large ones alike, however well they are packed', async () => {
    const files = Object.fromEntries(
      [0, 1, 63, 64, 65, 65_535, 65_536, 65_537, 200_000].map((length) => [
        `${String(length)}.txt`,
        'tide '.repeat(length).slice(0, length),
      ]),
    )
    expect(await contents(await opened(await zipOf(files)))).toEqual(files)
  })

  it('is known by its first bytes', async () => {
    expect(looksLikeZip(await zipOf({ a: 'x' }))).toBe(true)
    expect(looksLikeZip(Buffer.from('PK'))).toBe(false)
  })

  it('with a flipped bit says which file is damaged and gives the others', async () => {
    const text = 'word '.repeat(500)
    const zip = await zipOf({ 'a.txt': 'stored', 'b.txt': text, 'c.txt': 'whole' })
    const first = await contents(await opened(patched(zip, 'stored', 'stOred')))
    expect(first['a.txt']).toBe('it is damaged: its checksum is not the one in the zip')
    expect(first['c.txt']).toBe('whole')
    const packed = zip.indexOf('b.txt') + 'b.txt'.length + 9
    const end = zip.indexOf('c.txt') - 30
    let noticed = 0
    for (let at = packed; at < end; at++) {
      const hit = Buffer.from(zip)
      hit[at] = (hit[at] ?? 0) ^ 0x10
      const found = await contents(await opened(hit))
      // A bit between the packed data and the next byte says nothing; every other is noticed.
      if (found['b.txt'] !== text) {
        expect(found['b.txt']).toMatch(/^it (?:is damaged|unpacks to)/)
        noticed += 1
      }
      expect(found['c.txt']).toBe('whole')
    }
    expect(noticed).toBeGreaterThanOrEqual(end - packed - 1)
  })

  it('that was cut off gives the files that are whole and names the one that is not', async () => {
    const zip = await zipOf({ 'a.txt': 'first', 'b.txt': 'second', 'c.txt': 'third' })
    const cut = await opened(zip.subarray(0, zip.indexOf('third') + 2))
    expect(cut.cutOff).toBe(true)
    expect(await contents(cut)).toEqual({
      'a.txt': 'first',
      'b.txt': 'second',
      'c.txt': 'the zip ends in the middle of it',
    })
  })

  it('cut off anywhere never throws and never invents text', async () => {
    const files = { 'a.txt': 'first', 'b.txt': 'second '.repeat(40) }
    const zip = await zipOf(files)
    for (let length = 0; length < zip.length; length++) {
      const cut = await openZip(zip.subarray(0, length))
      if (!cut.ok) {
        expect(cut.fault.code).toBe('not-a-zip')
        continue
      }
      for (const entry of cut.value.entries) {
        const read = await cut.value.read(entry)
        if (read.ok) expect(files).toMatchObject({ [entry.name]: Buffer.from(read.value).toString() })
      }
    }
  })

  it('lets no name out of it', async () => {
    const zip = await zipOf({ 'aa/etc/passwd': 'x', 'bbb/c.txt': 'y', 'd.txt': 'z' })
    const list = zip.indexOf(listMark)
    const escaping = patched(patched(zip, 'aa/etc', '../etc', list), 'bbb/c.txt', 'C:\\/c.txt', list)
    const found = await contents(await opened(escaping))
    expect(found).toEqual({
      '../etc/passwd': 'its name leads out of the zip',
      'C://c.txt': 'its name leads out of the zip',
      'd.txt': 'z',
    })
    const backwards = patched(zip, 'aa/etc', '..\\etc', list)
    expect((await contents(await opened(backwards)))['../etc/passwd']).toBe('its name leads out of the zip')
  })

  it('reads nothing that unpacks to more than it says, or to far more than any text', async () => {
    const zip = await zipOf({ 'a.txt': 'word '.repeat(900), 'b.txt': 'fine' })
    const size = Buffer.alloc(4)
    size.writeUInt32LE(4500)
    const smaller = Buffer.alloc(4)
    smaller.writeUInt32LE(4400)
    const lying = await contents(await opened(patched(zip, size, smaller, zip.indexOf(listMark))))
    expect(lying['a.txt']).toBe('it unpacks to more than the zip says')
    expect(lying['b.txt']).toBe('fine')
    const strict = await opened(zip, { ...zipLimits, ratio: 10, ratioFrom: 100 })
    expect((await contents(strict))['a.txt']).toMatch(
      /^it would unpack to \d+ times its size, as only a trap does$/,
    )
    const small = await opened(zip, { ...zipLimits, entryBytes: 1000 })
    expect((await contents(small))['a.txt']).toBe('it would unpack to 1 MB; 1 MB is the most')
    const few = await openZip(zip, { ...zipLimits, entries: 1 })
    expect(few.ok && few.value.cutOff).toBe(true)
  })

  it('does not unpack thousands of small traps, and still what is beside them', async () => {
    const empty = 'a'.repeat(60_000)
    const traps = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.txt`, empty]))
    const zip = await zipOf({ ...traps, 'fine.txt': 'fine' })
    const lenient = await contents(await opened(zip))
    expect(lenient['3.txt'] === empty).toBe(true)
    const strict = await contents(await opened(zip, { ...zipLimits, smallTrapsBytes: 10_000_000 }))
    expect(strict['fine.txt']).toBe('fine')
    expect(strict['3.txt']).toBe(
      'it and 199 others would unpack to 12 MB from almost nothing, as only a trap does',
    )
  })

  it('does not unpack one piece of data under many names', async () => {
    const zip = await zipOf({ 'a.txt': 'same', 'b.txt': 'same' })
    const second = zip.indexOf(listMark, zip.indexOf(listMark) + 4)
    const overlapping = Buffer.from(zip)
    overlapping.writeUInt32LE(0, second + 42)
    expect(await contents(await opened(overlapping))).toEqual({
      'a.txt': 'same',
      'b.txt': 'it shares its bytes with another file in the zip, as only a trap does',
    })
  })

  it('says of a locked file and of a link why they are not read', async () => {
    const zip = await zipOf({ 'a.txt': 'locked', 'b.txt': 'link', 'c.txt': 'fine' })
    const list = zip.indexOf(listMark)
    const second = zip.indexOf(listMark, list + 4)
    zip.writeUInt16LE(zip.readUInt16LE(list + 8) | 1, list + 8)
    zip.writeUInt32LE(0o120777 * 0x10000, second + 38)
    expect(await contents(await opened(zip))).toEqual({
      'a.txt': 'it is locked with a password',
      'b.txt': 'it is a link to another file',
      'c.txt': 'fine',
    })
  })

  it('reads names that other programs wrote in UTF-8 without saying so, and in the old code page', async () => {
    const zip = await zipOf({ 'naïve.txt': 'utf-8', 'caf\u00e9.txt': 'cp437' })
    const list = zip.indexOf(listMark)
    const second = zip.indexOf(listMark, list + 4)
    zip.writeUInt16LE(0, list + 8)
    zip.writeUInt16LE(0, second + 8)
    // é in code page 437, and one letter less.
    const old = patched(
      zip,
      Buffer.from('caf\u00e9.txt'),
      Buffer.from([0x63, 0x61, 0x66, 0x82, 0x78, 0x2e, 0x74, 0x78, 0x74]),
      second,
    )
    expect(Object.keys(await contents(await opened(old)))).toEqual(['naïve.txt', 'caféx.txt'])
  })

  it('is what it is: anything else is refused in words', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(70_000, 'PK')]) {
      const zip = await openZip(bytes)
      expect(zip).toEqual({
        ok: false,
        fault: { code: 'not-a-zip', reason: 'it is no zip, or so damaged that nothing in it can be found' },
      })
    }
    const missing = await openZip('/nowhere/at/all.zip')
    expect(missing.ok || missing.fault).toEqual({
      code: 'disk',
      reason: 'it is not there (or vanished while it was being read)',
    })
  })
})
