import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { openLibrary } from '@core/library/library.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import type { ReadItem } from '../item.ts'
import { startImport } from '../job.ts'
import { isExport } from '../reader.ts'
import type { ReadSource } from '../source.ts'
import { wasZip } from './unpacked.ts'

const fixtures = join(import.meta.dirname, '..', 'formats', 'exports', 'fixtures')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-unpacked-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function itemsOf(source: ReadSource): Promise<readonly ReadItem[]> {
  const read = await inProcessReader().read(source)
  if (!isExport(read)) throw new Error('was not taken for an export')
  const items: ReadItem[] = []
  for (let done = false; !done;) {
    const batch = await read.next()
    items.push(...batch.items)
    done = batch.done
  }
  return items
}

async function zipped(from: string): Promise<Uint8Array> {
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(from, name)).isFile(),
  )
  const files = names.sort().map((name) => ({
    name: name.replaceAll('\\', '/'),
    bytes: readFileSync(join(from, name)),
    time: new Date(0),
  }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(files)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What came of it, whatever the order of its files. */
function told(items: readonly ReadItem[]): readonly unknown[] {
  return items
    .map((item) => {
      if (item.kind === 'problem') return [item.status, item.place, item.reason]
      const { source, images = [], ...draft } = item.draft
      const bytes = [source.bytes, ...images.map((image) => image.bytes)]
      return [item.place, draft, item.restored, bytes.map((each) => Buffer.from(each).toString('base64'))]
    })
    .toSorted((a, b) => JSON.stringify(a[1]).localeCompare(JSON.stringify(b[1])))
}

describe('an export that was unpacked', () => {
  it.each(['omnivore', 'omnivore-with-pictures', 'matter-zip', 'readeck', 'epub-3', 'epub-2'])(
    'gives what its zip gives: %s',
    async (name) => {
      const input = join(fixtures, name, 'input')
      expect(wasZip(readdirSync(input))).toBe(true)
      const unpacked = await itemsOf({ name, bytes: new Uint8Array(), path: input })
      expect(unpacked.length).toBeGreaterThan(0)
      expect(told(unpacked)).toEqual(told(await itemsOf({ name, bytes: await zipped(input) })))
    },
  )

  it('is found in a chosen folder, comes in as one source, and brings no link along', async () => {
    await mkdir(join(folder, 'in'))
    await cp(join(fixtures, 'matter-zip', 'input'), join(folder, 'in/Matter'), { recursive: true })
    await writeFile(join(folder, 'in/note.md'), '# A note\n\nIt lies beside the export, and is none of it.\n')
    await writeFile(join(folder, 'secret.html'), '<p>Nobody chose this.</p>')
    await symlink(join(folder, 'secret.html'), join(folder, 'in/Matter/articles/ab13.html'))
    const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
    if (!opened.ok) throw new Error(opened.fault.message)
    const library = opened.value
    const job = startImport([{ kind: 'path', path: join(folder, 'in') }], {
      library,
      origin: 'files',
      reader: inProcessReader(),
    })
    const receipt = await job.finished
    expect(receipt.ok && receipt.value.items).toMatchObject([
      {
        status: 'added',
        source: 'Matter',
        format: 'matter',
        title: 'The ice road',
        restored: { content: true },
      },
      { status: 'added', source: 'Matter', title: 'Only a link', restored: { content: false } },
      { status: 'added', source: 'Matter', format: 'html', title: 'Left over' },
      { status: 'failed', source: 'Matter', place: { entry: 'articles/ab13.html' } },
      { status: 'added', source: 'note.md' },
    ])
    await library.close()
  })

  it('is not seen in any other folder', () => {
    expect(wasZip(['metadata.json', 'content', 'data.json', 'META-INF', 'notes.md'])).toBe(false)
    expect(wasZip([])).toBe(false)
  })
})
