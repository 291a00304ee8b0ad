import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { examine } from './doctor.ts'
import type { ArticleDraft } from './draft.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { errno, MemoryFileSystem } from './memory-file-system.ts'
import { imageName } from './pictures.ts'
import { libraryFolder, newProcess, startStore } from './store-fixture.ts'

const sunny = Buffer.from('a picture of the sun')
const rainy = Buffer.from('a picture of the rain')
const [sun, rain] = [imageName(sunny, 'png'), imageName(rainy, 'jpg')]
const both = [
  { name: sun, bytes: sunny },
  { name: rain, bytes: rainy },
]

function draftWith(title: string, ...names: readonly string[]): ArticleDraft {
  const html = names.map((name) => `<p>${title}<img src="images/${name}"></p>`).join('\n')
  return draftOf(title, { html, images: both.filter(({ name }) => names.includes(name)) })
}

async function added(library: Library, draft: ArticleDraft): Promise<ArticleId> {
  const articles = await library.add([draft], newImportId(), '2026-01-01T00:00:00.000Z')
  if (!articles.ok) throw new Error(articles.fault.message)
  return articles.value[0]!.id
}

function folderOf(id: ArticleId): string {
  return join(libraryFolder, 'articles', id, 'images')
}

describe('pictures of an article', () => {
  it('are written before its body, whole and synced, and go with it', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await startStore(fs)
    const calls: string[] = []
    fs.before = (_, name, path) => {
      if (path.includes('articles')) calls.push(`${name} ${path.split(/[\\/]/).at(-1) ?? ''}`)
      return 'go'
    }
    const id = await added(library, draftWith('one', sun, rain))
    expect(await library.images(id)).toEqual({
      ok: true,
      value: both.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    })
    const at = (call: string): number => calls.findIndex((each) => each === call)
    expect(at('syncFolder images')).toBeGreaterThan(calls.findLastIndex((each) => each.startsWith('rename')))
    expect(at('syncFolder images')).toBeLessThan(calls.findIndex((each) => each.endsWith('body.html')))
    await library.trash([id])
    await library.deleteForever([id])
    await expect(fs.names(folderOf(id))).rejects.toThrow()
  })

  it('that are given twice under one name are written once', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const id = await added(library, draftWith('one', rain))
    const draft = draftWith('one', sun, rain)
    const twice = [...(draft.images ?? []), ...(draft.images ?? [])]
    expect(await library.replaceBody(id, { ...draft, images: twice })).toMatchObject({ ok: true })
    const kept = await library.images(id)
    expect(kept.ok && kept.value.map(({ name }) => name)).toEqual([sun, rain].toSorted())
  })

  it('of a body that was replaced stay for its undo, and go at the next start', async () => {
    const fs = new MemoryFileSystem()
    const first = await startStore(fs)
    const [one, two] = [
      await added(first.library, draftWith('one', sun)),
      await added(first.library, draftWith('two', sun, rain)),
    ]
    await first.library.replaceBody(two, draftOf('two, in words alone'))
    await first.library.replaceBody(one, draftWith('one', rain))
    expect([...(await fs.names(folderOf(one)))].toSorted()).toEqual([sun, rain].toSorted())
    await first.library.undo()
    expect(await first.library.body(one)).toMatchObject({ value: draftWith('one', sun).html })
    await first.adapter.close()

    await startStore(fs)
    expect(await fs.names(folderOf(one))).toEqual([sun])
    await expect(fs.names(folderOf(two))).rejects.toThrow()
  })

  it('that the disk refuses leave no article and no half file', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await startStore(fs)
    fs.before = (_, name, path) => {
      if (name === 'append' && path.includes(rain)) throw errno('ENOSPC', path)
      return 'go'
    }
    const refused = await library.add(
      [draftWith('one', sun, rain)],
      newImportId(),
      '2026-01-01T00:00:00.000Z',
    )
    expect(refused.ok).toBe(false)
    expect([...library.all()]).toEqual([])
    expect(await fs.names(join(libraryFolder, 'articles'))).toEqual([])
  })

  it('are looked at by the doctor', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await startStore(fs)
    const id = await added(library, draftWith('one', sun, rain))
    await library.close()
    const findings = async (): Promise<readonly unknown[]> => {
      const examined = await examine({ folder: libraryFolder, fileSystem: fs, processes: newProcess() })
      return examined.ok ? examined.value.findings.filter(({ kind }) => kind === 'picture') : []
    }
    expect(await findings()).toEqual([])
    await fs.remove(join(folderOf(id), sun))
    const file = await fs.open(join(folderOf(id), rain), 'over')
    await file.append(Buffer.from('another'))
    await file.close()
    const about = { kind: 'picture', mendable: false }
    const path = (name: string): string => `articles/${id}/images/${name}`
    expect(await findings()).toEqual([
      { ...about, path: path(sun), message: `A picture of “one” is missing (${path(sun)}).` },
      { ...about, path: path(rain), message: `A picture of “one” is not as it was written (${path(rain)}).` },
    ])
  })
})
