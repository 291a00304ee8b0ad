import type { ArticleId } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { backupLabel } from './backups.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { startStore } from './store-fixture.ts'

const at = '2026-01-01T00:00:00.000Z'

async function libraryOf(count: number) {
  const { library } = await startStore(new MemoryFileSystem())
  const importId = newImportId()
  const drafts = Array.from({ length: count }, (_, index) => draftOf(`article ${index}`))
  const added = await library.add(drafts, importId, at)
  if (!added.ok) throw new Error(added.fault.message)
  return { library, importId, ids: added.value.map(({ id }) => id) }
}

function live(library: Library): number {
  return library.counts().all
}

function asking(removes: number, figures: string) {
  const message: unknown = expect.stringContaining(figures)
  return { ok: false, fault: { code: 'needs-confirmation', removes, message } }
}

describe('an act that would remove most of the library', () => {
  it('asks before more than half goes to the Trash, in figures, and changes nothing until it is confirmed', async () => {
    const { library, ids } = await libraryOf(30)
    const most = ids.slice(0, 16)
    const before = library.revision
    expect(await library.trash(most)).toMatchObject(asking(16, 'moves 16 of the 30 articles'))
    expect([live(library), library.revision]).toEqual([30, before])
    expect(await library.trash(most, 16)).toMatchObject({ ok: true })
    expect(live(library)).toBe(14)
  })

  it('does not ask for half of it or less', async () => {
    const { library, ids } = await libraryOf(30)
    expect(await library.trash(ids.slice(0, 15))).toMatchObject({ ok: true })
  })

  it('does not ask for a handful, however small the library', async () => {
    const { library, ids } = await libraryOf(10)
    expect(await library.trash(ids)).toMatchObject({ ok: true })
    expect(await library.deleteForever(ids)).toMatchObject({ ok: true })
  })

  it('takes a yes for the figure that was said, and asks again when it has grown since', async () => {
    const { library, importId, ids } = await libraryOf(12)
    await library.add(
      Array.from({ length: 3 }, (_, index) => draftOf(`later ${index}`)),
      importId,
      at,
    )
    expect(await library.undoImport(importId, ids.length)).toMatchObject(asking(15, 'moves 15 of the 15'))
    expect(await library.undoImport(importId, 15)).toMatchObject({ ok: true })
  })

  it('does not count what is in the Trash already', async () => {
    const { library, ids } = await libraryOf(30)
    await library.trash(ids.slice(0, 15))
    expect(await library.trash([...ids.slice(0, 15), ...ids.slice(15, 20)])).toMatchObject({ ok: true })
  })

  it('asks before most of the folder is deleted for ever', async () => {
    const { library, ids } = await libraryOf(30)
    await library.trash(ids, 30)
    expect(await library.deleteForever(ids)).toMatchObject(asking(30, 'deletes 30 of the 30 articles'))
    expect(library.size).toBe(30)
    expect(await library.deleteForever(ids, 30)).toMatchObject({ ok: true })
    expect(library.size).toBe(0)
  })

  it('asks when undo would do it, and keeps the step until then', async () => {
    const { library } = await libraryOf(30)
    expect(await library.undo()).toMatchObject(asking(30, 'moves 30 of the 30'))
    expect(library.undoLabel).toBe('Added 30 articles')
    expect(await library.undo(30)).toMatchObject({ ok: true })
    expect(live(library)).toBe(0)
  })

  it('asks when going back to a backup would do it', async () => {
    const { library } = await libraryOf(1)
    const backups = await library.backUp()
    const name = backups.ok && backups.value[0] !== undefined ? backupLabel(backups.value[0]) : ''
    await library.add(
      Array.from({ length: 20 }, (_, index) => draftOf(`since ${index}`)),
      newImportId(),
      at,
    )
    expect(await library.restoreBackup(name)).toMatchObject(asking(20, 'moves 20 of the 21'))
    expect(live(library)).toBe(21)
    expect(await library.restoreBackup(name, 20)).toMatchObject({ ok: true })
    expect(live(library)).toBe(1)
  })

  it('never asks before a merge, whose originals live on in what was made of them', async () => {
    const { library, ids } = await libraryOf(12)
    expect(await library.merge(ids, draftOf('all of them'))).toMatchObject({ ok: true })
    expect(live(library)).toBe(1)
  })

  it('is refused as a bug where a caller forgot to ask', async () => {
    const { library, ids } = await libraryOf(12)
    const slip = { trashedAt: at } as unknown as { readonly read: boolean }
    await expect(library.setState(ids as readonly ArticleId[], slip)).rejects.toThrow('unguarded')
    expect(live(library)).toBe(12)
  })
})
