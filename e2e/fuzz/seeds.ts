import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeZip } from '../../src/core/exporting/zip/write-zip.ts'
import { pdfOf } from '../../src/core/importing/formats/pdf/pdf-fixture.ts'
import type { ReadSource } from '../../src/core/importing/source.ts'

/** A parser, by the ending under which its files come, and what its mutations begin from. */
export interface Target {
  readonly name: string
  readonly seeds: readonly ReadSource[]
  /** What runs before found and was mended, each to be read as it is. */
  readonly found: readonly ReadSource[]
}

const importing = (path: string): string =>
  fileURLToPath(new URL(`../../src/core/importing/${path}`, import.meta.url))
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()

async function zipOf(folder: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const files = filesBelow(folder).map((name) => ({
    name: name.replaceAll('\\', '/'),
    bytes: readFileSync(join(folder, name)),
    time: new Date('2025-01-01T00:00:00.000Z'),
  }))
  for await (const chunk of writeZip(files)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What one folder of fixtures holds as `input`: a file, or a folder that is a zip. */
async function seedIn(folder: string): Promise<ReadSource | null> {
  const name = readdirSync(folder).find((each) => each.startsWith('input'))
  if (name === undefined) return null
  const path = join(folder, name)
  return statSync(path).isDirectory()
    ? { name: 'input.zip', bytes: await zipOf(path) }
    : { name, bytes: readFileSync(path) }
}

const line = (text: string, y: number, size = 11) => ({ x: 72, y, text, size })
const pdf = pdfOf({
  pages: [
    [line('The harbour wakes', 720, 20), line('Nine boats and one crane, which broke in the win-', 680)],
    [line('ter of the long frost.', 720)],
  ],
  info: { Title: 'The harbour wakes', Author: 'A. Reader' },
})

/** Every parser with the fixtures of its tests; an export's parser goes by the name of its fixture's folder. */
export async function targets(): Promise<readonly Target[]> {
  const found = new Map<string, ReadSource[]>()
  const add = (name: string, source: ReadSource): void => {
    found.set(name, [...(found.get(name) ?? []), source])
  }
  for (const kind of ['formats/fixtures', 'formats/exports/fixtures', 'dump/fixtures']) {
    const folder = importing(kind)
    for (const name of readdirSync(folder)) {
      const seed = await seedIn(join(folder, name))
      if (seed === null) continue
      const ending = extname(seed.name).slice(1)
      if (kind === 'dump/fixtures') {
        add('text', seed)
        add('paste', { name: 'Pasted text', pasted: true, bytes: seed.bytes })
      } else if (kind === 'formats/fixtures') {
        add(ending === 'mht' ? 'mhtml' : ending, seed)
        if (ending === 'html') {
          const html = new TextDecoder().decode(seed.bytes)
          add('paste', { name: 'Pasted text', pasted: true, bytes: Buffer.from('x'), html })
          add('kept body', { ...seed, kept: true })
        }
      } else add(name.split('-')[0] ?? name, seed)
    }
  }
  add('pdf', { name: 'input.pdf', bytes: pdf })
  return [...found].map(([name, seeds]) => ({ name, seeds, found: foundBefore(name) }))
}

function foundBefore(parser: string): readonly ReadSource[] {
  const folder = fileURLToPath(new URL('fixtures/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${parser}-`))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}
