import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Receipt } from '@shared/receipt.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inProcessReader } from './in-process-reader.ts'
import { startImport } from './job.ts'
import { SimilarTexts } from './similar/similar-texts.ts'
import { surveyImport } from './survey.ts'

const folders = ['formats/fixtures', 'formats/exports/fixtures', 'dump/fixtures'].map((name) =>
  join(import.meta.dirname, name),
)
const cases = (
  await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))
).flat()

let folder = ''
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-again-'))
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function bring(paths: readonly string[]): Promise<Receipt> {
  const sources = paths.map((path) => ({ kind: 'path', path }) as const)
  const similar = new SimilarTexts(library)
  const job = startImport(sources, { library, origin: 'files', reader: inProcessReader(), similar })
  const finished = await job.finished
  if (!finished.ok) throw new Error(finished.fault.message)
  return finished.value
}

async function everything(): Promise<unknown> {
  const articles = []
  for (const article of library.all()) {
    const body = await library.body(article.id)
    articles.push([article, body.ok && body.value])
  }
  return articles
}

it('importing the same thing again changes nothing, whatever the format', { timeout: 120_000 }, async () => {
  expect(cases.length).toBeGreaterThan(20)
  let articles = 0
  for (const path of cases) {
    const first = await bring([path])
    articles += first.added
    const before = await everything()
    const again = await bring([path])
    const said = again.items.filter(({ status }) => status === 'added' || status === 'merged')
    expect(said, path).toEqual([])
    expect(again.items.length, path).toBe(first.items.length)
    expect(await everything(), path).toEqual(before)
  }
  expect(articles).toBeGreaterThan(60)
})

it(
  'a look through and the import agree on what is new, whatever the format',
  { timeout: 120_000 },
  async () => {
    for (const path of cases) {
      const sources = [{ kind: 'path', path }] as const
      const similar = new SimilarTexts(library)
      const survey = await surveyImport(sources, { library, reader: inProcessReader(), similar })
      const receipt = await bring([path])
      expect([survey.added, survey.failed, survey.skipped], path).toEqual([
        receipt.added,
        receipt.failed,
        receipt.items.filter(({ status, id }) => status === 'skipped' && id === null).length,
      ])
    }
  },
)
