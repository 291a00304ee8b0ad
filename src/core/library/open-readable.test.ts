import type { ArticleId } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'
import { openReadable } from './open-readable.ts'
import { libraryFolder, newProcess, startStore } from './store-fixture.ts'

async function libraryOnDisk(): Promise<MemoryFileSystem> {
  const disk = new MemoryFileSystem()
  const { library } = await startStore(disk)
  await library.add([draftOf('kept')], newImportId(), '2026-01-01T00:00:00.000Z')
  await library.close()
  return disk
}

function refuseWrites(disk: MemoryFileSystem, code: string): void {
  disk.before = (_, __, path) => {
    throw errno(code, path)
  }
}

const open = (fileSystem: MemoryFileSystem) =>
  openReadable({
    folder: libraryFolder,
    owner: 'Offprint',
    fileSystem,
    processes: newProcess(),
    unsaved: 'keep',
  })

describe('a library on a disk that refuses to be written', () => {
  it.each([
    ['EROFS', 'the disk is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'permission was denied'],
  ])('can be read, and says why nothing can be changed (%s)', async (code, reason) => {
    const disk = await libraryOnDisk()
    refuseWrites(disk, code)
    const opened = await open(disk)
    if (!opened.ok) throw new Error(opened.fault.message)
    const { library, readOnly } = opened.value
    expect(readOnly).toBe(`The library could not be opened for writing: ${reason} (${libraryFolder}).`)
    const [article] = library.view({ kind: 'all' }).first
    const id = article?.id as ArticleId
    expect(await library.body(id)).toMatchObject({ value: '<p>Body of kept.</p>' })
    // At once, and not kept in line: nothing will ever be saved by this session.
    expect(await library.setState([id], { bookmarked: true })).toMatchObject({
      ok: false,
      fault: { code: 'store-failed' },
    })
    expect(library.unsaved).toBeNull()
    await library.close()
  })

  it('opens for writing once the disk is well again', async () => {
    const disk = await libraryOnDisk()
    refuseWrites(disk, 'EROFS')
    const first = await open(disk)
    if (first.ok) await first.value.library.close()
    disk.before = () => 'go'
    expect(await open(disk)).toMatchObject({ ok: true, value: { readOnly: null } })
  })
})

describe('a place without a library that refuses to be written', () => {
  it('is refused with what is wrong, and never shown as an empty library', async () => {
    const disk = new MemoryFileSystem()
    refuseWrites(disk, 'EROFS')
    const opened = await open(disk)
    expect(opened).toMatchObject({ ok: false, fault: { code: 'store-failed' } })
    expect(opened.ok ? '' : opened.fault.message).toContain('the disk is read-only')
  })
})
