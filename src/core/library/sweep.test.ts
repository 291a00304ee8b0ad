import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Bodies } from './bodies.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

describe('the next start', () => {
  it('removes a body that was written for a replacement which never came to be', async () => {
    const fs = new MemoryFileSystem()
    const { library, adapter } = await startStore(fs)
    await library.add([draftOf('one')], newImportId(), '2026-01-01T00:00:00.000Z')
    const { id } = [...library.all()][0]!
    await new Bodies(fs, libraryFolder).writeNext(id, draftOf('one, longer'), 'abcd1234')
    expect(await fs.names(library.articleFolder(id))).toHaveLength(4)
    await adapter.close()

    const again = await startStore(fs)
    expect([...(await fs.names(library.articleFolder(id)))].sort()).toEqual(['body.html', 'source.txt'])
    expect(await fs.names(join(libraryFolder, 'articles'))).toEqual([id])
    expect(await again.library.body(id)).toEqual({ ok: true, value: '<p>Body of one.</p>' })
  })

  it('removes unfinished files of its own, says which, and leaves those of others', async () => {
    const fs = new MemoryFileSystem()
    const { adapter } = await startStore(fs)
    await adapter.close()
    const ours = ['index.json.tmp', 'backups/2026-01-01T00-00-00.000Z.r1.json.tmp']
    for (const name of [...ours, 'notes.tmp']) {
      const file = await fs.open(join(libraryFolder, name), 'new')
      await file.close()
    }
    const { log } = await startStore(fs)
    expect(log).toEqual(ours.map((name) => `swept an unfinished file: ${name}`))
    expect(await fs.names(libraryFolder)).toContain('notes.tmp')
    expect(await fs.names(libraryFolder)).not.toContain('index.json.tmp')
  })
})
