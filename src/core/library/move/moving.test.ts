import type { ArticleId } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { draftOf } from '../draft-fixture.ts'
import { newImportId } from '../ids.ts'
import type { Library } from '../library.ts'
import { openLibrary } from '../library.ts'
import { errno, MemoryFileSystem, PowerCut } from '../memory-file-system.ts'
import { hourlyClock, newProcess } from '../store-fixture.ts'
import { destinationIn } from './destination.ts'
import type { MoveProgress } from './moving.ts'
import { moveLibrary, tidyAfterMove } from './moving.ts'
import { deleteOldCopy } from './old-copy.ts'
import { readPlace } from './place.ts'

const home = '/home/reader/library'
const target = '/mnt/drive/مكتبة'
const placeFile = '/home/reader/config/library.json'
const at = '2026-01-01T00:00:00.000Z'

async function open(fs: MemoryFileSystem, folder: string): Promise<Library> {
  const processes = newProcess()
  const opened = await openLibrary({
    folder,
    mode: 'write',
    owner: 'test',
    fileSystem: fs,
    processes,
    now: hourlyClock,
  })
  if (!opened.ok) throw new Error(opened.fault.message)
  return opened.value
}

/** As the app finds it: by the place that is remembered. */
async function start(fs: MemoryFileSystem): Promise<{ library: Library; told: string | null }> {
  const place = await readPlace(fs, placeFile)
  if (!place.ok) throw new Error(place.fault.message)
  const folder = place.value.folder ?? home
  const told = await tidyAfterMove(fs, placeFile, folder)
  return { library: await open(fs, folder), told }
}

function ids(library: Library): readonly ArticleId[] {
  return Array.from(library.all(), ({ id }) => id)
}

/** What a reader can tell of it. */
async function seen(library: Library): Promise<string> {
  const lines: string[] = []
  for (const { id, title, bookmarked, tags, trashedAt } of library.all()) {
    const body = await library.body(id)
    const source = await library.source(id)
    lines.push(
      [
        title,
        bookmarked,
        tags,
        trashedAt !== null,
        body.ok ? body.value : body.fault.message,
        source.ok,
      ].join(' | '),
    )
  }
  return [...lines, (await library.receipts()).length, library.settings.theme].join('\n')
}

async function seeded(): Promise<{ fs: MemoryFileSystem; library: Library }> {
  const fs = new MemoryFileSystem()
  for (const folder of ['/mnt/drive', '/home/reader/config']) {
    await fs.makeFolders(folder)
    for (const part of ['/mnt', '/home', '/home/reader', '/']) {
      if ((await fs.kind(part)) !== null) await fs.syncFolder(part)
    }
  }
  const library = await open(fs, home)
  await library.add([draftOf('a'), draftOf('b'), draftOf('c')], newImportId(), at)
  await library.replaceBody(ids(library)[1]!, draftOf('b better', { html: '<p>better</p>' }))
  await library.backUp()
  await library.setState([ids(library)[0]!], { bookmarked: true })
  return { fs, library }
}

interface Trip {
  readonly fs: MemoryFileSystem
  readonly library: Library
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: MoveProgress) => void
}

async function move({ fs, library, signal, onProgress }: Trip): ReturnType<typeof moveLibrary> {
  const destination = await destinationIn(fs, target, library.folder)
  if (!destination.ok) throw new Error(destination.fault.message)
  return moveLibrary({
    fs,
    processes: newProcess(),
    library,
    destination: destination.value,
    placeFile,
    owner: 'test',
    now: hourlyClock,
    log: () => undefined,
    signal: signal ?? new AbortController().signal,
    onProgress: onProgress ?? (() => undefined),
  })
}

/** Acts of a reader who goes on reading; each begins when so many files were copied. */
function busyReader(library: Library): {
  onProgress: (p: MoveProgress) => void
  done: () => Promise<unknown>
} {
  const acts = new Map<number, () => Promise<unknown>>([
    [1, () => library.add([draftOf('during')], newImportId(), at)],
    [2, () => library.tag([ids(library)[1]!], ['moved'], [])],
    [3, () => library.replaceBody(ids(library)[0]!, draftOf('a better', { html: '<p>a better</p>' }))],
    [
      5,
      async () => {
        const last = ids(library)[2]!
        await library.trash([last])
        await library.deleteForever([last])
      },
    ],
  ])
  const running: Promise<unknown>[] = []
  let last: (() => Promise<unknown>) | null = () => library.changeSettings({ theme: 'sepia' })
  const begin = (act: () => Promise<unknown>): void => {
    const endedByPower = (error: unknown): void => {
      if (!(error instanceof PowerCut)) throw error
    }
    running.push(act().catch(endedByPower))
  }
  return {
    onProgress: ({ files, stage }) => {
      const act = acts.get(files)
      acts.delete(files)
      if (act !== undefined) begin(act)
      if (stage === 'finishing' && last !== null) {
        begin(last)
        last = null
      }
    },
    done: () => Promise.all(running),
  }
}

function random(seed: number): () => number {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('moving a library', () => {
  it('takes all of it along, goes on in the new folder, and is found there by the next start', async () => {
    const { fs, library } = await seeded()
    const before = await seen(library)
    expect(await move({ fs, library })).toEqual({ ok: true, value: { from: home } })
    expect(library.folder).toBe(target)
    expect(await seen(library)).toBe(before)
    // The undo history came along.
    expect((await library.undo()).ok).toBe(true)
    expect((await library.add([draftOf('after')], newImportId(), at)).ok).toBe(true)
    const after = await seen(library)
    await library.close()
    const again = await start(fs)
    expect(again.told).toBe(null)
    expect(again.library.folder).toBe(target)
    expect(await seen(again.library)).toBe(after)
    expect(again.library.notices).toEqual([])
    expect(await fs.names(target)).not.toContain('moving.json')
    // The old copy is what it was.
    expect(await seen(await open(fs, home))).toBe(before)
  })

  it('loses no act of a reader who goes on meanwhile, and none is refused', async () => {
    const { fs, library } = await seeded()
    const reader = busyReader(library)
    expect((await move({ fs, library, onProgress: reader.onProgress })).ok).toBe(true)
    const outcomes = (await reader.done()) as ({ ok: boolean } | undefined)[]
    expect(outcomes.filter((outcome) => outcome?.ok === false)).toEqual([])
    const after = await seen(library)
    for (const sign of ['during', 'moved', 'a better', 'sepia']) expect(after).toContain(sign)
    await library.close()
    const again = await start(fs)
    expect(await seen(again.library)).toBe(after)
    expect([...(await fs.names(`${target}/articles`))].sort()).toEqual([...ids(again.library)].sort())
  })

  it('after a power cut at any call is in the one place or in the other, whole, with all that was acknowledged', async () => {
    const counting = await seeded()
    const from = counting.fs.calls
    await move({ ...counting, onProgress: busyReader(counting.library).onProgress })
    const calls = counting.fs.calls
    expect(calls - from).toBeGreaterThan(100)
    const places = new Set<string>()
    for (let stopAt = from + 1; stopAt <= calls + 5; stopAt++) {
      const { fs, library } = await seeded()
      let off = false
      fs.before = (call) => {
        if (off || call === stopAt) {
          off = true
          throw new PowerCut()
        }
        return 'go'
      }
      const reader = busyReader(library)
      const acknowledged = new Set<number>()
      library.onChange(({ revision }) => acknowledged.add(revision))
      await move({ fs, library, onProgress: reader.onProgress }).catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error
      })
      await reader.done()
      const last = Math.max(0, ...acknowledged)
      const name = `stopped at call ${stopAt - from}`
      for (let seed = 1; seed <= 3; seed++) {
        const disk = fs.afterPowerCut(random(stopAt * 10 + seed))
        const found = await start(disk)
        places.add(found.library.folder)
        expect(found.library.revision, name).toBeGreaterThanOrEqual(last)
        expect(
          found.library.notices.filter((notice) => !notice.includes('incomplete')),
          name,
        ).toEqual([])
        const shown = await seen(found.library)
        expect(shown, name).not.toContain('could not')
        expect([...(await disk.names(`${found.library.folder}/articles`))].sort(), name).toEqual(
          [...ids(found.library)].sort(),
        )
        if (found.library.folder === home) {
          expect(await disk.kind(target), name).toBe(null)
        }
        // It goes on from there, also by another move.
        expect((await found.library.add([draftOf('on')], newImportId(), at)).ok, name).toBe(true)
      }
    }
    expect(places).toEqual(new Set([home, target]))
  }, 120_000)

  it.each(['ENOSPC', 'EIO', 'EROFS', 'ENOENT', 'ENXIO'])(
    '%s at any call leaves it where it is, says so, removes the half copy, and lets it be moved again',
    async (code) => {
      const counting = await seeded()
      const from = counting.fs.calls
      await move(counting)
      const calls = counting.fs.calls - 3
      for (let failAt = from + 1; failAt <= calls; failAt++) {
        const { fs, library } = await seeded()
        const before = await seen(library)
        fs.before = (call, _, path) => {
          if (call === failAt) throw errno(code, path)
          return 'go'
        }
        const name = `${code} at call ${failAt - from} of ${calls - from}`
        const moved = await move({ fs, library })
        if (moved.ok) {
          // The last calls only tidy.
          expect(library.folder, name).toBe(target)
        } else {
          expect(moved.fault.message, name).toContain(`It is still in ${home}`)
          expect(library.folder, name).toBe(home)
          expect(await fs.kind(target), name).toBe(null)
          const place = await readPlace(fs, placeFile)
          expect(place, name).toMatchObject({ value: { folder: null, moving: null } })
        }
        expect(await seen(library), name).toBe(before)
        expect((await library.changeSettings({ theme: 'dark' })).ok, name).toBe(true)
        if (!moved.ok) expect((await move({ fs, library })).ok, name).toBe(true)
        const after = await seen(library)
        await library.close()
        expect(await seen((await start(fs)).library), name).toBe(after)
      }
    },
    120_000,
  )

  it('to a drive that goes away in the middle says so, and the next start knows of what is left there', async () => {
    const { fs, library } = await seeded()
    let gone = false
    fs.before = (_, __, path) => {
      if (gone && path.startsWith('/mnt')) throw errno('ENXIO', path)
      return 'go'
    }
    const moved = await move({
      fs,
      library,
      onProgress: ({ files }) => {
        gone = files >= 3
      },
    })
    expect(moved).toMatchObject({ ok: false, fault: { code: 'store-failed' } })
    const message = moved.ok ? '' : moved.fault.message
    expect(message).toContain('the disk is gone')
    expect(message).toContain(`It is still in ${home}`)
    expect(message).toContain('could not be removed now')
    await library.close()
    gone = false
    const again = await start(fs)
    expect(again.library.folder).toBe(home)
    expect(again.told).toContain('What was copied was removed')
    expect(await fs.kind(target)).toBe(null)
  })

  it('can be stopped until it is done, and nothing is left of it', async () => {
    for (const stage of ['copying', 'finishing'] as const) {
      const { fs, library } = await seeded()
      const stopping = new AbortController()
      const moved = await move({
        fs,
        library,
        signal: stopping.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) stopping.abort()
        },
      })
      expect(moved).toMatchObject({ ok: false, fault: { code: 'stopped' } })
      expect(await fs.kind(target)).toBe(null)
      expect((await library.changeSettings({ theme: 'dark' })).ok).toBe(true)
    }
  })

  it('finds a copy that does not read back as it was written', async () => {
    const { fs, library } = await seeded()
    const read = fs.readFile.bind(fs)
    fs.readFile = async (path) => {
      const bytes = await read(path)
      if (path.startsWith(target) && path.endsWith('body.html')) bytes[3] = (bytes[3] ?? 0) ^ 1
      return bytes
    }
    const moved = await move({ fs, library })
    expect(moved).toMatchObject({ ok: false, fault: { code: 'store-failed' } })
    expect(await fs.kind(target)).toBe(null)
    expect(library.folder).toBe(home)
  })
})

describe('the place to move to', () => {
  const put = async (fs: MemoryFileSystem, path: string): Promise<void> =>
    (await fs.open(path, 'new')).close()

  it('is refused when it is the library, in the library, or holds one', async () => {
    const { fs, library } = await seeded()
    expect(await destinationIn(fs, home, home)).toMatchObject({ fault: { code: 'storage-refused' } })
    expect(await destinationIn(fs, `${home}/articles`, home)).toMatchObject({
      fault: { message: expect.stringContaining('inside the library') as string },
    })
    await move({ fs, library })
    expect(await destinationIn(fs, home, target)).toMatchObject({
      fault: { message: expect.stringContaining('holds a library already') as string },
    })
    expect(await destinationIn(fs, '/nowhere/at/all', home)).toMatchObject({
      fault: { message: expect.stringContaining('is not there') as string },
    })
  })

  it('is a folder of its own inside one that holds other things, and refused when that is taken too', async () => {
    const { fs } = await seeded()
    await put(fs, '/mnt/drive/notes.txt')
    expect(await destinationIn(fs, '/mnt/drive', home)).toEqual({
      ok: true,
      value: { folder: '/mnt/drive/Offprint library', exists: false, others: [] },
    })
    await fs.makeFolder('/mnt/drive/Offprint library')
    await put(fs, '/mnt/drive/Offprint library/mine.txt')
    expect(await destinationIn(fs, '/mnt/drive', home)).toMatchObject({ fault: { code: 'storage-refused' } })
  })

  it('may hold what the system strews about, which stays', async () => {
    const { fs, library } = await seeded()
    await fs.makeFolder(target)
    await put(fs, `${target}/.DS_Store`)
    const stopping = new AbortController()
    const stopped = { fs, library, signal: stopping.signal, onProgress: () => stopping.abort() }
    expect((await move(stopped)).ok).toBe(false)
    expect(await fs.names(target)).toEqual(['.DS_Store'])
    expect((await move({ fs, library })).ok).toBe(true)
    expect(await fs.names(target)).toContain('.DS_Store')
  })
})

describe('the old copy', () => {
  const moved = async () => {
    const { fs, library } = await seeded()
    await move({ fs, library })
    const place = await readPlace(fs, placeFile)
    const [old] = place.ok ? place.value.oldCopies : []
    if (old === undefined) throw new Error('nothing is remembered')
    const options = { fs, processes: newProcess(), placeFile, old, current: target, owner: 'test' }
    return { fs, library, options }
  }

  it('is deleted with its folder when asked, and forgotten', async () => {
    const { fs, library, options } = await moved()
    expect(await deleteOldCopy(options)).toEqual({ ok: true, value: { folderLeft: false } })
    expect(await fs.kind(home)).toBe(null)
    expect(await readPlace(fs, placeFile)).toMatchObject({ value: { folder: target, oldCopies: [] } })
    expect((await library.changeSettings({ theme: 'dark' })).ok).toBe(true)
  })

  it('leaves what else stands in its folder', async () => {
    const { fs, options } = await moved()
    await (await fs.open(`${home}/my notes.txt`, 'new')).close()
    expect(await deleteOldCopy(options)).toEqual({ ok: true, value: { folderLeft: true } })
    expect(await fs.names(home)).toEqual(['my notes.txt'])
  })

  it('is kept when it was used since, is open, or is another library by now', async () => {
    const { fs, options } = await moved()
    const other = await open(fs, home)
    expect(
      await deleteOldCopy({ ...options, processes: { ...options.processes, alive: () => true } }),
    ).toMatchObject({
      fault: { code: 'storage-refused' },
    })
    await other.changeSettings({ theme: 'dark' })
    await other.close()
    expect(await deleteOldCopy(options)).toMatchObject({
      fault: { message: expect.stringContaining('was used since the move') as string },
    })
    expect(await deleteOldCopy({ ...options, old: { ...options.old, library: 'x' } })).toMatchObject({
      fault: { code: 'storage-refused' },
    })
    expect((await fs.names(`${home}/articles`)).length).toBe(3)
  })

  it('is never what is in use', async () => {
    const { options } = await moved()
    const inUse = { ...options, old: { ...options.old, folder: target } }
    expect(await deleteOldCopy(inUse)).toMatchObject({ fault: { code: 'storage-refused' } })
  })
})
