import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { openZip } from '@core/importing/zip/zip.ts'
import { good } from '@core/importing/archive/library-fixture.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startExport } from './client.ts'

/** The sources themselves, with the aliases that only a bundler knows. */
const workerUrl = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import ${JSON.stringify(new URL('../../../../e2e/faults/aliases.ts', import.meta.url).href)}
    await import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)})
  `)}`,
)

let folder = ''
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-export-'))
  library = good(await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' }))
  const drafts = Array.from({ length: 300 }, (_, index) => draftOf(`Story ${index}`))
  good(await library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z'))
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

describe('an export beside the open library', () => {
  it('holds what was done until then, and says how far it is', async () => {
    const [first] = [...library.all()]
    good(await library.setState([first!.id], { bookmarked: true }))
    const path = join(folder, 'all.zip')
    const seen: number[] = []
    const onProgress = ({ done }: { readonly done: number }): void => void seen.push(done)
    const job = startExport({ workerUrl, libraryFolder: library.folder, path, onProgress })
    expect(good(await job.finished)).toMatchObject({ articles: 300, problems: [], cancelled: false })
    expect(seen.at(-1)).toBe(300)
    const zip = good(await openZip(path))
    const entry = zip.entries.find(({ name }) => name.endsWith(`(id ${first!.id})/article.json`))
    const text = Buffer.from(good(await zip.read(entry!))).toString()
    await zip.close()
    expect(JSON.parse(text)).toMatchObject({ article: { title: 'Story 0', bookmarked: true } })
  })

  it('stops when it is told to, and leaves nothing', async () => {
    const path = join(folder, 'all.zip')
    const job = startExport({
      workerUrl,
      libraryFolder: library.folder,
      path,
      onProgress: ({ done }) => {
        if (done === 0) job.cancel()
      },
    })
    expect(good(await job.finished).cancelled).toBe(true)
    expect(await readdir(folder)).toEqual(['library'])
  })

  it('says in words why it could not be made', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder', 'all.zip')
    const job = startExport({
      workerUrl,
      libraryFolder: library.folder,
      path: nowhere,
      onProgress: () => undefined,
    })
    expect(await job.finished).toEqual({
      ok: false,
      fault: {
        code: 'store-failed',
        message: `The library was not exported: the folder or file is gone (${nowhere}).`,
      },
    })
  })
})
