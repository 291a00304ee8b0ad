import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProcessReader } from '@core/importing/in-process-reader.ts'
import { watchedJob } from '@core/importing/watched-job.ts'
import { nodeFileSystem } from '@core/library/file-system.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import type { WatchState } from '@shared/watch.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FolderWatch } from './folder-watch.ts'

let folder = ''
let put = ''
let library: Library
let watches: FolderWatch[]
let told: WatchState[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-folder-watch-'))
  put = join(folder, 'put')
  await mkdir(put)
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
  watches = []
  told = []
})
afterEach(async () => {
  for (const watch of watches) await ended(watch)
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function ended(watch: FolderWatch): Promise<void> {
  watch.stop()
  await watch.ended()
}

function started(readOnly: string | null = null): FolderWatch {
  const watch = new FolderWatch({
    fs: nodeFileSystem,
    file: join(folder, 'user-data', 'watch.json'),
    library: () => library.folder,
    readOnly,
    begin: (path) => watchedJob(path, { library, reader: inProcessReader() }),
    finish: (job) => job.finished,
    onChange: (state) => told.push(state),
    log: () => undefined,
    wait: () => new Promise((resolve) => setTimeout(resolve, 10)),
  })
  watches.push(watch)
  return watch
}

const page = (title: string): string => `# ${title}\n\nWith some words about ${title} in it, and some more.\n`
const until = (claim: () => void): Promise<void> => vi.waitFor(claim, { timeout: 15_000 })

it('a folder is watched from when it is switched on, and after the next start as well', async () => {
  const first = started()
  expect(await first.state()).toMatchObject({ folder: null, on: false })
  await writeFile(join(put, 'early.md'), page('Early'))
  expect(await first.choose(put)).toMatchObject({ ok: true, value: { folder: put, on: false } })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(library.size).toBe(0)
  await first.turn(true)
  await until(() => expect(told.at(-1)?.last).toMatchObject({ name: 'early.md', to: 'done', added: 1 }))
  expect(told.map(({ current }) => current)).toContain('early.md')
  await ended(first)

  const second = started()
  expect(await second.state()).toMatchObject({ folder: put, on: true })
  await writeFile(join(put, 'late.md'), page('Late'))
  await until(() => expect(library.size).toBe(2))
  await second.turn(false)
  await writeFile(join(put, 'never.md'), page('Never'))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(library.size).toBe(2)
  expect(await readdir(put)).toEqual(['done', 'never.md'])
})

it('a folder in which the library lies, or that lies in the library, is refused', async () => {
  const watch = started()
  for (const wrong of [folder, library.folder, join(library.folder, 'articles')]) {
    expect(await watch.choose(wrong)).toMatchObject({ ok: false, fault: { code: 'storage-refused' } })
  }
  expect(await watch.state()).toMatchObject({ folder: null })
})

it('a folder that is gone is said, and so is that it is back', async () => {
  const watch = started()
  await watch.choose(put)
  await rm(put, { recursive: true })
  await watch.turn(true)
  await until(() => expect(told.at(-1)?.trouble).toContain('is not there'))
  await mkdir(put)
  await until(() => expect(told.at(-1)?.trouble).toBeNull())
  expect(await watch.state()).toMatchObject({ on: true })
})

it('a library that cannot be changed takes nothing in, and says why', async () => {
  const before = started()
  await before.choose(put)
  await before.turn(true)
  await ended(before)
  const watch = started('The disk is read-only.')
  expect(await watch.state()).toMatchObject({ on: true, trouble: 'The disk is read-only.' })
})

it('a damaged file of the choice means that none is watched', async () => {
  await mkdir(join(folder, 'user-data'))
  await writeFile(join(folder, 'user-data', 'watch.json'), '{"folder": 7')
  expect(await started().state()).toMatchObject({ folder: null, on: false })
  expect(await readFile(join(folder, 'user-data', 'watch.json'), 'utf8')).toBe('{"folder": 7')
})
