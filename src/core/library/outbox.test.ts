import type { ArticleId } from '@shared/article.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'
import { hourlyClock, libraryFolder, startStore } from './store-fixture.ts'
import { SwitchDisk } from './switch-disk-fixture.ts'

const at = '2026-01-01T00:00:00.000Z'

// The outbox's own clock stands still unless a test moves it; the disk's turns go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Stage {
  readonly library: Library
  readonly disk: MemoryFileSystem
  readonly place: SwitchDisk
  readonly ids: readonly ArticleId[]
  /** Every call that writes is refused with this, until it is null. */
  readonly refuse: (code: string | null) => void
}

async function stage(articles = 3): Promise<Stage> {
  const disk = new MemoryFileSystem()
  const place = new SwitchDisk(disk)
  const { library } = await startStore(place, 'write', hourlyClock, 'keep')
  const drafts = Array.from({ length: articles }, (_, index) => draftOf(`article ${index}`))
  const added = await library.add(drafts, newImportId(), at)
  if (!added.ok) throw new Error(added.fault.message)
  const ids = added.value.map(({ id }) => id)
  const refuse = (code: string | null): void => {
    disk.before = (_, __, path) => {
      if (code !== null) throw errno(code, path)
      return 'go'
    }
  }
  return { library, disk, place, ids, refuse }
}

/** Lets the disk's turns pass until `done`. */
async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; !done(); turn++) {
    if (turn > 5000) throw new Error('it never came to that')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What became of a promise so far. */
function watched<Value>(promise: Promise<Value>): { value: Value | null; readonly promise: Promise<Value> } {
  const watch: { value: Value | null; readonly promise: Promise<Value> } = { value: null, promise }
  void promise.then((value) => {
    watch.value = value
  })
  return watch
}

function waiting(library: Library): () => boolean {
  return () => library.unsaved?.state === 'waiting'
}

function tagsOf(library: Library, id: ArticleId | undefined): readonly string[] {
  return id === undefined ? [] : (library.summary(id)?.tags ?? [])
}

describe('an act that the disk refuses', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EROFS', 'the disk is read-only'],
    ['EIO', 'the disk reported an error'],
    ['EACCES', 'permission was denied'],
  ])('waits, with its reason in plain words, and is answered once it is saved (%s)', async (code, reason) => {
    const { library, ids, refuse } = await stage()
    refuse(code)
    const act = watched(library.setState(ids.slice(0, 1), { bookmarked: true }))
    await until(waiting(library))
    expect(library.unsaved).toEqual({
      count: 1,
      reason: `${reason} (${libraryFolder}).`,
      state: 'waiting',
      undo: 'Bookmarked “article 0”',
    })
    expect(act.value).toBeNull()
    expect(library.summary(ids[0] as ArticleId)?.bookmarked).toBe(false)
    refuse(null)
    expect(await library.retryUnsaved()).toBeNull()
    expect(await act.promise).toMatchObject({ ok: true })
    expect(library.summary(ids[0] as ArticleId)?.bookmarked).toBe(true)
  })

  it('is tried again by itself, until it is saved', async () => {
    const { library, ids, refuse } = await stage()
    const seen: (string | null)[] = []
    library.onUnsaved((unsaved) => seen.push(unsaved === null ? null : unsaved.state))
    refuse('ENOSPC')
    const act = watched(library.setState(ids.slice(0, 1), { bookmarked: true }))
    await until(waiting(library))
    for (let minute = 0; minute < 5; minute++) {
      vi.advanceTimersByTime(60_000)
      await until(() => seen.at(-1) === 'waiting')
    }
    expect(act.value).toBeNull()
    refuse(null)
    vi.advanceTimersByTime(10_000)
    expect(await act.promise).toMatchObject({ ok: true })
    expect(seen).toContain('trying')
    await until(() => seen.at(-1) === null)
  })

  it('holds up all that comes after it, which is saved after it', async () => {
    const { library, disk, ids } = await stage()
    // The first line is refused; by then the disk would take the next.
    let refusals = 1
    disk.before = (_, name, path) => {
      if (name === 'append' && refusals-- > 0) throw errno('EIO', path)
      return 'go'
    }
    const one = ids.slice(0, 1)
    const first = library.tag(one, ['first'], [])
    await new Promise((resolve) => setImmediate(resolve))
    const second = library.tag(one, ['second'], [])
    await until(() => library.unsaved !== null)
    const third = library.tag(one, ['third'], [])
    void library.retryUnsaved()
    const revisions = (await Promise.all([first, second, third])).map((done) =>
      done.ok ? done.value.revision : 0,
    )
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
    expect(tagsOf(library, ids[0])).toEqual(['first', 'second', 'third'])
  })

  it('is found saved after the next start, and none that was given up is', async () => {
    const { library, disk, ids, refuse } = await stage()
    // Neither written for certain nor taken out again: the line is on the disk, whatever was answered.
    disk.before = (_, name, path) => {
      if (['commit', 'truncate', 'open'].includes(name)) throw errno('EIO', path)
      return 'go'
    }
    const act = watched(library.tag(ids.slice(0, 1), ['given up'], []))
    await until(waiting(library))
    refuse(null)
    expect(await library.discardUnsaved()).toBe(1)
    expect(await act.promise).toMatchObject({ ok: false, fault: { code: 'change-discarded' } })
    const later = await startStore(disk.afterPowerCut(() => 0.3))
    expect(tagsOf(later.library, ids[0])).toEqual([])
  })

  it('waits with its text, which takes up no room meanwhile', async () => {
    const { library, disk, ids } = await stage()
    disk.before = (_, name, path) => {
      if (name === 'sync' && path.includes('body')) throw errno('ENOSPC', path)
      return 'go'
    }
    const added = watched(library.add([draftOf('large')], newImportId(), at))
    await until(waiting(library))
    expect(await disk.names(`${libraryFolder}/articles`)).toHaveLength(3)
    // Nobody can act on it yet, so it holds nobody up.
    expect(await library.tag(ids.slice(0, 1), ['small'], [])).toMatchObject({ ok: true })
    expect(library.unsaved?.count).toBe(1)
    disk.before = () => 'go'
    await library.retryUnsaved()
    const outcome = await added.promise
    const id = outcome.ok ? outcome.value[0]?.id : undefined
    expect(await library.body(id as ArticleId)).toMatchObject({ value: '<p>Body of large.</p>' })
  })

  it('keeps of the reading places of an article the newest alone', async () => {
    const { library, ids, refuse } = await stage()
    const [one] = ids
    if (one === undefined) throw new Error('no article')
    refuse('ENOSPC')
    const places = [1, 2, 3].map((block) => library.remember(one, block / 10, { block, fraction: 0 }))
    await until(waiting(library))
    places.push(library.remember(one, 0.4, { block: 4, fraction: 0 }))
    places.push(library.remember(one, 0.5, { block: 5, fraction: 0 }))
    await until(waiting(library))
    expect(library.unsaved?.count).toBeLessThan(places.length)
    refuse(null)
    await library.retryUnsaved()
    for (const place of places) expect(await place).toMatchObject({ ok: true })
    expect(library.summary(one)?.place?.block).toBe(5)
  })

  it('is refused at once where it would never fit, and waits for nothing', async () => {
    const { library, ids, refuse } = await stage()
    refuse('ENAMETOOLONG')
    const done = await library.tag(ids.slice(0, 1), ['x'], [])
    expect(done).toMatchObject({ ok: false, fault: { code: 'store-failed' } })
    expect(library.unsaved).toBeNull()
  })
})

describe('undo while changes wait', () => {
  it('takes back the newest of them first, then what was saved', async () => {
    const { library, ids, refuse } = await stage()
    await library.tag(ids.slice(0, 1), ['saved'], [])
    refuse('ENOSPC')
    const one = watched(library.tag(ids.slice(0, 1), ['one'], []))
    const two = watched(library.tag(ids.slice(0, 1), ['two'], []))
    await until(() => library.unsaved?.count === 2 && library.unsaved.state === 'waiting')
    expect(library.undoLabel).toBe('Tagged “article 0” with “two”')
    expect(await library.undo()).toMatchObject({ value: { label: 'Undone: Tagged “article 0” with “two”' } })
    expect(await two.promise).toMatchObject({ fault: { code: 'change-discarded' } })
    expect(one.value).toBeNull()
    refuse(null)
    await library.retryUnsaved()
    expect(tagsOf(library, ids[0])).toEqual(['saved', 'one'])
    await library.undo()
    await library.undo()
    expect(tagsOf(library, ids[0])).toEqual([])
  })

  it('keeps every step when undoing itself is given up', async () => {
    const { library, ids, refuse } = await stage()
    await library.tag(ids.slice(0, 1), ['one'], [])
    await library.tag(ids.slice(0, 1), ['two'], [])
    refuse('EIO')
    const undos = [library.undo(), library.undo()]
    await until(() => library.unsaved?.count === 2 && library.unsaved.state === 'waiting')
    await library.discardUnsaved()
    for (const undo of undos) expect(await undo).toMatchObject({ fault: { code: 'change-discarded' } })
    refuse(null)
    await library.undo()
    expect(tagsOf(library, ids[0])).toEqual(['one'])
  })
})

describe('a drive that is pulled out', () => {
  it('keeps the library readable, and what was done meanwhile is saved when it is back', async () => {
    const { library, disk, place, ids } = await stage()
    await place.below.makeFolders(libraryFolder)
    const below = place.below.calls
    place.disk = null
    const act = watched(library.tag(ids.slice(0, 1), ['meanwhile'], []))
    const added = watched(library.add([draftOf('meanwhile')], newImportId(), at))
    await until(() => library.unsaved?.count === 2 && library.unsaved.state === 'waiting')
    expect(library.view({ kind: 'all' }).total).toBe(3)
    expect((await library.retryUnsaved())?.reason).toContain('the folder or file is gone')
    expect(place.below.calls).toBe(below)
    place.disk = disk
    await library.retryUnsaved()
    expect([(await act.promise).ok, (await added.promise).ok]).toEqual([true, true])
    const later = await startStore(disk.afterPowerCut(() => 0.1))
    expect(tagsOf(later.library, ids[0])).toEqual(['meanwhile'])
  })

  it.each([
    [
      'another library',
      async (): Promise<MemoryFileSystem> => {
        const other = new MemoryFileSystem()
        await (await startStore(other)).library.close()
        return other
      },
    ],
    [
      'the library as another computer left it',
      async (disk: MemoryFileSystem): Promise<MemoryFileSystem> => {
        const other = disk.afterPowerCut(() => 0.1)
        const { library } = await startStore(other)
        await library.add([draftOf('from elsewhere')], newImportId(), at)
        await library.close()
        return other
      },
    ],
  ])('writes nothing to %s that stands in its place', async (_, make) => {
    const { library, disk, place, ids } = await stage()
    const other = await make(disk)
    const calls = other.calls
    place.disk = other
    const act = watched(library.tag(ids.slice(0, 1), ['x'], []))
    const added = watched(library.add([draftOf('y')], newImportId(), at))
    await until(() => library.unsaved?.count === 2 && library.unsaved.state === 'waiting')
    await library.retryUnsaved()
    expect(library.unsaved?.reason).toContain('another library stands there now')
    expect(await library.discardUnsaved()).toBe(2)
    expect([(await act.promise).ok, (await added.promise).ok, other.calls]).toEqual([false, false, calls])
  })
})

describe('a disk that does not answer', () => {
  it('is spoken of after a second and a half, and no more once it answers', async () => {
    const { library, disk, ids } = await stage()
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const open = disk.open.bind(disk)
    await library.backUp()
    disk.open = async (path, as) => {
      await held
      return open(path, as)
    }
    const act = watched(library.tag(ids.slice(0, 1), ['x'], []))
    vi.advanceTimersByTime(1500)
    expect(library.unsaved).toEqual({
      count: 1,
      reason: `the disk does not answer (${libraryFolder}).`,
      state: 'slow',
      undo: null,
    })
    answer()
    expect(await act.promise).toMatchObject({ ok: true })
    expect(library.unsaved).toBeNull()
  })
})

describe('closing while changes wait', () => {
  it('tries them once more, and refuses those that are lost', async () => {
    const { library, ids, refuse } = await stage()
    refuse('ENOSPC')
    const act = watched(library.tag(ids.slice(0, 1), ['x'], []))
    await until(waiting(library))
    expect(await library.endUnsaved()).toBe(1)
    expect(await act.promise).toMatchObject({ ok: false, fault: { code: 'store-failed' } })
    expect(library.unsaved).toBeNull()
    refuse(null)
    await library.close()
  })

  it('saves them where the disk is well again', async () => {
    const { library, disk, ids, refuse } = await stage()
    refuse('ENOSPC')
    const act = watched(library.tag(ids.slice(0, 1), ['x'], []))
    await until(waiting(library))
    refuse(null)
    await library.close()
    expect(await act.promise).toMatchObject({ ok: true })
    expect(tagsOf((await startStore(disk)).library, ids[0])).toEqual(['x'])
  })
})

type Command =
  | { readonly do: 'tag'; readonly article: number }
  | { readonly do: 'add' | 'undo' | 'discard' | 'retry' | 'pause' | 'pull' | 'plug' | 'heal' }
  | { readonly do: 'turns'; readonly turns: number }
  /** `once`: the next such call alone. */
  | { readonly do: 'fail' | 'once'; readonly code: string; readonly at: string }

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('turns' as const), turns: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('tag' as const), article: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom('add', 'undo', 'retry', 'pause', 'heal', 'plug').map((name) => ({ do: name })),
  },
  { weight: 1, arbitrary: fc.constantFrom('discard', 'pull').map((name) => ({ do: name })) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('fail', 'once'),
      code: fc.constantFrom('ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE'),
      at: fc.constantFrom('append', 'commit', 'open', 'sync', 'syncFolder', 'truncate', 'every'),
    }),
  },
)

describe('random acts on a disk that fails and recovers at random', () => {
  it('shows what was acknowledged and nothing else, in order, also after a power cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 5, maxLength: 40 }),
        fc.nat(),
        async (commands, seed) => {
          const { library, disk, place, ids } = await stage()
          await place.below.makeFolders(libraryFolder)
          const acts: {
            readonly name: string
            readonly article: number
            outcome: 'waits' | 'saved' | 'given up'
          }[] = []
          const undone = new Set<string>()
          const pending = new Set<object>()
          const issue = (
            name: string,
            article: number,
            done: Promise<{ readonly ok: boolean; readonly fault?: { readonly code: string } }>,
          ): void => {
            const act: (typeof acts)[number] = { name, article, outcome: 'waits' }
            acts.push(act)
            pending.add(act)
            void done.then((outcome) => {
              pending.delete(act)
              if (!outcome.ok) expect(outcome.fault?.code).toBe('change-discarded')
              act.outcome = outcome.ok ? 'saved' : 'given up'
            })
          }
          const quiet = (): Promise<void> =>
            until(() => library.unsaved?.state !== 'trying' && (library.unsaved?.count ?? 0) === pending.size)
          const failing = new Set<string>()
          const once = new Set<string>()
          let code = 'EIO'
          disk.before = (_, name, path) => {
            if (once.delete(name) || once.delete('every') || failing.has(name) || failing.has('every'))
              throw errno(code, path)
            return 'go'
          }
          const expectedOf = (article: number): readonly string[] =>
            acts
              .filter((act) => act.article === article && act.outcome === 'saved' && !undone.has(act.name))
              .map(({ name }) => name)
          const check = (other: Library): void => {
            for (const [article, id] of ids.entries()) expect(tagsOf(other, id)).toEqual(expectedOf(article))
          }
          let number = 0
          for (const each of commands) {
            if (each.do === 'tag') {
              const name = `t${number++}`
              issue(name, each.article, library.tag([ids[each.article] as ArticleId], [name], []))
            } else if (each.do === 'add') {
              issue(`a${number++}`, -1, library.add([draftOf(`new ${number}`)], newImportId(), at))
            } else if (each.do === 'fail') {
              failing.add(each.at)
              code = each.code
            } else if (each.do === 'once') {
              once.add(each.at)
              code = each.code
            } else if (each.do === 'turns') {
              for (let turn = 0; turn < each.turns; turn++)
                await new Promise((resolve) => setImmediate(resolve))
            } else if (each.do === 'heal') failing.clear()
            else if (each.do === 'pull') place.disk = null
            else if (each.do === 'plug') place.disk = disk
            else if (each.do === 'retry') void library.retryUnsaved()
            else {
              await quiet()
              check(library)
              if (each.do === 'discard') await library.discardUnsaved()
              // A step that was saved is taken back only where that is saved at once: what waits is taken back first.
              const isWell = failing.size + once.size === 0 && place.disk !== null
              const takesWaiting = library.unsaved?.undo ?? null
              if (each.do === 'undo' && (takesWaiting !== null || (isWell && library.unsaved === null))) {
                const name = /“(t\d+)”$/.exec(library.undoLabel ?? '')?.[1]
                if (name !== undefined) {
                  expect(await library.undo()).toMatchObject({ ok: true })
                  if (takesWaiting === null) undone.add(name)
                }
              }
              await quiet()
              check(library)
            }
          }
          failing.clear()
          once.clear()
          place.disk = disk
          await library.retryUnsaved()
          await quiet()
          await library.retryUnsaved()
          await quiet()
          expect([library.unsaved, pending.size]).toEqual([null, 0])
          check(library)
          const added = acts.filter((act) => act.article === -1 && act.outcome === 'saved').length
          let state = seed
          const after = disk.afterPowerCut(() => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0
            return state / 2 ** 32
          })
          const { library: later } = await startStore(after)
          check(later)
          expect(later.size).toBe(ids.length + added)
          expect(await after.names(`${libraryFolder}/articles`)).toHaveLength(later.size)
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)
})
