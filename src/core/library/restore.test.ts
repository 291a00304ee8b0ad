import { describe, expect, it } from 'vitest'
import { backupLabel } from './backups.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { startStore } from './store-fixture.ts'

async function add(library: Library, title: string) {
  const added = await library.add([draftOf(title)], newImportId(), '2026-01-01T00:00:00.000Z')
  if (!added.ok) throw new Error(added.fault.message)
  return added.value[0]!
}

async function newestBackup(library: Library): Promise<string> {
  const backups = await library.backUp()
  if (!backups.ok) throw new Error(backups.fault.message)
  return backupLabel(backups.value[0]!)
}

function states(library: Library): readonly string[] {
  return [...library.all()].map(
    ({ title, bookmarked, tags, trashedAt }) =>
      `${title}${bookmarked ? ' *' : ''}${tags.map((tag) => ` #${tag}`).join('')}${trashedAt === null ? '' : ' trashed'}`,
  )
}

describe('going back to a backup', () => {
  it('brings the states back, and moves to the Trash what came since', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await startStore(fs)
    const one = await add(library, 'one')
    const two = await add(library, 'two')
    await library.setState([one.id], { bookmarked: true })
    await library.changeSettings({ theme: 'dark' })
    const name = await newestBackup(library)
    await library.setState([one.id], { bookmarked: false })
    await library.tag([two.id], ['later'], [])
    await library.changeSettings({ theme: 'light' })
    await add(library, 'three')

    expect(await library.restoreBackup(name)).toMatchObject({
      ok: true,
      value: { restored: 2, trashed: 1, gone: 0 },
    })
    expect(states(library)).toEqual(['one *', 'two', 'three trashed'])
    expect(library.settings.theme).toBe('dark')
    await library.close()
    expect(states((await startStore(fs)).library)).toEqual(['one *', 'two', 'three trashed'])
  })

  it('keeps the state that it replaces, which can be gone back to in turn', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.tag([one.id], ['later'], [])
    await add(library, 'two')
    const before = states(library)
    await library.restoreBackup(name)
    const backups = await library.backups()
    const kept = backups.ok ? backups.value.map(backupLabel).find((label) => label !== name) : undefined
    await library.restoreBackup(kept ?? '')
    expect(states(library)).toEqual(before)
  })

  it('can be undone as one step: marks, tags, what went to the Trash, reading places and settings', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.setState([one.id], { bookmarked: true })
    await library.tag([one.id], ['later'], [])
    await library.remember(one.id, 0.5, { block: 7, fraction: 0.25 })
    await library.changeSettings({ theme: 'dark', backupDays: 30 })
    await add(library, 'two')
    const before = JSON.stringify([[...library.all()], library.settings])
    expect(await library.restoreBackup(name)).toMatchObject({ value: { restored: 1, trashed: 1 } })
    expect(library.settings.theme).toBe('system')
    expect(library.summary(one.id)?.place).toBe(null)
    expect((await library.undo()).ok).toBe(true)
    expect(JSON.stringify([[...library.all()], library.settings])).toBe(before)
  })

  it('undone, does not bring an article back whose text was deleted for ever meanwhile', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const two = await add(library, 'two')
    const name = await newestBackup(library)
    await library.setState([one.id, two.id], { bookmarked: true })
    await library.trash([one.id])
    await library.restoreBackup(name)
    await library.trash([one.id])
    await library.deleteForever([one.id])
    await library.undo()
    expect(states(library)).toEqual(['two *'])
  })

  it('is shown before it is done, and asking changes nothing', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const [one, two, three] = [
      await add(library, 'one'),
      await add(library, 'two'),
      await add(library, 'three'),
    ]
    await library.setState([one.id, two.id], { bookmarked: true })
    await library.tag([one.id, two.id], ['later', 'now'], [])
    const name = await newestBackup(library)
    await library.trash([two.id])
    await library.deleteForever([two.id])
    await library.setState([one.id], { read: true })
    await add(library, 'four')
    await library.changeSettings({ theme: 'dark' })
    const { revision } = library
    expect(await library.previewBackup(name)).toEqual({
      ok: true,
      value: {
        articles: 3,
        bookmarked: 2,
        inTrash: 0,
        tags: 2,
        restored: 1,
        trashed: 1,
        gone: 1,
        goneTitles: ['two'],
        settings: true,
      },
    })
    expect(library.revision).toBe(revision)
    expect(three.trashedAt).toBe(null)
    expect(await library.previewBackup('2026-01-01T00-00-00.000Z.r9')).toMatchObject({
      fault: { code: 'backup-not-found' },
    })
  })

  it('can be undone', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.setState([one.id], { bookmarked: true })
    await library.restoreBackup(name)
    expect(states(library)).toEqual(['one'])
    await library.undo()
    expect(states(library)).toEqual(['one *'])
  })

  it('counts what was deleted for ever since, and never shows it without its text', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.trash([one.id])
    await library.deleteForever([one.id])
    expect(await library.restoreBackup(name)).toMatchObject({ value: { restored: 0, gone: 1 } })
    expect(states(library)).toEqual([])
  })

  it('brings details and a face back, and undone gives back what was put right since', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.describe(one.id, { title: 'put right', byline: 'Ann Lee' })
    await library.setFace(one.id, 'inter')
    const since = library.summary(one.id)
    await library.restoreBackup(name)
    expect(library.summary(one.id)).toMatchObject({ title: 'one', byline: null })
    expect(library.summary(one.id)?.face ?? null).toBeNull()
    await library.undo()
    expect(library.summary(one.id)).toEqual(since)
  })

  it('leaves a text that was replaced since with its own title, and gives the marks back', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const one = await add(library, 'one')
    const name = await newestBackup(library)
    await library.replaceBody(one.id, draftOf('one, longer'))
    await library.setState([one.id], { bookmarked: true })
    await library.restoreBackup(name)
    expect(states(library)).toEqual(['one, longer'])
    expect(await library.body(one.id)).toMatchObject({ value: '<p>Body of one, longer.</p>' })
  })

  it('refuses a backup that is not there, and changes nothing', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    await add(library, 'one')
    const revision = library.revision
    const refused = await library.restoreBackup('2026-01-01T00-00-00.000Z.r9')
    expect(refused).toMatchObject({ ok: false, fault: { code: 'backup-not-found' } })
    expect(library.revision).toBe(revision)
  })
})
