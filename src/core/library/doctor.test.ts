import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examine, repair } from './doctor.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { hourlyClock, libraryFolder, newProcess, startStore } from './store-fixture.ts'

async function library(): Promise<MemoryFileSystem> {
  const fs = new MemoryFileSystem()
  const { library, fold } = await startStore(fs)
  const drafts = ['one', 'two', 'three'].map((title) => draftOf(title))
  await library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z')
  await fold()
  const [first] = library.all()
  await library.setState([first!.id], { bookmarked: true })
  await library.close()
  return fs
}

function options(fs: MemoryFileSystem) {
  return { folder: libraryFolder, fileSystem: fs, processes: newProcess(), now: hourlyClock }
}

async function findings(fs: MemoryFileSystem): Promise<readonly string[]> {
  const examined = await examine(options(fs))
  if (!examined.ok) throw new Error(examined.fault.message)
  return examined.value.findings.map(({ message }) => message)
}

async function leftAfterRepair(fs: MemoryFileSystem): Promise<readonly string[]> {
  const repaired = await repair(options(fs))
  if (!repaired.ok) throw new Error(repaired.fault.message)
  return repaired.value.findings.map(({ message }) => message)
}

async function write(fs: MemoryFileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(join(libraryFolder, path), 'over')
  await file.append(bytes)
  await file.sync()
  await file.close()
}

async function flipBit(fs: MemoryFileSystem, path: string, at: number): Promise<void> {
  const bytes = Buffer.from(await fs.readFile(join(libraryFolder, path)))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await write(fs, path, bytes)
}

async function firstText(fs: MemoryFileSystem): Promise<string> {
  const [id] = await fs.names(join(libraryFolder, 'articles'))
  return `articles/${id}/body.html`
}

describe('the doctor', () => {
  it('finds nothing wrong with a sound library, and every text verified', async () => {
    const examined = await examine(options(await library()))
    expect(examined).toMatchObject({ ok: true, value: { articles: 3, verified: 3, findings: [] } })
  })

  it('changes nothing while it looks', async () => {
    const fs = await library()
    await flipBit(fs, 'index.json', 300)
    const calls = fs.calls
    expect(await findings(fs)).not.toEqual([])
    expect(fs.calls).toBe(calls)
  })

  it('tells of one flipped bit in a text, which it cannot mend', async () => {
    const fs = await library()
    await flipBit(fs, await firstText(fs), 5)
    const expected = [expect.stringMatching(/^The text of “one” is not as it was written/)]
    expect(await findings(fs)).toEqual(expected)
    expect(await leftAfterRepair(fs)).toEqual(expected)
  })

  it('tells of a text that is missing', async () => {
    const fs = await library()
    await fs.remove(join(libraryFolder, await firstText(fs)))
    expect(await findings(fs)).toEqual([expect.stringMatching(/^The text of “one” is missing/)])
  })

  it('follows a text that was replaced, and one from before there were checksums', async () => {
    const fs = await library()
    const { library: opened } = await startStore(fs)
    const [first] = opened.all()
    await opened.replaceBody(first!.id, draftOf('one, longer'))
    await opened.close()
    expect(await findings(fs)).toEqual([])
    await fs.remove(join(libraryFolder, 'articles.sums'))
    expect(await examine(options(fs))).toMatchObject({ ok: true, value: { verified: 0, findings: [] } })
  })

  it.each([
    ['a damaged index', (fs: MemoryFileSystem) => flipBit(fs, 'index.json', 300), /index was damaged/],
    ['a lost name', (fs: MemoryFileSystem) => write(fs, 'offprint.json', Buffer.of()), /offprint\.json/],
    [
      'a left-over text',
      (fs: MemoryFileSystem) => fs.makeFolder(join(libraryFolder, 'articles', '0123456789abcdef')),
      /left over/,
    ],
    [
      'an unfinished file',
      (fs: MemoryFileSystem) => write(fs, 'index.json.tmp', Buffer.of()),
      /not finished/,
    ],
    [
      'a stale lock',
      async (fs: MemoryFileSystem) => {
        await startStore(fs)
      },
      /a lock of test \(process \d+\), which does not run any more/,
    ],
    [
      'a damaged backup',
      async (fs: MemoryFileSystem) => {
        const [name] = await fs.names(join(libraryFolder, 'backups'))
        await flipBit(fs, `backups/${name}`, 300)
      },
      /A backup is damaged/,
    ],
  ])('finds %s and mends it', async (_, damage, message) => {
    const fs = await library()
    await damage(fs)
    expect((await findings(fs)).join(' ')).toMatch(message)
    expect(await leftAfterRepair(fs)).toEqual([])
    const { library: opened } = await startStore(fs)
    expect([...opened.all()].map(({ title, bookmarked }) => [title, bookmarked])).toEqual([
      ['one', true],
      ['two', false],
      ['three', false],
    ])
  })

  it('keeps the damaged backup that it replaces', async () => {
    const fs = await library()
    const [name] = await fs.names(join(libraryFolder, 'backups'))
    await flipBit(fs, `backups/${name}`, 300)
    await leftAfterRepair(fs)
    const names = await fs.names(join(libraryFolder, 'backups'))
    expect(names.some((other) => other.startsWith(`${name}.damaged-`))).toBe(true)
  })

  it('keeps a text that a damaged index does not name any more, also at later starts', async () => {
    const fs = await library()
    for (const name of await fs.names(join(libraryFolder, 'backups'))) {
      await fs.remove(join(libraryFolder, 'backups', name))
    }
    for (const name of await fs.names(libraryFolder)) {
      if (name.startsWith('index.journal.1')) await fs.remove(join(libraryFolder, name))
    }
    const index = (await fs.readFile(join(libraryFolder, 'index.json'))).toString()
    await write(fs, 'index.json', Buffer.from(index.replace('"title":"two"', '"title":"tvo"')))
    const { library: opened } = await startStore(fs)
    expect(opened.notices.join(' ')).toMatch(/One article that the index does not name any more.*recovered/)
    await opened.close()
    await (await startStore(fs)).library.close()
    const kept = (await fs.names(join(libraryFolder, 'articles'))).filter((name) =>
      name.endsWith('.recovered'),
    )
    expect(kept).toHaveLength(1)
    const text = await fs.readFile(join(libraryFolder, 'articles', kept[0] ?? '', 'body.html'))
    expect(text.toString()).toBe('<p>Body of two.</p>')
    expect(await findings(fs)).toEqual([expect.stringMatching(/kept after a loss/)])
  })

  it('says so where there is no library', async () => {
    const fs = new MemoryFileSystem()
    expect(await examine(options(fs))).toMatchObject({ ok: false, fault: { code: 'library-unreadable' } })
  })
})
