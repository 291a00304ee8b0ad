import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportLibrary } from '@core/exporting/archive/write-archive.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import { resumeImport, startImport } from './job.ts'
import type { Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { ImportSource } from './tasks.ts'

let folder = ''
const open: Library[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-mixed-'))
})
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function libraryIn(name: string): Promise<Library> {
  const opened = await openLibrary({ folder: join(folder, name), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  open.push(opened.value)
  return opened.value
}

/** As the reader of workers: so many places, and an export holds one until it ends or is closed. */
function readerWithPlaces(width: number): Reader & { readonly free: () => number } {
  const reader = inProcessReader()
  const waiting: (() => void)[] = []
  let free = width
  const release = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  return {
    ...reader,
    width,
    free: () => free,
    async read(source, from) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      const read = await reader.read(source, from)
      if (!isExport(read)) {
        release()
        return read
      }
      let held = true
      const end = (): void => {
        if (held) release()
        held = false
      }
      return {
        ...read,
        next: async () => {
          const batch = await read.next()
          if (batch.done) end()
          return batch
        },
        close: async () => {
          await read.close()
          end()
        },
      }
    },
  }
}

const csv = (name: string): ImportSource => ({
  kind: 'bytes',
  name: `${name}.csv`,
  bytes: Buffer.from(
    `title,url,time_added,tags,status\n${name} one,https://${name}.example/1,1400000000,,unread\nCut,off\n${name} two,https://${name}.example/2,1400000001,,unread\n`,
  ),
})
const page = (name: string): ImportSource => ({
  kind: 'bytes',
  name: `${name}.md`,
  bytes: Buffer.from(`# ${name}\n\nThe page of ${name} has some words in it, and some more of them.\n`),
})

it.each([1, 2, 3])(
  'archives, exports and pages come in together with %i places at the reader',
  async (width) => {
    const first = await libraryIn('first')
    const pages = ['Ashford', 'Bourne', 'Crewe', 'Dover', 'Ely'].map(page)
    await startImport(pages, { library: first, origin: 'files', reader: inProcessReader() }).finished
    const path = join(folder, 'all.zip')
    expect((await exportLibrary({ library: first, path })).ok).toBe(true)

    const library = await libraryIn('second')
    const reader = readerWithPlaces(width)
    const archive: ImportSource = { kind: 'bytes', name: 'all.zip', bytes: await readFile(path) }
    const sources = [csv('north'), archive, csv('south'), csv('west'), page('Frome'), archive, csv('east')]
    const finished = await startImport(sources, { library, origin: 'files', reader }).finished
    if (!finished.ok) throw new Error(finished.fault.message)
    const { items, added, failed, cancelled } = finished.value
    expect({ added, failed, cancelled }).toEqual({ added: 14, failed: 4, cancelled: false })
    // In the order in which they were given, each under its own name.
    const names = items.map(({ source }) => source)
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'north.csv',
      'all.zip',
      'south.csv',
      'west.csv',
      'Frome.md',
      'all.zip',
      'east.csv',
    ])
    expect(library.size).toBe(14)
    expect(reader.free()).toBe(width)
  },
)

it('an import of both that is stopped at the archive gives every place back', async () => {
  const first = await libraryIn('first')
  await startImport([page('Ashford'), page('Bourne')], {
    library: first,
    origin: 'files',
    reader: inProcessReader(),
  }).finished
  const path = join(folder, 'all.zip')
  await exportLibrary({ library: first, path })
  const library = await libraryIn('second')
  const reader = readerWithPlaces(2)
  const job = startImport([csv('north'), { kind: 'path', path }, csv('south')], {
    library,
    origin: 'files',
    reader,
    onProgress: ({ current }) => {
      if (current.startsWith('Ashford')) job.cancel()
    },
  })
  expect(await job.finished).toMatchObject({ ok: true })
  expect(reader.free()).toBe(2)
})

it('an archive in whose midst an import was suspended is gone on with, each article on the receipt once', async () => {
  const first = await libraryIn('first')
  const pages = ['Ashford', 'Bourne', 'Crewe', 'Dover', 'Ely'].map(page)
  await startImport(pages, { library: first, origin: 'files', reader: inProcessReader() }).finished
  const path = join(folder, 'all.zip')
  await exportLibrary({ library: first, path })
  const library = await libraryIn('second')
  const reader = readerWithPlaces(2)
  const sources: readonly ImportSource[] = [csv('north'), { kind: 'path', path }, csv('south')]
  let texts = 0
  const suspending: Reader = {
    ...reader,
    read: (source, from) => {
      if (source.kept === true) texts += 1
      if (texts === 3) job.suspend()
      return reader.read(source, from)
    },
  }
  const job = startImport(sources, { library, origin: 'files', reader: suspending })
  await job.finished
  expect((await library.receipt(job.id)).ok).toBe(false)
  const goesOn = await resumeImport(job.id, { library, reader })
  const finished = goesOn.ok ? await goesOn.value.finished : goesOn
  expect(finished).toMatchObject({ ok: true, value: { added: 9, failed: 2, skipped: 0, cancelled: false } })
  expect(finished.ok && finished.value.items.map(({ source }) => source)).toEqual([
    ...Array.from({ length: 3 }, () => 'north.csv'),
    ...Array.from({ length: 5 }, () => 'all.zip'),
    ...Array.from({ length: 3 }, () => 'south.csv'),
  ])
  expect(library.size).toBe(9)
})
