import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import { unfinishedImports } from './unfinished.ts'
import { watchFolder } from './watch.ts'
import { watchedJob } from './watched-job.ts'

let folder = ''
let watched = ''
let library: Library
let stop: AbortController
let ended: Promise<void>
let troubles: string[]
let brought: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-watch-'))
  watched = join(folder, 'in')
  await mkdir(watched)
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
  stop = new AbortController()
  troubles = []
  brought = 0
})
afterEach(async () => {
  stop.abort()
  await ended
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** @param between what happens between two looks */
function watch(between: () => Promise<void> = soon): void {
  ended = watchFolder({
    folder: watched,
    bringIn: async (path) => {
      brought += 1
      return (await watchedJob(path, { library, reader: inProcessReader() })).finished
    },
    onDone: () => undefined,
    onTrouble: (message) => troubles.push(message),
    onWell: () => troubles.push('well'),
    signal: stop.signal,
    wait: between,
  })
}

const filesIn = async (name: string): Promise<readonly string[]> =>
  (await readdir(join(watched, name)).catch((): string[] => [])).toSorted()

it('what is put in comes into the library and moves to “done” or “failed” beside its receipt', async () => {
  await writeFile(join(watched, 'page.md'), '# A page\n\nWith some words in it, and some more of them.\n')
  await writeFile(join(watched, 'picture.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await mkdir(join(watched, 'folder'))
  await writeFile(
    join(watched, 'folder', 'b.md'),
    '# Another page\n\nWith other words in it, and some more.\n',
  )
  watch()
  await vi.waitFor(async () => expect(await filesIn('done')).toHaveLength(4), { timeout: 15_000 })
  await vi.waitFor(async () => expect(await filesIn('failed')).toHaveLength(2), { timeout: 15_000 })
  expect(await filesIn('done')).toEqual(['folder', 'folder.receipt.json', 'page.md', 'page.md.receipt.json'])
  expect(await filesIn('failed')).toEqual(['picture.png', 'picture.png.receipt.json'])
  expect(await filesIn('.')).toEqual(['done', 'failed'])
  const receipt: unknown = JSON.parse(await readFile(join(watched, 'done', 'page.md.receipt.json'), 'utf8'))
  expect(receipt).toMatchObject({ origin: 'watch', added: 1, items: [{ title: 'A page' }] })
  expect(library.size).toBe(2)

  // The same name again: nothing that lies there is replaced.
  await writeFile(join(watched, 'page.md'), '# A third page\n\nWith yet other words in it, and a few more.\n')
  await vi.waitFor(async () => expect(await filesIn('done')).toContain('page 2.md'), { timeout: 15_000 })
  expect(await readFile(join(watched, 'done', 'page.md'), 'utf8')).toContain('# A page')
  expect(troubles).toEqual([])
})

it('what is still being written, hidden, empty or a link is left alone', async () => {
  await writeFile(join(folder, 'outside.md'), '# Outside\n\nNobody put this into the folder.\n')
  await symlink(join(folder, 'outside.md'), join(watched, 'link.md'))
  await writeFile(join(watched, 'export.zip.crdownload'), 'half of it')
  await writeFile(join(watched, '.hidden.md'), '# Hidden')
  await writeFile(join(watched, 'empty.md'), '')
  const growing = join(watched, 'growing.md')
  await writeFile(growing, '# Growing\n\n')
  let part = 0
  watch(async () => {
    if (part === 12) return soon()
    await appendFile(growing, `Part ${part} of what is written here, slowly, over a slow line.\n\n`)
    part += 1
  })
  await vi.waitFor(async () => expect(await filesIn('done')).toContain('growing.md'), { timeout: 15_000 })
  const [article] = [...library.all()]
  const body = article === undefined ? undefined : await library.body(article.id)
  expect(body?.ok === true && body.value).toContain('Part 11')
  expect(library.size).toBe(1)
  expect(await filesIn('.')).toEqual(['.hidden.md', 'done', 'empty.md', 'export.zip.crdownload', 'link.md'])
})

it('a folder that goes away is said once, and watched again when it is back', async () => {
  watch()
  await rm(watched, { recursive: true })
  await vi.waitFor(() => expect(troubles).toHaveLength(1), { timeout: 15_000 })
  expect(troubles[0]).toContain('is not there. If it is on a drive')
  await mkdir(watched)
  await writeFile(join(watched, 'page.md'), '# A page\n\nWith some words in it, and some more of them.\n')
  await vi.waitFor(async () => expect(await filesIn('done')).toContain('page.md'), { timeout: 15_000 })
  await vi.waitFor(() => expect(troubles).toHaveLength(2), { timeout: 15_000 })
  expect(troubles[1]).toBe('well')
})

it('what cannot be moved away is brought in once, and moved when it can be', async () => {
  await writeFile(join(watched, 'done'), 'a file in the way')
  await writeFile(join(watched, 'page.md'), '# A page\n\nWith some words in it, and some more of them.\n')
  let looks = 0
  watch(async () => {
    looks += 1
    await soon()
  })
  await vi.waitFor(() => expect(troubles).toHaveLength(1), { timeout: 15_000 })
  expect(troubles[0]).toContain('a file is in the way of the subfolder')
  const seen = looks
  await vi.waitFor(() => expect(looks).toBeGreaterThan(seen + 3), { timeout: 15_000 })
  expect(brought).toBe(1)
  await rm(join(watched, 'done'))
  await vi.waitFor(async () => expect(await filesIn('done')).toContain('page.md'), { timeout: 15_000 })
  expect(brought).toBe(1)
})

it('what was cut off when the watching ended goes on at the next start, on one receipt', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, row) => `Story ${row},https://a.example/${row},1400000000,,unread`,
  )
  await writeFile(join(watched, 'part.csv'), ['title,url,time_added,tags,status', ...rows].join('\n'))
  const reader = inProcessReader()
  ended = watchFolder({
    folder: watched,
    bringIn: async (path) => {
      const job = await watchedJob(path, { library, reader, batch: 8 })
      stop.abort()
      job.suspend()
      return job.finished
    },
    onDone: () => undefined,
    onTrouble: (message) => troubles.push(message),
    signal: stop.signal,
    wait: soon,
  })
  await ended
  expect(await filesIn('.')).toEqual(['part.csv'])
  expect(await unfinishedImports(library)).toHaveLength(1)

  stop = new AbortController()
  watch()
  await vi.waitFor(async () => expect(await filesIn('done')).toContain('part.csv'), { timeout: 15_000 })
  expect(library.size).toBe(40)
  expect(await unfinishedImports(library)).toEqual([])
  expect(await library.receiptHeads()).toMatchObject([
    { origin: 'watch', added: 40, skipped: 0, cancelled: false },
  ])
})
