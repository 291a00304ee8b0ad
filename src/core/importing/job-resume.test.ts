import type { ImportId } from '@shared/article.ts'
import { MemoryFileSystem, PowerCut } from '@core/library/memory-file-system.ts'
import type { Library } from '@core/library/library.ts'
import { startStore } from '@core/library/store-fixture.ts'
import { describe, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import type { ImportJob } from './job.ts'
import { resumeImport, settleImport, startImport } from './job.ts'
import type { Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { ImportSource } from './tasks.ts'
import { unfinishedImports } from './unfinished.ts'

const story = (town: string, more = ''): string =>
  `The council of ${town} met on Tuesday to talk about the bridge over the river. It was a long talk. ${more}`
const page = (town: string, more = ''): string =>
  `<!doctype html><html lang="en"><title>${town}</title><link rel="canonical" href="https://a.example/${town}"><article><h1>${town}</h1><p>${story(town)}</p><p>Nothing was decided in ${town}, but minutes were kept by the clerk.</p><p>${more}</p></article></html>`
const bytes = (name: string, text: string): ImportSource => ({
  kind: 'bytes',
  name,
  bytes: Buffer.from(text),
})

/** What is there before: a link that gets its text, an article that gets a fuller one, one that gains a tag. */
const before: readonly ImportSource[] = [
  bytes('old.csv', 'title,url,time_added,tags,status\nLink,https://a.example/Bourne,1500000000,,unread\n'),
  bytes('Ely.html', page('Ely')),
  bytes('Frome.html', page('Frome')),
]
const csv = [
  'title,url,time_added,tags,status',
  'One,https://a.example/1,1400000000,sea|salt,archive',
  'Cut,off',
  'Frome,https://a.example/Frome,1300000000,sea,unread',
  'Two,https://a.example/2,1500000000,,unread',
  'Two again,http://a.example/2/,,late,unread',
  'Three,https://a.example/3,1500000001,,unread',
].join('\n')
const sources: readonly ImportSource[] = [
  bytes('part_000000.csv', csv),
  bytes('Bourne.html', page('Bourne')),
  bytes('empty.txt', ''),
  bytes(
    'Ely.html',
    page('Ely', story('Ely', 'The second talk was longer, and it ended with a vote against all plans.')),
  ),
  bytes('part_000001.csv', csv.replaceAll('a.example', 'b.example')),
]

async function begun(fs: MemoryFileSystem): Promise<Library> {
  const { library } = await startStore(fs)
  await startImport(before, { library, origin: 'cli', reader: inProcessReader() }).finished
  return library
}

const bring = (library: Library, reader: Reader = inProcessReader()): ImportJob =>
  startImport(sources, { library, origin: 'files', reader, batch: 2 })

/** All that a reader can tell of a library and of an import's receipt, by titles: ids differ from run to run. */
async function seen(library: Library, importId: ImportId): Promise<unknown> {
  const articles = []
  for (const article of library.all()) {
    const { title, url, tags, archived, read, trashedAt, wordCount, linkOnly = false } = article
    const body = await library.body(article.id)
    const own = article.importId === importId
    const marks = { tags, archived, read, trashed: trashedAt !== null, wordCount, linkOnly, own }
    articles.push({ title, url, ...marks, body: body.ok && body.value })
  }
  const receipt = await library.receipt(importId)
  const items = receipt.ok ? receipt.value.items : []
  const { added, merged, skipped, failed, cancelled } = receipt.ok ? receipt.value : {}
  return {
    articles,
    counts: { added, merged, skipped, failed, cancelled },
    items: items.map(({ id, ...item }) => ({ ...item, of: id === null ? null : library.summary(id)?.url })),
  }
}

async function undisturbed(): Promise<{
  readonly calls: number
  readonly all: unknown
  readonly undone: unknown
}> {
  const fs = new MemoryFileSystem()
  const library = await begun(fs)
  const start = fs.calls
  const job = bring(library)
  await job.finished
  const calls = fs.calls - start
  const all = await seen(library, job.id)
  await library.undoImport(job.id)
  return { calls, all, undone: await seen(library, job.id) }
}

/** Stops for good at the entry of that number, counted over all exports. */
function deadReader(entries: number): Reader {
  const reader = inProcessReader()
  let left = entries
  return {
    ...reader,
    read: async (source, from) => {
      const read = await reader.read(source, from)
      if (!isExport(read)) return read
      return {
        ...read,
        next: async () => {
          left -= 1
          return left < 0 ? new Promise<never>(() => undefined) : read.next()
        },
      }
    },
  }
}

describe('an import that is cut off by a power cut, at every other call to the disk', () => {
  it('is gone on with to the same library, receipt and undo as one that was not', async () => {
    const { calls, all, undone } = await undisturbed()
    expect(calls).toBeGreaterThan(60)
    let resumed = 0
    for (let stopAt = 1; stopAt <= calls; stopAt += 2) {
      const fs = new MemoryFileSystem()
      const library = await begun(fs)
      const start = fs.calls
      fs.before = (call) => {
        if (call >= start + stopAt) throw new PowerCut()
        return 'go'
      }
      const job = bring(library)
      await job.finished.catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error
      })
      const disk = fs.afterPowerCut(() => (stopAt * 0.37) % 1)
      const { library: after } = await startStore(disk)
      const [unfinished] = await unfinishedImports(after)
      if (unfinished === undefined) {
        // Before anything was written down, or after the receipt was.
        const isThere = (await after.receipt(job.id)).ok
        expect(
          [...after.all()].some(({ importId }) => importId === job.id),
          `call ${stopAt}`,
        ).toBe(isThere)
        continue
      }
      resumed += 1
      const goesOn = await resumeImport(unfinished.id, {
        library: after,
        reader: inProcessReader(),
        batch: 2,
      })
      expect(goesOn.ok && (await goesOn.value.finished).ok).toBe(true)
      expect(await seen(after, job.id), `call ${stopAt}`).toEqual(all)
      expect(await unfinishedImports(after)).toEqual([])
      await after.undoImport(job.id)
      expect(await seen(after, job.id), `undone after call ${stopAt}`).toEqual(undone)
    }
    expect(resumed).toBeGreaterThan(20)
  }, 120_000)
})

describe('an import', () => {
  it('that is suspended goes on at the next start', async () => {
    const { all } = await undisturbed()
    const fs = new MemoryFileSystem()
    const library = await begun(fs)
    const job = bring(library)
    job.suspend()
    await job.finished
    expect((await library.receipt(job.id)).ok).toBe(false)
    await library.close()
    const { library: next } = await startStore(fs)
    expect(await unfinishedImports(next)).toMatchObject([
      { id: job.id, names: ['part_000000.csv', 'Bourne.html', 'empty.txt'], more: 2 },
    ])
    const goesOn = await resumeImport(job.id, { library: next, reader: inProcessReader() })
    expect(goesOn.ok && (await goesOn.value.finished).ok).toBe(true)
    expect(await seen(next, job.id)).toEqual(all)
  })

  it.each(['keep', 'undo'] as const)('that was cut off ends where it is: %s', async (how) => {
    const fs = new MemoryFileSystem()
    const library = await begun(fs)
    const earlier = new Set(Array.from(library.all(), ({ id }) => id))
    const state = (each: Library): unknown =>
      Array.from(each.all(), ({ id, title, tags, wordCount, addedAt }) => ({
        id,
        title,
        tags,
        wordCount,
        addedAt,
      })).filter(({ id }) => earlier.has(id))
    const was = state(library)
    const job = bring(library, deadReader(1))
    while ((await library.importFolder(job.id).lines('items')).length < 3) await new Promise(setImmediate)
    const { library: next } = await startStore(fs.afterPowerCut(() => 0))
    const settled = await settleImport(job.id, how, { library: next, reader: inProcessReader() })
    expect(settled).toMatchObject({ ok: true, value: { cancelled: true } })
    expect(await unfinishedImports(next)).toEqual([])
    const own = [...next.all()].filter(({ importId }) => importId === job.id)
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ trashedAt }) => (trashedAt !== null) === (how === 'undo'))).toBe(true)
    if (how === 'undo') expect(state(next)).toEqual(was)
    else expect(state(next)).not.toEqual(was)
  })

  it('that is paused brings nothing until it is let go on', async () => {
    const { library } = await startStore(new MemoryFileSystem())
    const told: boolean[] = []
    const job = startImport(sources, {
      library,
      origin: 'files',
      reader: inProcessReader(),
      onProgress: ({ paused }) => told.push(paused),
    })
    job.pause()
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate)
    expect(library.size).toBe(0)
    job.goOn()
    expect(await job.finished).toMatchObject({ ok: true, value: { cancelled: false } })
    expect(library.size).toBeGreaterThan(3)
    expect(told).toContain(true)
    expect(told.at(-1)).toBe(false)
  })
})
