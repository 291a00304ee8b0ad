import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { ArticleId } from '@shared/article.ts'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { articleFiles } from '../article-files.ts'
import { createProtocolHandler } from './protocol.ts'

/** Stands in every file that may not be served, wherever it lies. */
const secret = 'only for the reader'
const png = Buffer.from('89504e470d0a1a0a', 'hex')
let folder: string
let library: Library
let id: ArticleId
let handle: (url: string) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-escape-'))
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
  const added = await library.add([draftOf('one')], newImportId(), '2026-01-01T00:00:00.000Z')
  if (!added.ok) throw new Error(added.fault.message)
  id = added.value[0]!.id
  const own = library.articleFolder(id)
  await mkdir(join(own, 'images'), { recursive: true })
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(own, 'images', 'a.png'), png)
  await writeFile(join(folder, 'renderer', 'index.html'), 'the app')
  for (const place of [folder, join(folder, 'library'), join(folder, 'library', 'articles'), own])
    for (const name of ['secret.png', 'secret.svg', 'secret.html', 'secret.js'])
      await writeFile(join(place, name), secret)
  for (const name of ['notes.txt', 'secret.svgz']) await writeFile(join(own, 'images', name), secret)
  const handler = createProtocolHandler(
    join(folder, 'renderer'),
    articleFiles(async () => library),
  )
  handle = (url) => handler({ url, method: 'GET' })
})

afterAll(async () => {
  await library.close()
  await rm(folder, { recursive: true })
})

/** What paths are made of, plain and encoded once and twice, as browsers and as file systems may read it. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('..', '.', '/', '\\', '%2e%2e', '%2E.', '%2f', '%5c', '%252e%252e%252f'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('%00', '%', 'C:', '%c0%ae', '%u002e', '；', '?', '#', '@', ' ', '\t', '\n'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'images',
      'articles',
      'library',
      'renderer',
      'secret.png',
      'secret.svg',
      'secret.html',
      'secret.js',
      'notes.txt',
      'index.html',
      'body.html',
      'a.png',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)

/** Straight at what lies above, as a guard that is too trusting would let through. */
const upwards = fc
  .tuple(
    fc.array(fc.constantFrom('..%2f', '%2e%2e%2f', '.%2e%2F', '..%5c'), { maxLength: 5 }),
    fc.constantFrom('secret.png', 'secret.svg', 'secret.html', 'notes.txt'),
  )
  .map(([up, name]) => [...up, name])

it('serves of a library no file but bodies and pictures, whatever the address is made of', async () => {
  expect(await (await handle(`offprint://app/articles/${id}/images/a.png`)).bytes()).toEqual(
    new Uint8Array(png),
  )
  const places = fc.constantFrom('', 'articles/', `articles/${id}/`, `articles/${id}/images/`)
  let served = 0
  await fc.assert(
    fc.asyncProperty(places, fc.oneof(upwards, fc.array(piece, { maxLength: 8 })), async (place, pieces) => {
      const response = await handle(`offprint://app/${place}${pieces.join('')}`)
      served += response.status === 200 ? 1 : 0
      expect(await response.text()).not.toContain(secret)
    }),
    { numRuns: 5000 },
  )
  // Where nothing is ever served nothing was tried.
  expect(served).toBeGreaterThan(0)
})

it('asks the library for an article and a plain name only', async () => {
  const asked: string[] = []
  const handler = createProtocolHandler(join(folder, 'renderer'), {
    body: async (article) => {
      asked.push(article)
      return null
    },
    image: async (article, name) => {
      asked.push(article, name)
      return null
    },
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (pieces, within) => {
        const path = pieces.join('')
        await handler({
          url: `offprint://app/articles/${within ? `${id}/images/${path}` : path}`,
          method: 'GET',
        })
      },
    ),
    { numRuns: 5000 },
  )
  expect(asked.length).toBeGreaterThan(0)
  for (const name of asked) expect(name).toMatch(/^[0-9a-z][0-9a-z._-]*$/)
})
