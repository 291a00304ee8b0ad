import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { plainText } from '@core/markup/blocks.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import { describe, expect, it } from 'vitest'
import { inProcessReader } from '../in-process-reader.ts'
import type { ReadItem } from '../item.ts'
import { isExport } from '../reader.ts'

/**
 * Adding a case is adding a folder: an export as `input.<ending>`, or as a folder `input` that becomes a zip, and
 * what must come out of it.
 */
const fixtures = join(import.meta.dirname, 'exports', 'fixtures')

interface Expected {
  readonly format: string
  readonly items: readonly unknown[]
}

async function zipOf(folder: string): Promise<Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
  const files = names.map((name) => ({
    name: name.replaceAll('\\', '/'),
    bytes: readFileSync(join(folder, name)),
    time: new Date('2025-01-01T00:00:00.000Z'),
  }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(files)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function itemsOf(name: string, bytes: Uint8Array): Promise<Expected> {
  const read = await inProcessReader((line) => {
    throw new Error(line)
  }).read({ name, bytes })
  if (!isExport(read)) throw new Error(read.ok ? `was read as ${read.format}` : read.reason)
  const items: ReadItem[] = []
  for (;;) {
    const batch = await read.next()
    items.push(...batch.items)
    if (batch.done) return { format: read.format, items: items.map((item) => told(item, read.format)) }
  }
}

/** What a case may expect of an item; what says nothing is left out. */
function told(item: ReadItem, whole: string): object {
  const format = item.format === whole ? {} : { format: item.format }
  if (item.kind === 'problem') {
    const { status, place, title, reason } = item
    return { ...format, status, place, title, reason }
  }
  const { place, draft, restored, notes } = item
  const { title, url, addedAt, tags, state, standfirst, byline, publishedAt, direction } = draft
  const text = plainText(draft.html)
  expect(cleanBody(draft.html)).toBe(draft.html)
  expect(draft.linkOnly === true).toBe(text === '')
  const said = {
    ...format,
    place,
    title,
    url,
    addedAt,
    tags,
    state,
    standfirst,
    byline,
    publishedAt,
    direction: direction === 'ltr' ? null : direction,
    html: draft.html,
    images: restored?.images,
    pictures: draft.images?.map((image) => image.name),
    highlights: restored?.highlights?.found,
    notes,
  }
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(said).filter(([, value]) => !isEmpty(value)))
}

describe('an export', () => {
  for (const name of readdirSync(fixtures)) {
    it(`is read as it should be: ${name}`, async () => {
      const folder = join(fixtures, name)
      const input = readdirSync(folder).find((file) => file === 'input' || file.startsWith('input.')) ?? ''
      const bytes = input === 'input' ? await zipOf(join(folder, input)) : readFileSync(join(folder, input))
      const found = await itemsOf(input, bytes)
      expect(existsSync(join(folder, 'expected.json'))).toBe(true)
      expect(found).toEqual(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
    })
  }

  it('that is a zip in which a zip lies says so, and does not pass it over', async () => {
    const time = new Date(0)
    const zip = async (name: string, bytes: Uint8Array): Promise<Uint8Array> => {
      const chunks: Uint8Array[] = []
      for await (const chunk of writeZip([{ name, bytes, time }])) chunks.push(chunk)
      return Buffer.concat(chunks)
    }
    const inner = await zip('part_000000.csv', Buffer.from('title,url,time_added,tags,status\n'))
    expect(await itemsOf('outer.zip', await zip('pocket.zip', inner))).toEqual({
      format: 'zip',
      items: [
        {
          status: 'failed',
          place: { entry: 'pocket.zip' },
          title: null,
          reason: 'It is a zip within the zip: unpack it, and add it by itself.',
        },
      ],
    })
  })
})
