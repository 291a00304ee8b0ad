import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { startStore } from './store-fixture.ts'

/** The plainest store there is: a list of articles, changed in place. */
type Model = Map<ArticleId, { title: string; bookmarked: boolean; tags: string[]; trashed: boolean }>

type Act =
  | { readonly kind: 'add'; readonly titles: readonly string[] }
  | { readonly kind: 'bookmark'; readonly which: number; readonly on: boolean }
  | { readonly kind: 'tag'; readonly which: number; readonly add: string; readonly remove: string }
  | { readonly kind: 'trash' | 'restore' | 'delete'; readonly which: number }
  | { readonly kind: 'fold' | 'reopen' | 'power cut' }

const tags = fc.constantFrom('a', 'b', 'c')
const which = fc.nat(6)
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    titles: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('bookmark' as const), which, on: fc.boolean() }),
  fc.record({ kind: fc.constant('tag' as const), which, add: tags, remove: tags }),
  fc.record({ kind: fc.constantFrom('trash' as const, 'restore' as const, 'delete' as const), which }),
  fc.record({ kind: fc.constantFrom('fold' as const, 'reopen' as const, 'power cut' as const) }),
)

function asModel(articles: Iterable<ArticleSummary>): Model {
  const model: Model = new Map()
  for (const { id, title, bookmarked, tags, trashedAt } of articles) {
    model.set(id, { title, bookmarked, tags: [...tags], trashed: trashedAt !== null })
  }
  return model
}

describe('the store', () => {
  it('equals a plain replay of what was done, through folds, restarts and power cuts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAct, { maxLength: 25 }),
        fc.infiniteStream(fc.nat(999)),
        async (acts, stream) => {
          const random = (): number => (stream.next().value ?? 0) / 1000
          const model: Model = new Map()
          let disk = new MemoryFileSystem()
          let session = await startStore(disk)
          for (const act of acts) {
            const { library } = session
            const id = 'which' in act ? [...model.keys()][act.which] : undefined
            const known = id === undefined ? undefined : model.get(id)
            switch (act.kind) {
              case 'add': {
                const drafts = act.titles.map((title) => draftOf(title))
                const added = await library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z')
                if (!added.ok) throw new Error(added.fault.message)
                for (const [key, value] of asModel(added.value)) model.set(key, value)
                break
              }
              case 'bookmark':
                if (id === undefined || known === undefined) break
                await library.setState([id], { bookmarked: act.on })
                known.bookmarked = act.on
                break
              case 'tag':
                if (id === undefined || known === undefined) break
                await library.tag([id], [act.add], [act.remove])
                if (!known.tags.includes(act.add)) known.tags.push(act.add)
                known.tags = known.tags.filter((tag) => tag !== act.remove)
                break
              case 'trash':
              case 'restore':
                if (id === undefined || known === undefined) break
                await library[act.kind]([id])
                known.trashed = act.kind === 'trash'
                break
              case 'delete':
                if (id === undefined || known?.trashed !== true) break
                await library.deleteForever([id])
                model.delete(id)
                break
              case 'fold':
                await session.fold()
                break
              case 'reopen':
                await library.close()
                session = await startStore(disk)
                break
              case 'power cut':
                disk = disk.afterPowerCut(random)
                session = await startStore(disk)
                break
            }
            expect(asModel(session.library.all())).toEqual(model)
          }
          session = await startStore(disk.afterPowerCut(random))
          expect(asModel(session.library.all())).toEqual(model)
          expect(session.library.notices).toEqual([])
          expect(session.library.counts().all).toBe([...model.values()].filter((one) => !one.trashed).length)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('keeps every act that comes while the journal is folded', async () => {
    const disk = new MemoryFileSystem()
    const { library, fold } = await startStore(disk)
    const drafts = Array.from({ length: 40 }, (_, index) => draftOf(`${index}`))
    const added = await library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z')
    if (!added.ok) throw new Error(added.fault.message)
    for (let round = 0; round < 20; round++) {
      const folding = fold()
      const acts = added.value.map(({ id }) => library.tag([id], [`${round}`], []))
      await Promise.all([folding, ...acts])
      const { library: found } = await startStore(disk.afterPowerCut(Math.random))
      expect([...found.all()].every((article) => article.tags.length === round + 1)).toBe(true)
    }
  })

  it('is read whole by another process at any moment of a fold', async () => {
    const disk = new MemoryFileSystem()
    const { library, fold } = await startStore(disk)
    const importId = newImportId()
    await library.add([draftOf('one'), draftOf('two')], importId, '2026-01-01T00:00:00.000Z')
    const [first] = library.all()
    for (let round = 0; round < 20; round++) {
      await library.tag([first!.id], [`${round}`], [])
      const writing = fold()
      const readers = Array.from({ length: 5 }, () => startStore(disk, 'read'))
      for (const { library: reader } of await Promise.all(readers)) {
        expect(reader.size).toBe(2)
        expect(reader.notices).toEqual([])
        expect(reader.summary(first!.id)!.tags.length).toBeGreaterThan(round)
      }
      await writing
    }
  })
})
