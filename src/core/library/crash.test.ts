import type { ArticleId, ImportId } from '@shared/article.ts'
import type { HighlightDraft } from '@shared/highlight.ts'
import type { Receipt } from '@shared/receipt.ts'
import { picturesIn } from '@core/markup/images.ts'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import type { FileSystem } from './file-system.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem, PowerCut, errno } from './memory-file-system.ts'
import type { Session } from './store-fixture.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

/** What a reader can tell of a library: of each article its title, body and marks. */
type Model = ReadonlyMap<string, string>

async function seen(library: Library): Promise<Model> {
  const model = new Map<string, string>()
  for (const article of library.all()) {
    const body = await library.body(article.id)
    const { id, title, bookmarked, tags, trashedAt } = article
    const words = [
      title,
      bookmarked,
      tags.join(),
      trashedAt !== null,
      body.ok ? body.value : body.fault.message,
      library
        .highlights(article.id)
        .map(({ quote, note }) => `${quote} ${note ?? ''}`)
        .join(),
      await shown(library, article.id),
    ]
    model.set(id, words.join(' | '))
  }
  model.set('receipts', (await library.receipts()).map((receipt) => receipt.startedAt).join())
  return model
}

/** The pictures that the body names, as they are on the disk. */
async function shown(library: Library, id: ArticleId): Promise<string> {
  const [body, images] = [await library.body(id), await library.images(id)]
  if (!body.ok || !images.ok) return 'unreadable'
  const names = picturesIn(body.value)
  const kept = images.value.filter(({ name }) => names.has(name))
  return kept.map(({ name, bytes }) => `${name}: ${Buffer.from(bytes).toString()}`).join()
}

function withPicture(title: string, picture: string): ReturnType<typeof draftOf> {
  const name = `${picture}.png`
  const images = [{ name, bytes: Buffer.from(`the ${picture}`) }]
  return draftOf(title, { html: `<p>${title}<img src="images/${name}"></p>`, images })
}

/** Done one after the other; each either throws, is refused, or is acknowledged. */
function acts({ library, fold }: Session): readonly (() => Promise<{ readonly ok: boolean }>)[] {
  const importId: ImportId = newImportId()
  const id = (index: number): ArticleId => [...library.all()][index]?.id ?? ('zzzzzzzzzzzzzzzz' as ArticleId)
  const at = '2026-01-01T00:00:00.000Z'
  const folded = async (): Promise<{ readonly ok: boolean }> => ({ ok: await fold().then(() => true) })
  return [
    () => library.add([draftOf('a'), withPicture('b', 'old'), draftOf('c')], importId, at),
    () => library.setState([id(0)], { bookmarked: true }),
    () => library.highlight(id(0), [marked('a')]),
    folded,
    () => library.replaceBody(id(1), withPicture('b better', 'new')),
    async () => {
      const [first, second] = await Promise.all([folded(), library.tag([id(0)], ['during fold'], [])])
      return { ok: first.ok && second.ok }
    },
    () => library.highlight(id(0), [marked('more')]),
    () => library.trash([id(2)]),
    () => library.saveReceipt(receiptOf(importId)),
    () => library.undo(),
    () => library.split(id(0), [draftOf('a1'), draftOf('a2')]),
    folded,
    () => library.deleteForever([id(0)]),
    () => library.setState([id(0)], { bookmarked: true }),
  ]
}

function marked(quote: string): HighlightDraft {
  return { quote, prefix: '', suffix: '', start: 0, colour: 'pink', note: null, tags: [] }
}

function receiptOf(id: ImportId): Receipt {
  const time = '2026-01-01T00:00:00.000Z'
  const counts = { added: 0, merged: 0, skipped: 0, failed: 0 }
  return { id, origin: 'paste', startedAt: time, finishedAt: time, ...counts, cancelled: false, items: [] }
}

function seeded(seed: number): () => number {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Runs the scenario until the disk stops; gives the states that a later start may show. */
async function runUntilCut(fs: MemoryFileSystem, stopAt: number, half: boolean): Promise<readonly Model[]> {
  let off = false
  fs.before = (call) => {
    if (off || (call === stopAt && !half)) {
      off = true
      throw new PowerCut()
    }
    if (call !== stopAt) return 'go'
    off = true
    return 'half'
  }
  const allowed: Model[] = [new Map()]
  try {
    const session = await startStore(fs)
    for (const act of acts(session)) {
      const before = await seen(session.library)
      allowed.splice(0, allowed.length, before)
      await act()
      allowed.splice(0, allowed.length, await seen(session.library))
    }
    await session.library.close()
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  return allowed
}

/** The states that the scenario goes through, by titles and marks alone: ids differ from run to run. */
async function milestones(): Promise<readonly string[]> {
  const session = await startStore(new MemoryFileSystem())
  const found = [shape(await seen(session.library))]
  for (const act of acts(session)) {
    expect((await act()).ok).toBe(true)
    found.push(shape(await seen(session.library)))
  }
  return found
}

function shape(model: Model): string {
  return [...model.values()].join('\n')
}

/** Without receipts: one that was refused at its last fsync may be there all the same, and does no harm. */
function articles(model: Model): string {
  return shape(new Map([...model].filter(([key]) => key !== 'receipts')))
}

async function callsOfScenario(): Promise<number> {
  const fs = new MemoryFileSystem()
  const session = await startStore(fs)
  for (const act of acts(session)) await act()
  await session.library.close()
  return fs.calls
}

describe('a power cut at any call', () => {
  it('loses nothing that was acknowledged, shows nothing half done, and leaves no orphans', async () => {
    const calls = await callsOfScenario()
    const stages = await milestones()
    expect(calls).toBeGreaterThan(80)
    for (let stopAt = 1; stopAt <= calls; stopAt++) {
      for (const half of [false, true]) {
        const fs = new MemoryFileSystem()
        const [acknowledged] = await runUntilCut(fs, stopAt, half)
        for (let seed = 1; seed <= 6; seed++) {
          const name = `stopped ${half ? 'within' : 'before'} call ${stopAt}, seed ${seed}`
          const disk = fs.afterPowerCut(seeded(stopAt * 100 + seed))
          const { library } = await startStore(disk)
          const found = shape(await seen(library))
          const reached = stages.lastIndexOf(shape(acknowledged ?? new Map()))
          const from = stages.indexOf(shape(acknowledged ?? new Map()))
          // A concurrent fold and tag is one act here: it may be half there, which the next stage covers.
          expect(stages.slice(from, reached + 2), name).toContain(found)
          expect(
            library.notices.filter((notice) => !notice.includes('incomplete')),
            name,
          ).toEqual([])
          expect(await folders(disk), name).toEqual([...library.all()].map((article) => article.id).sort())

          // And it goes on from there.
          const added = await library.add([draftOf('after')], newImportId(), '2026-02-02T00:00:00.000Z')
          expect(added.ok, name).toBe(true)
          const then = shape(await seen(library))
          const again = await startStore(disk.afterPowerCut(seeded(seed)))
          expect(shape(await seen(again.library)), name).toBe(then)
        }
      }
    }
    // Every call times several ways of losing what was not fsynced: minutes on a busy machine.
  }, 300_000)
})

describe('a disk that refuses', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EMFILE', 'EACCES'])(
    '%s at any call leaves what was acknowledged, says so, and goes on when it works again',
    async (code) => {
      const calls = await callsOfScenario()
      for (let failAt = 1; failAt <= calls; failAt++) {
        const name = `${code} at call ${failAt}`
        const fs = new MemoryFileSystem()
        // Renames wait out EACCES; a disk that refuses for longer than that is another test.
        fs.before = (call, what, path) => {
          if (call === failAt && !(code === 'EACCES' && what === 'rename')) throw errno(code, path)
          return 'go'
        }
        let session: Session
        try {
          session = await startStore(fs)
        } catch (error) {
          expect(String(error), name).toContain('could not be opened')
          session = await startStore(fs)
        }
        for (const act of acts(session)) {
          const before = articles(await seen(session.library))
          const outcome = await act().catch((error: unknown) => {
            // A fold has no one to answer to but its schedule, which logs it.
            expect(String(error), name).toContain(code)
            return { ok: true }
          })
          if (!outcome.ok) expect(articles(await seen(session.library)), name).toBe(before)
        }
        const last = await session.library.changeSettings({ theme: 'dark' })
        if (!last.ok) expect((await session.library.changeSettings({ theme: 'dark' })).ok, name).toBe(true)
        const expected = shape(await seen(session.library))
        await session.library.close()
        const again = await startStore(fs)
        expect(shape(await seen(again.library)), name).toBe(expected)
        expect(again.library.notices, name).toEqual([])
      }
    },
  )
})

async function folders(fs: FileSystem): Promise<readonly string[]> {
  if ((await fs.kind(`${libraryFolder}/articles`)) === null) return []
  return [...(await fs.names(`${libraryFolder}/articles`))].sort()
}
