import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
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

  it('removes the bodies that were replaced, also those that an undo had put aside', async () => {
    const fs = new MemoryFileSystem()
    const { library, adapter } = await startStore(fs)
    await library.add([draftOf('one'), draftOf('two')], newImportId(), '2026-01-01T00:00:00.000Z')
    const [one, two] = [...library.all()].map((article) => article.id)
    for (const version of ['better', 'best']) {
      expect((await library.replaceBody(one!, draftOf('one', { html: `<p>${version}</p>` }))).ok).toBe(true)
    }
    expect((await library.replaceBody(two!, draftOf('two', { html: '<p>worse</p>' }))).ok).toBe(true)
    expect((await library.undo()).ok).toBe(true)
    expect(await fs.names(library.articleFolder(one!))).toHaveLength(6)
    await adapter.close()

    const again = await startStore(fs)
    for (const id of [one!, two!]) {
      expect([...(await fs.names(library.articleFolder(id)))].sort()).toEqual(['body.html', 'source.txt'])
    }
    expect([...(await fs.names(join(libraryFolder, 'articles')))].sort()).toEqual(
      [String(one), String(two)].sort(),
    )
    expect(await again.library.body(one!)).toEqual({ ok: true, value: '<p>best</p>' })
    expect(await again.library.body(two!)).toEqual({ ok: true, value: '<p>Body of two.</p>' })
  })

  it('does not look into the folders of articles whose replaced bodies are gone already', async () => {
    const fs = new MemoryFileSystem()
    const first = await startStore(fs)
    await first.library.add([draftOf('one')], newImportId(), '2026-01-01T00:00:00.000Z')
    const [{ id } = { id: '' as ArticleId }] = first.library.all()
    await first.library.replaceBody(id, draftOf('one, longer'))
    await first.adapter.close()
    await (await startStore(fs)).adapter.close()

    const touched: string[] = []
    fs.before = (_, name, path) => {
      if (path.includes(id)) touched.push(name)
      return 'go'
    }
    const { library } = await startStore(fs)
    expect(touched).toEqual([])
    expect(await library.body(id)).toEqual({ ok: true, value: '<p>Body of one, longer.</p>' })
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
