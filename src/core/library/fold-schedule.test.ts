import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listBackups } from './backups.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

const minuteMs = 60_000
const start = Date.UTC(2026, 0, 1)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the schedule of folds', () => {
  it('makes a backup each hour in which something changed, however small the change', async () => {
    const fs = new MemoryFileSystem()
    let time = start
    const { library } = await startStore(fs, 'write', () => new Date(time))
    const counts: number[] = []
    const pass = async (minutes: number): Promise<void> => {
      time += minutes * minuteMs
      await vi.advanceTimersByTimeAsync(minutes * minuteMs)
      // What the timers began goes over many turns of the loop.
      for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
      counts.push((await listBackups(fs, libraryFolder)).length)
    }
    await library.add([draftOf('a')], newImportId(), '2026-01-01T00:00:00.000Z')
    await pass(30)
    await library.changeSettings({ theme: 'dark' })
    // Nothing else happens: the change has its backup when the hour is over all the same.
    await pass(50)
    await pass(180)
    expect(counts).toEqual([1, 2, 2])
    await library.close()
  })
})
