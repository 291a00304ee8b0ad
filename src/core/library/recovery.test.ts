import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import type { FileSystem } from './file-system.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

const at = '2026-01-02T03:04:05.000Z'

function titles(library: Library): readonly string[] {
  return [...library.all()].map((article) => `${article.title}${article.bookmarked ? ' *' : ''}`)
}

async function addTo(library: Library, ...names: readonly string[]): Promise<void> {
  const added = await library.add(
    names.map((name) => draftOf(name)),
    newImportId(),
    at,
  )
  if (!added.ok) throw new Error(added.fault.message)
}

/** Three articles in the snapshot, two changes in the journal, the older generations in backups. */
async function library(): Promise<{ readonly fs: MemoryFileSystem; readonly expected: readonly string[] }> {
  const fs = new MemoryFileSystem()
  const { library, fold, adapter } = await startStore(fs)
  await addTo(library, 'one', 'two', 'three')
  await fold()
  await addTo(library, 'four')
  const [first] = library.all()
  await library.setState([first!.id], { bookmarked: true })
  await adapter.close()
  return { fs, expected: titles(library) }
}

async function names(fs: FileSystem): Promise<readonly string[]> {
  return fs.names(libraryFolder)
}

async function overwrite(fs: FileSystem, name: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(join(libraryFolder, name), 'over')
  await file.append(bytes)
  await file.sync()
}

async function contentOf(fs: FileSystem, name: string): Promise<Buffer> {
  return fs.readFile(join(libraryFolder, name))
}

async function journal(fs: FileSystem): Promise<string> {
  const all = (await names(fs)).filter((name) => name.startsWith('index.journal.')).sort()
  return all.at(-1) ?? ''
}

describe('a damaged offprint.json', () => {
  it('opens, is mended and makes no newer version of the library, whichever bit flips', async () => {
    const { fs, expected } = await library()
    const sound = Buffer.from(await contentOf(fs, 'offprint.json'))
    for (let bit = 0; bit < sound.length * 8; bit++) {
      const bytes = Buffer.from(sound)
      bytes.writeUInt8((bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3)
      await overwrite(fs, 'offprint.json', bytes)
      const session = await startStore(fs)
      expect(titles(session.library), `bit ${bit}`).toEqual(expected)
      await session.adapter.close()
      const { format, id } = JSON.parse(sound.toString()) as Readonly<Record<string, unknown>>
      expect(JSON.parse((await contentOf(fs, 'offprint.json')).toString())).toMatchObject({ format, id })
    }
  })
})

describe('a damaged index', () => {
  it.each([
    ['a flipped bit', (bytes: Buffer) => bytes.fill((bytes[300] ?? 0) ^ 1, 300, 301)],
    ['a truncated file', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['an empty file', () => Buffer.alloc(0)],
    ['zeroes', (bytes: Buffer) => bytes.fill(0)],
    ['a damaged head', (bytes: Buffer) => bytes.fill('x', 5, 9)],
    [
      'a missing line',
      (bytes: Buffer) => Buffer.from(bytes.toString().split('\n').toSpliced(2, 1).join('\n')),
    ],
  ])('(%s) is rebuilt from the backup and the journal without a loss, and is kept', async (_, damage) => {
    const { fs, expected } = await library()
    const bad = Buffer.from(damage(await contentOf(fs, 'index.json')))
    await overwrite(fs, 'index.json', bad)
    const session = await startStore(fs)
    expect(titles(session.library)).toEqual(expected)
    expect(session.library.notices.join(' ')).toMatch(/index was damaged.*from the backup.*kept beside it/)
    const kept = (await names(fs)).find((name) => name.startsWith('index.json.damaged-'))
    expect((await contentOf(fs, kept ?? '')).equals(bad)).toBe(true)

    await session.library.close()
    const again = await startStore(fs)
    expect(titles(again.library)).toEqual(expected)
    expect(again.library.notices).toEqual([])
  })

  it('that is gone is not taken for an empty library', async () => {
    const { fs, expected } = await library()
    await fs.remove(join(libraryFolder, 'index.json'))
    const { library: found } = await startStore(fs)
    expect(titles(found)).toEqual(expected)
  })

  it('without any backup yet is rebuilt from the journal alone', async () => {
    const fs = new MemoryFileSystem()
    const { library, adapter } = await startStore(fs)
    await addTo(library, 'one')
    await adapter.close()
    await fs.remove(join(libraryFolder, 'backups'))
    await overwrite(fs, 'index.json', Buffer.from('{'))
    expect(titles((await startStore(fs)).library)).toEqual(['one'])
  })

  it('without backup or journal gives what can be read of it, and sweeps nothing', async () => {
    const { fs } = await library()
    await fs.remove(join(libraryFolder, 'backups'))
    for (const name of await names(fs)) {
      if (name.startsWith('index.journal.')) await fs.remove(join(libraryFolder, name))
    }
    const lines = (await contentOf(fs, 'index.json')).toString().split('\n')
    lines[2] = lines[2]!.replace('two', 'tow')
    await overwrite(fs, 'index.json', Buffer.from(lines.join('\n')))
    const { library: found } = await startStore(fs)
    expect(titles(found)).toEqual(['one', 'three'])
    expect(found.notices.join(' ')).toMatch(
      /what could be read of it was kept.*1 change could not|One change/,
    )
    expect((await fs.names(join(libraryFolder, 'articles'))).length).toBe(4)
  })

  it('beyond all help is refused, and the folder is left as it was', async () => {
    const { fs } = await library()
    await fs.remove(join(libraryFolder, 'backups'))
    for (const name of await names(fs)) {
      if (name.startsWith('index.journal.')) await fs.remove(join(libraryFolder, name))
    }
    await overwrite(fs, 'index.json', Buffer.from('nothing'))
    await expect(startStore(fs)).rejects.toThrow(/index of the library .* is damaged .* still in/)
    expect((await contentOf(fs, 'index.json')).toString()).toBe('nothing')
    await fs.remove(join(libraryFolder, 'index.json'))
    await expect(startStore(fs)).rejects.toThrow(/is damaged/)
  })

  it('is read around by a reader, which writes nothing', async () => {
    const { fs, expected } = await library()
    await overwrite(fs, 'index.json', Buffer.from('{"format":1'))
    const before = fs.calls
    const { library: found } = await startStore(fs, 'read')
    expect(titles(found)).toEqual(expected)
    expect(fs.calls).toBe(before)
  })
})

describe('the journal', () => {
  it('cut at any byte of its last line opens without that change, and says so', async () => {
    const whole = await library()
    const name = await journal(whole.fs)
    const bytes = await contentOf(whole.fs, name)
    const lastLine = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
    for (let length = lastLine; length < bytes.length; length++) {
      await overwrite(whole.fs, name, bytes.subarray(0, length))
      const { library: found } = await startStore(whole.fs, 'read')
      expect(titles(found)).toEqual(['one', 'two', 'three', 'four'])
      expect(found.notices.length, `cut to ${length}`).toBe(length === lastLine ? 0 : 1)
      if (length > lastLine) expect(found.notices[0]).toContain('incomplete and was left out')
    }
  })

  it('goes on after a torn line without ever mixing the two', async () => {
    const { fs } = await library()
    const name = await journal(fs)
    const bytes = await contentOf(fs, name)
    await overwrite(fs, name, bytes.subarray(0, bytes.length - 5))
    const session = await startStore(fs)
    await addTo(session.library, 'five')
    await session.adapter.close()
    const { library: found } = await startStore(fs)
    expect(titles(found)).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(found.notices).toEqual([])
  })

  it('torn at its end is told of once, though nothing is written after', async () => {
    const { fs } = await library()
    const name = await journal(fs)
    const bytes = await contentOf(fs, name)
    await overwrite(fs, name, bytes.subarray(0, bytes.length - 5))
    const first = await startStore(fs)
    expect(first.library.notices).toHaveLength(1)
    await first.adapter.close()
    expect((await startStore(fs)).library.notices).toEqual([])
  })

  it('damaged before its end keeps every change but the damaged one, and the damaged file', async () => {
    const { fs } = await library()
    const name = await journal(fs)
    const lines = (await contentOf(fs, name)).toString().split('\n')
    lines[1] = lines[1]!.replace('four', 'fuor')
    await overwrite(fs, name, Buffer.from(lines.join('\n')))
    const { library: found } = await startStore(fs)
    expect(titles(found)).toEqual(['one *', 'two', 'three'])
    expect(found.notices.join(' ')).toMatch(/journal was damaged.*One change could not be recovered/)
    expect((await names(fs)).some((other) => other.startsWith(`${name}.damaged-`))).toBe(true)
    // The text of the lost article is still there: nothing is swept after a loss.
    expect((await fs.names(join(libraryFolder, 'articles'))).length).toBe(4)
  })

  it('with its last line damaged keeps the file, and the texts that the line may have brought', async () => {
    const { fs } = await library()
    const session = await startStore(fs)
    await addTo(session.library, 'five')
    await session.adapter.close()
    const name = await journal(fs)
    const bad = Buffer.from((await contentOf(fs, name)).toString().replace('five', 'fife'))
    await overwrite(fs, name, bad)
    const { library: found, log } = await startStore(fs)
    expect(titles(found)).toEqual(['one *', 'two', 'three', 'four'])
    expect(found.notices.join(' ')).toMatch(
      /journal was damaged.*One change could not be recovered.*One article/,
    )
    const kept = (await names(fs)).find((other) => other.startsWith(`${name}.damaged-`))
    expect((await contentOf(fs, kept ?? '')).equals(bad)).toBe(true)
    expect(
      (await fs.names(join(libraryFolder, 'articles'))).filter((id) => id.endsWith('.recovered')),
    ).toHaveLength(1)
    expect(log.join(' ')).not.toContain('swept')
  })

  it('with any bit flipped anywhere opens, and shows no change that was not made', async () => {
    const { fs, expected } = await library()
    const name = await journal(fs)
    const bytes = await contentOf(fs, name)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const bad = Buffer.from(bytes)
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await overwrite(fs, name, bad)
        const { library: found } = await startStore(fs, 'read')
        const seen = titles(found)
        const known = new Set([...expected, 'one'])
        expect(seen.filter((title) => !known.has(title))).toEqual([])
        expect(seen.length).toBeGreaterThanOrEqual(3)
        if (seen.join() !== expected.join()) expect(found.notices.length).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('and the index and the backup, with any bit flipped, never give a wrong word', async () => {
    const { fs, expected } = await library()
    const known = new Set([...expected, 'one'])
    const bytes = await contentOf(fs, 'index.json')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const bad = Buffer.from(bytes)
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await overwrite(fs, 'index.json', bad)
        const { library: found } = await startStore(fs, 'read')
        expect(titles(found).filter((title) => !known.has(title))).toEqual([])
        expect(titles(found)).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })
})
