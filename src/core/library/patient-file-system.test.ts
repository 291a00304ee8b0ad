import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import type { FileSystem } from './file-system.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'
import { patient } from './patient-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

/** A disk on which `name` answers `code` for as long as `heldMs`, on a clock that only pauses move. */
async function heldDisk(name: string, code: string, heldMs: number, under = '/', syscall = name) {
  const disk = new MemoryFileSystem()
  await disk.makeFolder('/folder')
  const file = await disk.open('/folder/from', 'new')
  await file.close()
  let nowMs = 0
  let tries = 0
  disk.before = (_, called, path) => {
    if (called !== name || !path.startsWith(under)) return 'go'
    tries += 1
    if (nowMs < heldMs) throw Object.assign(errno(code, path), { syscall })
    return 'go'
  }
  const fs = patient(disk, async (ms) => {
    nowMs += ms
  })
  return { disk, fs, tries: () => tries, waitedMs: () => nowMs }
}

const rename = (fs: FileSystem): Promise<void> => fs.rename('/folder/from', '/folder/to')

describe('a file that another program holds', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES', 'EAGAIN', 'EMFILE'])(
    'is renamed as soon as it is free, up to 10 seconds later (%s)',
    async (code) => {
      const { disk, fs, waitedMs } = await heldDisk('rename', code, 9900)
      await rename(fs)
      expect(await disk.names('/folder')).toEqual(['to'])
      expect(waitedMs()).toBeLessThanOrEqual(10_000)
    },
  )

  it('is given up after 10 seconds, with the answer that it gave last', async () => {
    const { disk, fs, waitedMs, tries } = await heldDisk('rename', 'EBUSY', Infinity)
    await expect(rename(fs)).rejects.toThrow('EBUSY')
    expect(await disk.names('/folder')).toEqual(['from'])
    expect(waitedMs()).toBe(10_000)
    expect(tries()).toBeLessThan(40)
  })

  it.each(['EROFS', 'ENOSPC', 'EIO', 'ENOENT'])(
    'is not waited for where waiting does not help (%s)',
    async (code) => {
      const { fs, tries } = await heldDisk('rename', code, Infinity)
      await expect(rename(fs)).rejects.toThrow(code)
      expect(tries()).toBe(1)
    },
  )
})

describe('a permission that is missing', () => {
  it.each(['EPERM', 'EACCES'])('is said at once when a file is opened (%s)', async (code) => {
    const { fs, tries } = await heldDisk('open', code, Infinity)
    await expect(fs.open('/folder/new', 'new')).rejects.toThrow(code)
    expect(tries()).toBe(1)
  })
})

describe('a call that may have changed something', () => {
  it.each(['append', 'sync', 'commit', 'truncate'])('is never tried again: %s', async (name) => {
    const { fs, tries } = await heldDisk(name, 'EAGAIN', Infinity)
    const file = await fs.open('/folder/from', 'over')
    const calls = {
      append: () => file.append(Buffer.from('x')),
      sync: () => file.sync(),
      commit: () => file.commit(),
      truncate: () => file.truncate(0),
    }
    await expect(calls[name as keyof typeof calls]()).rejects.toThrow('EAGAIN')
    expect(tries()).toBe(1)
  })
})

describe('a folder that is asked to be kept', () => {
  it.each(['EMFILE', 'ENFILE'])('waits until it can be opened (%s)', async (code) => {
    const { fs, waitedMs } = await heldDisk('syncFolder', code, 9900, '/', 'open')
    await fs.syncFolder('/folder')
    expect(waitedMs()).toBeLessThanOrEqual(10_000)
  })

  it.each(['EIO', 'EMFILE', 'ENOSPC'])('is asked once: nobody knows what the disk did (%s)', async (code) => {
    const { fs, tries } = await heldDisk('syncFolder', code, Infinity, '/', 'fsync')
    await expect(fs.syncFolder('/folder')).rejects.toThrow(code)
    expect(tries()).toBe(1)
  })
})

describe('a library in a folder that a sync tool watches', () => {
  it('rides out a hold on every file that takes the place of another', async () => {
    const disk = new MemoryFileSystem()
    const held = new Map<string, number>()
    const renamed: string[] = []
    // Every file that is renamed, folder or file, is held for the first five times that it is asked for.
    disk.before = (_, name, path) => {
      if (name !== 'rename') return 'go'
      const times = held.get(path) ?? 0
      held.set(path, times + 1)
      if (times < 5) throw errno('EPERM', path)
      renamed.push(path.slice(libraryFolder.length + 1).replaceAll(/[0-9a-z]{16}|\d[\d-]+T.*Z|\d+-/g, '*'))
      return 'go'
    }
    const { library, fold } = await startStore(patient(disk, async () => undefined))
    const importId = newImportId()
    const added = await library.add([draftOf('one')], importId, '2026-01-01T00:00:00.000Z')
    const id = added.ok ? added.value[0]?.id : undefined
    if (id === undefined) throw new Error('not added')
    expect(await library.replaceBody(id, draftOf('one, longer'))).toMatchObject({ ok: true })
    const time = '2026-01-01T00:00:00.000Z'
    const counts = { added: 0, merged: 0, skipped: 0, failed: 0 }
    const receipt = {
      id: importId,
      origin: 'cli',
      startedAt: time,
      finishedAt: time,
      ...counts,
      cancelled: false,
      items: [],
    } as const
    expect(await library.saveReceipt(receipt)).toMatchObject({ ok: true })
    await fold()
    await library.close()
    const kinds = ['lock', 'offprint.json', 'index.json', 'receipts', 'backups', 'articles']
    expect(kinds.filter((kind) => !renamed.some((path) => path.startsWith(kind)))).toEqual([])
  })
})
