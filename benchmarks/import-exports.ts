/** Exports of services as large as people bring them, made up, written to a file without being held in memory. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pngOf } from '../src/core/importing/pictures/picture-fixture.ts'
import type { ZipFile } from '../src/core/exporting/zip/write-zip.ts'
import { writeZip } from '../src/core/exporting/zip/write-zip.ts'
import type { MadePage } from './import-pages.ts'
import { madePages } from './import-pages.ts'

const time = new Date('2025-07-01T00:00:00Z')
const from = 1_400_000_000

/** Parts of up to 10,000 rows, as Pocket made them; every tenth title is an address, every third item is archived. */
export async function writePocket(path: string, items: number): Promise<void> {
  const parts: ZipFile[] = []
  for (let start = 0; start < items; start += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, items - start) }, (_, at) => {
      const number = start + at
      const url = `https://site${number % 900}.example/story/${number}?a=1&amp;b=${number}`
      const title = number % 10 === 0 ? url : `"A story, number ${number}, of ${number % 37} things"`
      const tags = number % 4 === 0 ? 'sea|long read' : ''
      return `${title},${url},${from + number * 60},${tags},${number % 3 === 0 ? 'archive' : 'unread'}`
    })
    const text = ['title,url,time_added,tags,status', ...rows, ''].join('\n')
    const name = `part_${String(start / 10_000).padStart(6, '0')}.csv`
    parts.push({ name, bytes: Buffer.from(text), time })
  }
  await write(path, parts)
}

/** Texts, highlights and pictures: each text has one picture in the zip and one at the dead proxy. */
export async function writeOmnivore(path: string, items: number): Promise<void> {
  await write(path, omnivoreFiles(items))
}

function* omnivoreFiles(items: number): Generator<ZipFile> {
  let batch: object[] = []
  for (const [number, page] of enumerate(madePages(items, 77))) {
    const slug = `story-${number}-18f2c3d4e${number.toString(16).padStart(5, '0')}`
    const [paragraph = ''] = page.text.split('\n').filter((line) => line.trim().length > 60)
    const quote = paragraph.trim().slice(0, 60)
    const address = `https://pictures.example/${number}.jpg`
    const figures = `<p><img data-omnivore-original-src="${address}" src="https://proxy-prod.omnivore-image-cache.app/600x0,sAbC/${address}"></p><p><img src="images/${slug}.png"></p>`
    yield file(`content/${slug}.html`, contentOf(page, figures))
    yield file(`highlights/${slug}.md`, `> ${quote}\n\n#sea\n\nA note on it.\n`)
    yield { name: `content/images/${slug}.png`, bytes: pngOf(60 + (number % 40), 40, number % 256), time }
    batch.push(itemOf(number, slug, page))
    if (batch.length === 20 || number === items - 1) {
      const start = number + 1 - batch.length
      yield file(`metadata_${start}_to_${number + 1}.json`, JSON.stringify(batch))
      batch = []
    }
  }
}

function itemOf(number: number, slug: string, { title, url }: MadePage): object {
  const savedAt = new Date((from + number * 60) * 1000).toISOString()
  const state = number % 3 === 0 ? 'Archived' : 'Active'
  const rest = { description: '', author: 'Ada Quill', readingProgress: number % 101, labels: ['sea'] }
  return { id: `id-${number}`, slug, title, url, state, ...rest, savedAt, updatedAt: savedAt }
}

function contentOf({ text }: MadePage, figures: string): string {
  const paragraphs = text.split('\n').map((line, at) => `<p data-omnivore-anchor-idx="${at}">${line}</p>`)
  return `<div id="readability-page-1" class="page">${paragraphs.join('\n')}${figures}</div>`
}

const file = (name: string, text: string): ZipFile => ({ name, bytes: Buffer.from(text), time })

function* enumerate<Item>(items: Iterable<Item>): Generator<readonly [number, Item]> {
  let number = 0
  for (const item of items) yield [number++, item]
}

async function write(path: string, files: Iterable<ZipFile>): Promise<void> {
  await pipeline(Readable.from(writeZip(files)), createWriteStream(path))
}
