import type { Bundle } from '../bundle.ts'
import { momentOf } from '../evidence/moment.ts'
import type { ExportEntry, ImportItem, ItemHighlight } from '../item.ts'
import { failedItem } from '../item.ts'
import { PicturesInZip } from '../pictures/zip-parts.ts'
import { sentence } from '../reading.ts'
import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { dated } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, isSet, listIn, tagsIn, textIn } from './fields.ts'
import { textInZip } from './zip-text.ts'

const infoName = /^((?:[^/]+\/)?bookmarks\/[^/]+\/)info\.json$/
const listName = /^(?:[^/]+\/)?data\.json$/

export function isReadeck({ entries }: Zip): boolean {
  return entries.some(({ name }) => listName.test(name)) && entries.some(({ name }) => infoName.test(name))
}

/** Readeck's own export: a folder for each bookmark with its facts and, under `container/`, its text and pictures. */
export function readeck(zip: Zip): Bundle {
  const infos = zip.entries.filter(({ name }) => infoName.test(name))
  return { format: 'readeck', total: infos.length, entries: () => itemsIn(zip, infos) }
}

async function* itemsIn(zip: Zip, infos: readonly ZipEntry[]): AsyncGenerator<ExportEntry> {
  try {
    const pages: Pages = {
      zip,
      entries: new Map(zip.entries.map((entry) => [entry.name, entry])),
      pictures: new PicturesInZip(zip),
    }
    for (const info of infos) yield await itemIn(pages, info)
    for (const { name, reason } of zip.problems) yield failedItem({ entry: name }, null, sentence(reason))
    if (zip.cutOff)
      yield failedItem({}, null, 'The zip is cut off or damaged; what could be found in it was read.')
  } finally {
    await zip.close()
  }
}

interface Pages {
  readonly zip: Zip
  /** By name. */
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly pictures: PicturesInZip
}

async function itemIn(pages: Pages, info: ZipEntry): Promise<ExportEntry> {
  const place = { entry: info.name }
  const read = await pages.zip.read(info)
  if (!read.ok) return failedItem(place, null, sentence(read.fault.reason))
  const fields = parseFields(Buffer.from(read.value).toString('utf8'))
  if (fields === null) return failedItem(place, null, 'It is damaged: this is no object in JSON.')
  const folder = infoName.exec(info.name)?.[1] ?? ''
  const page = pages.entries.get(`${folder}container/index.html`)
  return { kind: 'item', place, ...factsOf(fields), ...bodyIn(pages, page), record: fields }
}

function bodyIn({ zip, pictures }: Pages, page: ZipEntry | undefined): Pick<ImportItem, 'body' | 'parts'> {
  if (page === undefined) return {}
  return {
    body: { kind: 'html', html: () => textInZip(zip, page) },
    parts: (html) => pictures.partsOf(page.name, html),
  }
}

/** Names are written as Go has them, `IsArchived`; other versions may write `is_archived`. */
function factsOf(fields: Fields): Omit<ImportItem, 'kind' | 'place' | 'record'> {
  const known = new Map(
    Object.entries(fields).map(([name, value]) => [name.replaceAll('_', '').toLowerCase(), value]),
  )
  const text = (name: string): string | null => textIn(known.get(name))
  const progress = Number(known.get('readprogress') ?? 0)
  const authors = listIn(known.get('authors'))
    .map(textIn)
    .filter((name) => name !== null)
  const description = text('description')
  return {
    title: text('title'),
    url: text('url') ?? text('initialurl'),
    standfirst: description === null ? [] : [description],
    byline: authors.length === 0 ? null : authors.join(', '),
    publishedAt: momentOf(known.get('published')),
    site: text('sitename') ?? text('site'),
    language: text('lang'),
    ...dated(known.get('created')),
    tags: tagsIn(known.get('labels')),
    state: {
      bookmarked: isSet(known.get('ismarked')),
      archived: isSet(known.get('isarchived')),
      read: progress >= 100,
      ...(progress > 0 && progress < 100 ? { progress: progress / 100 } : {}),
    },
    highlights: listIn(known.get('annotations')).flatMap(highlightOf),
  }
}

function highlightOf(value: unknown): readonly ItemHighlight[] {
  if (!isFields(value)) return []
  const [quote, note] = [textIn(value['text']), textIn(value['note'])]
  return quote === null && note === null ? [] : [{ quote, note }]
}

function parseFields(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
