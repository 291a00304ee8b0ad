import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import { describe, expect, it } from 'vitest'
import { inProcessReader } from '../../in-process-reader.ts'
import type { ReadItem } from '../../item.ts'
import { isExport } from '../../reader.ts'
import type { Reading } from '../../reading.ts'
import type { ReadSource } from '../../source.ts'

const book = join(import.meta.dirname, '..', 'exports', 'fixtures', 'epub-3', 'input')
const time = new Date('2025-01-01T00:00:00.000Z')

async function zipped(more: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const names = readdirSync(book, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(book, name)).isFile(),
  )
  const files = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(book, name))]))
  for (const [name, text] of Object.entries(more)) files.set(name, Buffer.from(text))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(Array.from(files, ([name, bytes]) => ({ name, bytes, time }))))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function read(
  more: Readonly<Record<string, string>>,
  books?: ReadSource['books'],
): Promise<Reading | readonly ReadItem[]> {
  const source = { name: 'book.epub', bytes: await zipped(more), ...(books === undefined ? {} : { books }) }
  const opened = await inProcessReader().read(source)
  return isExport(opened) ? (await opened.next()).items : opened
}

describe('a book', () => {
  it('becomes one article where that is wanted, its links and notes within it', async () => {
    const items = await read(
      { 'OEBPS/text/gone.xhtml': '<html><body><p>Then it rained.</p></body></html>' },
      'whole',
    )
    if (!Array.isArray(items)) throw new Error('was not read')
    const [item, ...others] = items as readonly ReadItem[]
    expect(others).toEqual([])
    if (item?.kind !== 'article') throw new Error('no article')
    const { title, standfirst, site, html, images } = item.draft
    expect({ title, standfirst, site }).toEqual({
      title: 'The Mill & the Stream',
      standfirst: ['How a village kept its water.'],
      site: 'Quay Press',
    })
    expect(images).toHaveLength(2)
    expect(html.indexOf('1. The wheel')).toBeLessThan(html.indexOf('2. The meadow'))
    expect(html.indexOf('2. The meadow')).toBeLessThan(html.indexOf('Then it rained.'))
    for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`)
    expect(html.match(/href="#/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it.each([
    ['META-INF/rights.xml', '<rights/>'],
    [
      'META-INF/encryption.xml',
      '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>',
    ],
  ])('that is locked by its seller is refused in plain words (%s)', async (name, text) => {
    expect(await read({ [name]: text })).toEqual({
      ok: false,
      format: 'epub',
      reason: 'it is locked by its seller (DRM): only the program that it was sold for can open it',
    })
  })

  it.each([
    ['<container/>', 'it is a book (EPUB) whose list of contents is damaged'],
    ['<rootfile full-path="../../x.opf"/>', 'it is a book (EPUB) whose list of contents is damaged'],
    ['<rootfile full-path="mimetype"/>', 'it is a book (EPUB) without any text in it'],
  ])('that says not what is in it is refused: %s', async (container, reason) => {
    expect(await read({ 'META-INF/container.xml': container })).toEqual({ ok: false, format: 'epub', reason })
  })
})
