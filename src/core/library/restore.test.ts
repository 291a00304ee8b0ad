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

    expect(await library.restoreBackup(name)).toEqual({
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
