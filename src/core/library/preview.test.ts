import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import type { View } from '@shared/view.ts'
import { viewOrders } from '@shared/view-order.ts'
import { describe, expect, it } from 'vitest'
import { columnsName, readColumns } from './columns-file.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { previewLibrary } from './preview.ts'
import type { Session } from './store-fixture.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

const inbox = { kind: 'inbox' } as const

/** The id at a place in the inbox. */
function idAt({ library }: Session, index: number): ArticleId {
  const summary = library.summaryAt(library.view(inbox).rows[index] ?? -1)
  if (summary === undefined) throw new Error(`the inbox holds no ${index + 1} articles`)
  return summary.id
}

async function someArticles(fs: MemoryFileSystem): Promise<Session> {
  const session = await startStore(fs)
  const drafts = Array.from({ length: 250 }, (_, number) =>
    draftOf(`${number}`, { site: `s${number % 3}.example` }),
  )
  await session.library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z')
  await session.fold()
  return session
}

async function write(fs: MemoryFileSystem, name: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(join(libraryFolder, name), 'over')
  await file.append(bytes)
  await file.close()
}

describe('the first look', () => {
  it('shows what the open library shows, the journal included, without reading the index', async () => {
    const fs = new MemoryFileSystem()
    const session = await someArticles(fs)
    const { library } = session
    const [a, b, c, d] = [3, 240, 7, 8].map((index) => idAt(session, index))
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('too few')
    await library.setState([a], { archived: true })
    await library.tag([b], ['kept'], [])
    await library.trash([c, d])
    await library.deleteForever([c])
    await library.add([draftOf('new')], newImportId(), '2026-01-02T00:00:00.000Z')
    await library.changeSettings({ theme: 'sepia' })
    const whole: string[] = []
    const watched = new Proxy(fs, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: readonly unknown[]) => {
          if (name === 'readFile') whole.push(String(given[0]))
          return Reflect.apply(value, target, given) as unknown
        }
      },
    })
    const preview = await previewLibrary(libraryFolder, inbox, watched)
    expect(preview?.page).toEqual(library.view(inbox))
    expect(preview?.counts()).toEqual(library.counts())
    expect(preview?.settings).toEqual(library.settings)
    expect(preview?.revision).toBe(library.revision)
    expect(whole.filter((path) => path.endsWith('index.json'))).toEqual([])
    expect(preview?.page.first).toHaveLength(100)
  })

  it('shows every view in every order as the open library does', async () => {
    const fs = new MemoryFileSystem()
    const session = await someArticles(fs)
    const { library } = session
    await library.setState(
      [5, 9].map((index) => idAt(session, index)),
      { archived: true, bookmarked: true },
    )
    await library.tag([idAt(session, 40)], ['kept/here'], [])
    await session.fold()
    await library.setState([idAt(session, 60)], { bookmarked: true })
    const views: readonly View[] = [
      inbox,
      { kind: 'all' },
      { kind: 'bookmarked' },
      { kind: 'tag', tag: 'kept' },
      { kind: 'site', site: 's1.example' },
    ]
    for (const order of viewOrders) {
      await library.changeSettings({ orders: Object.fromEntries(views.map(({ kind }) => [kind, order])) })
      for (const view of views) {
        const preview = await previewLibrary(libraryFolder, view, fs)
        expect(preview?.order).toBe(order)
        expect(preview?.page).toEqual(library.view(view, order))
        expect(preview?.counts()).toEqual(library.counts())
      }
    }
  })

  it('shows the order of before a clock that was set back', async () => {
    const fs = new MemoryFileSystem()
    const { library, fold } = await someArticles(fs)
    await library.add([draftOf('earlier')], newImportId(), '2025-01-01T00:00:00.000Z')
    await fold()
    const preview = await previewLibrary(libraryFolder, inbox, fs)
    expect(preview?.page).toEqual(library.view(inbox))
  })

  it('shows nothing wrong by damaged columns, whichever byte it is, and nothing by none or others', async () => {
    const fs = new MemoryFileSystem()
    const session = await someArticles(fs)
    const columns = await fs.readFile(join(libraryFolder, columnsName))
    const sound = await previewLibrary(libraryFolder, inbox, fs)
    expect(sound?.page.total).toBe(250)
    let seen = 0
    const places = Array.from({ length: Math.ceil(columns.length / 97) }, (_, index) => index * 97)
    for (const at of places) {
      const flipped = Buffer.from(columns)
      flipped[at] = (flipped[at] ?? 0) ^ 4
      await write(fs, columnsName, flipped)
      const preview = await previewLibrary(libraryFolder, inbox, fs)
      // What a glance does not read does it no harm.
      if (preview !== null) seen += 1
      expect([null, sound?.page]).toContainEqual(preview?.page ?? null)
      expect([undefined, sound?.counts()]).toContainEqual(preview?.counts())
      expect(readColumns(flipped)).toBeNull()
    }
    expect(seen / places.length).toBeGreaterThan(0.3)
    expect(seen / places.length).toBeLessThan(0.7)
    for (const length of [0, 1, 500, columns.length - 1]) {
      await write(fs, columnsName, columns.subarray(0, length))
      expect(await previewLibrary(libraryFolder, inbox, fs)).toBeNull()
    }
    await session.library.setState([idAt(session, 0)], { read: true })
    await session.fold()
    await write(fs, columnsName, columns)
    expect(await previewLibrary(libraryFolder, inbox, fs)).toBeNull()
    await fs.remove(join(libraryFolder, columnsName))
    expect(await previewLibrary(libraryFolder, inbox, fs)).toBeNull()
  })

  it('shows nothing where a line that is to be seen is damaged', async () => {
    const fs = new MemoryFileSystem()
    await someArticles(fs)
    const index = await fs.readFile(join(libraryFolder, 'index.json'))
    const at = index.indexOf('"title":"5"')
    index.write('6', at + '"title":"'.length)
    await write(fs, 'index.json', index)
    expect(await previewLibrary(libraryFolder, inbox, fs)).toBeNull()
  })

  it('says nothing of a folder that is not there', async () => {
    expect(await previewLibrary('/nowhere', inbox, new MemoryFileSystem())).toBeNull()
  })
})

describe('the columns beside the index', () => {
  it('are used only for the very index that they were made with', async () => {
    const fs = new MemoryFileSystem()
    const session = await someArticles(fs)
    const { library, fold } = session
    const before = await fs.readFile(join(libraryFolder, columnsName))
    await library.setState([idAt(session, 0)], { bookmarked: true })
    await fold()
    await library.close()
    await write(fs, columnsName, before)
    const again = await startStore(fs)
    expect(again.library.counts().bookmarked).toBe(1)
    // They were wrong, so they were made again.
    expect(await fs.readFile(join(libraryFolder, columnsName))).not.toEqual(before)
    expect((await previewLibrary(libraryFolder, inbox, fs))?.counts().bookmarked).toBe(1)
  })

  it('may be deleted at any time', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await someArticles(fs)
    const shown = library.view(inbox)
    await library.close()
    await fs.remove(join(libraryFolder, columnsName))
    const again = await startStore(fs)
    expect(again.library.view(inbox)).toEqual(shown)
    expect(again.library.notices).toEqual([])
    expect((await previewLibrary(libraryFolder, inbox, fs))?.page).toEqual(shown)
  })

  it('leave the index as it would be without them, however often it is folded', async () => {
    const fs = new MemoryFileSystem()
    const { library } = await someArticles(fs)
    await library.close()
    const again = await startStore(fs)
    await again.library.setState([idAt(again, 0)], { read: true })
    await again.fold()
    const shown = [...again.library.all()]
    await again.library.close()
    await fs.remove(join(libraryFolder, columnsName))
    const third = await startStore(fs)
    expect([...third.library.all()]).toEqual(shown)
    expect(third.library.notices).toEqual([])
    expect(shown).toHaveLength(250)
  })
})
