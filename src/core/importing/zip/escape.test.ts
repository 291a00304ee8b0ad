import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import fc from 'fast-check'
import { openLibrary } from '@core/library/library.ts'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import { startImport } from '../job.ts'
import { openZip } from './zip.ts'

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('..', '../', '..\\', '/', '\\', 'C:', '\\\\host\\', '~', '.', './', '%2e%2e/'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'etc', 'passwd.html', 'b.html', 'images/', 'page.md', '.html'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
)
const names = fc.uniqueArray(
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('').toWellFormed()),
  { minLength: 1, maxLength: 6 },
)

async function zipOf(entries: readonly string[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const bytes = Buffer.from(
    '<article><h1>A page</h1><p>The tide turned at noon, and nobody saw it.</p></article>',
  )
  for await (const chunk of writeZip(entries.map((name) => ({ name, bytes, time: new Date(0) }))))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

it('no name of a zip leads out of a folder, on any system, whether its list is whole or cut off', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(names, fc.boolean(), async (entries, cut) => {
      const whole = await zipOf(entries)
      const opened = await openZip(cut ? whole.subarray(0, whole.length - 30) : whole)
      if (!opened.ok) return
      for (const { name } of opened.value.entries) {
        taken += 1
        expect(posix.resolve('/home/reader/library', name)).toMatch(/^\/home\/reader\/library(?:\/|$)/)
        expect(win32.resolve('D:\\library', name)).toMatch(/^D:\\library(?:\\|$)/)
      }
      await opened.value.close()
    }),
    { numRuns: 1000 },
  )
  expect(taken).toBeGreaterThan(100)
})

it('an import of a zip writes nowhere but into the library, whatever its names are', async () => {
  const root = await mkdtemp(join(tmpdir(), 'offprint-zip-'))
  const library = join(root, 'a', 'b', 'library')
  await mkdir(library, { recursive: true })
  const opened = await openLibrary({ folder: library, mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  let brought = 0
  await fc.assert(
    fc.asyncProperty(names, async (entries) => {
      const source = join(root, 'a', 'in.zip')
      await writeFile(source, await zipOf([...entries, 'sound.html']))
      const sources = [{ kind: 'path', path: source }] as const
      const receipt = await startImport(sources, {
        library: opened.value,
        reader: inProcessReader(),
        origin: 'files',
      }).finished
      brought += receipt.ok ? receipt.value.items.length : 0
    }),
    { numRuns: 25 },
  )
  expect(brought).toBeGreaterThan(25)
  const outside = (await readdir(root, { recursive: true })).filter(
    (path) => !path.startsWith(join('a', 'b', 'library')),
  )
  expect(outside.toSorted()).toEqual(['a', join('a', 'b'), join('a', 'in.zip')])
  await opened.value.close()
  await rm(root, { recursive: true })
}, 60_000)
