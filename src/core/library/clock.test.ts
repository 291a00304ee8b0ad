import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import type { Session } from './store-fixture.ts'
import { startStore } from './store-fixture.ts'

const right = Date.parse('2026-11-22T10:00:00.000Z')
const dayMs = 24 * 60 * 60 * 1000
const minuteMs = 60_000

function shown(library: Library): readonly string[] {
  return library
    .view({ kind: 'inbox' })
    .first.map(({ title, bookmarked }) => (bookmarked ? `${title} *` : title))
}

describe('a clock', () => {
  it.each([
    ['put back by two days', right - 2 * dayMs, ['after', 'meanwhile *', 'one', 'two']],
    ['put forward by two days', right + 2 * dayMs, ['after', 'meanwhile *', 'one', 'two']],
    ['that believes it is 1970', 0, ['after', 'meanwhile *', 'one', 'two']],
    // What was added in 2038 stays where it says: one article is sooner wrong than every later one.
    ['past the end of 32 bits in 2038', 2 ** 31 * 1000 + dayMs, ['meanwhile *', 'after', 'one', 'two']],
  ])('%s loses, hides and reorders nothing', async (_, wrong, expected) => {
    const fs = new MemoryFileSystem()
    let time = right
    const now = (): Date => new Date((time += minuteMs))
    const start = async (): Promise<Session> => startStore(fs, 'write', now)
    const add = async ({ library }: Session, ...titles: readonly string[]): Promise<void> => {
      const at = library.timeToAdd(now().toISOString())
      expect(
        (
          await library.add(
            titles.map((title) => draftOf(title)),
            newImportId(),
            at,
          )
        ).ok,
      ).toBe(true)
    }

    let session = await start()
    await add(session, 'one', 'two')
    await session.fold()
    const before = await session.library.backups()
    const [backup] = before.ok ? before.value : []

    time = wrong
    await add(session, 'meanwhile')
    const [id] = session.library.view({ kind: 'inbox' }).first.filter(({ title }) => title === 'meanwhile')
    expect((await session.library.setState([id!.id], { bookmarked: true })).ok).toBe(true)
    expect((await session.library.backUp()).ok).toBe(true)
    await session.library.close()
    session = await start()
    expect(session.library.notices).toEqual([])
    expect(shown(session.library)).toEqual(['meanwhile *', 'one', 'two'])
    await session.fold()
    await session.library.close()

    time = right + 30 * minuteMs
    session = await start()
    await add(session, 'after')
    await session.fold()
    await session.library.close()
    session = await start()
    expect(session.library.notices).toEqual([])
    expect(shown(session.library)).toEqual(expected)
    expect(session.library.counts()).toMatchObject({ inbox: 4, bookmarked: 1, all: 4 })

    // Backups go by revision: the one from before is still there, and the newest is the newest.
    const after = await session.library.backups()
    if (!after.ok) throw new Error(after.fault.message)
    expect(after.value.map(({ name }) => name)).toContain(backup?.name)
    const revisions = after.value.map(({ head }) => head.revision)
    expect(revisions).toEqual(revisions.toSorted((a, b) => b - a))
  })
})
