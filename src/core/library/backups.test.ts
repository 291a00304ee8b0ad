import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupLabel, isBackupLabel, listBackups } from './backups.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import type { Session } from './store-fixture.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

const at = '2026-01-01T00:00:00.000Z'

async function reopened(fs: MemoryFileSystem, library: Library): Promise<Session> {
  await library.close()
  return startStore(fs)
}

describe('backups', () => {
  it('are made when the newest is an hour old, and the newest three survive a clock gone wrong', async () => {
    const fs = new MemoryFileSystem()
    let time = Date.UTC(2026, 0, 1)
    const { library, fold } = await startStore(fs, 'write', () => new Date(time))
    const times = [0, 10 * 60_000, 3 * 3_600_000, -50 * 365 * 86_400_000, 12 * 365 * 86_400_000]
    const counts: number[] = []
    for (const jump of times) {
      time = Date.UTC(2026, 0, 1) + jump
      await library.add([draftOf(`${jump}`)], newImportId(), at)
      await fold()
      counts.push((await listBackups(fs, libraryFolder)).length)
    }
    // The first stands since the library was made; ten minutes later none is due.
    expect(counts).toEqual([1, 1, 2, 3, 4])
    const [newest] = await listBackups(fs, libraryFolder)
    expect(newest!.head.count).toBe(5)
  })

  it('keep the older ones when the library is suddenly much smaller, and the log says so', async () => {
    const fs = new MemoryFileSystem()
    const { library, fold, log } = await startStore(fs)
    const added = await library.add([draftOf('a'), draftOf('b'), draftOf('c')], newImportId(), at)
    if (!added.ok) throw new Error(added.fault.message)
    for (let round = 0; round < 5; round++) await fold()
    const ids = added.value.map((article) => article.id)
    await library.trash(ids)
    await library.deleteForever(ids)
    await fold()
    expect(log.join('\n')).toContain('fell from 3 to 0 articles')
    expect((await listBackups(fs, libraryFolder)).some((one) => one.head.count === 3)).toBe(true)
  })

  it('that were asked for say so in their name, and stay however many come after', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await startStore(fs)
    await library.add([draftOf('a')], newImportId(), at)
    const made = await library.backUp()
    const [asked] = made.ok ? made.value : []
    expect(asked).toMatchObject({ reason: 'asked' })
    expect(isBackupLabel(backupLabel(asked!))).toBe(true)
    await library.changeSettings({ backupHours: 0, backupDays: 0, backupWeeks: 0 })
    const session = await reopened(fs, library)
    for (let n = 0; n < 6; n++) {
      await session.library.changeSettings({ fontSizePx: 14 + n })
      await session.fold()
    }
    const left = await listBackups(fs, libraryFolder)
    expect(left.map(({ reason }) => reason)).toEqual(['automatic', 'automatic', 'automatic', 'asked'])
  })

  it('that do not read back are not counted on', async () => {
    const fs = new MemoryFileSystem()
    const { library, fold, adapter } = await startStore(fs)
    await library.add([draftOf('a')], newImportId(), at)
    await fold()
    await library.add([draftOf('b')], newImportId(), at)
    await adapter.close()
    const [newest] = await listBackups(fs, libraryFolder)
    for (const name of [newest!.name, 'index.json']) {
      const path = join(libraryFolder, name)
      const bytes = await fs.readFile(path)
      const file = await fs.open(path, 'over')
      await file.append(bytes.subarray(0, bytes.length - 10))
      await file.sync()
    }
    const again = await startStore(fs)
    // The record lines of the index were whole, and the journal since holds the rest.
    expect([...again.library.all()].map((article) => article.title)).toEqual(['a', 'b'])
  })
})
