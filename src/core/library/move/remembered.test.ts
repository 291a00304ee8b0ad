import { describe, expect, it } from 'vitest'
import { MemoryFileSystem } from '../memory-file-system.ts'
import { startStore, libraryFolder } from '../store-fixture.ts'
import { writePlace } from './place.ts'
import { findLibrary } from './remembered.ts'

const userData = '/home/reader/config'
const file = `${userData}/library.json`

describe('where the library is', () => {
  it('is the default place until the reader chooses another, which the command line passes over', async () => {
    const fs = new MemoryFileSystem()
    const find = (command?: string) => findLibrary(fs, { command, userData })
    expect(await find()).toMatchObject({ value: { folder: `${userData}/library`, chosenBy: 'default' } })
    await startStore(fs)
    await writePlace(fs, file, { folder: libraryFolder, moving: null, oldCopies: [] })
    expect(await find()).toMatchObject({ value: { folder: libraryFolder, chosenBy: 'reader' } })
    expect(await find('/elsewhere')).toMatchObject({ value: { folder: '/elsewhere', chosenBy: 'command' } })
  })

  it('is never begun anew where one was and is not now', async () => {
    const fs = new MemoryFileSystem()
    await writePlace(fs, file, { folder: '/mnt/drive/library', moving: null, oldCopies: [] })
    const gone = await findLibrary(fs, { command: undefined, userData })
    expect(gone).toMatchObject({ fault: { message: expect.stringContaining('not there now') as string } })
    await fs.makeFolders('/mnt/drive/library')
    const empty = await findLibrary(fs, { command: undefined, userData })
    expect(empty).toMatchObject({ fault: { message: expect.stringContaining('empty now') as string } })
  })

  it('is not guessed when the file that says it is damaged', async () => {
    const fs = new MemoryFileSystem()
    await fs.makeFolders(userData)
    const broken = await fs.open(file, 'new')
    await broken.append(Buffer.from('{"folder": "/mnt'))
    const found = await findLibrary(fs, { command: undefined, userData })
    expect(found).toMatchObject({ fault: { message: expect.stringContaining(file) as string } })
  })
})
