import type { Bundle } from '../bundle.ts'
import { sentence } from '../reading.ts'
import type { ExportEntry, ImportItem, ItemHighlight } from '../item.ts'
import { failedItem } from '../item.ts'
import { PicturesInZip } from '../pictures/zip-parts.ts'
import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import type { Fields } from './fields.ts'
import { isFields, listIn, textIn } from './fields.ts'
import { omnivoreHighlights } from './omnivore-highlights.ts'
import { omnivoreFacts } from './omnivore-metadata.ts'
import { readPdf } from './pdf/pdf.ts'
import { textInZip } from './zip-text.ts'

const metadataName = /(?:^|\/)metadata_\d+_to_(\d+)\.json$/
const contentName = /(?:^|\/)contents?\/(.+)\.(html?|pdf)$/i
const highlightsName = /(?:^|\/)highlights\/(.+)\.md$/i

export function isOmnivore({ entries }: Zip): boolean {
  return entries.some(({ name }) => metadataName.test(name))
}

/** Omnivore's zip: facts in batches of JSON, texts and highlights in files of their own, joined by the slug. */
export function omnivore(zip: Zip): Bundle {
  const ends = zip.entries.map(({ name }) => Number(metadataName.exec(name)?.[1] ?? 0))
  return { format: 'omnivore', total: Math.max(...ends), entries: () => itemsIn(zip) }
}

async function* itemsIn(zip: Zip): AsyncGenerator<ExportEntry> {
  try {
    const files = new Files(zip)
    const batches = zip.entries
      .filter(({ name }) => metadataName.test(name))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    for (const batch of batches) yield* itemsOfBatch(zip, batch, files)
    yield* files.left()
    for (const { name, reason, again } of zip.problems) {
      // Omnivore wrote a text twice when it had to fetch it again: the last one counts, and was taken.
      if (again === undefined) yield failedItem({ entry: name }, null, sentence(reason))
    }
    if (zip.cutOff)
      yield failedItem({}, null, 'The zip is cut off or damaged; what could be found in it was read.')
  } finally {
    await zip.close()
  }
}

async function* itemsOfBatch(zip: Zip, batch: ZipEntry, files: Files): AsyncGenerator<ExportEntry> {
  const read = await zip.read(batch)
  const value = read.ok ? parseJson(Buffer.from(read.value).toString('utf8')) : undefined
  if (!Array.isArray(value)) {
    const reason = read.ok
      ? 'It is damaged: this is no list in JSON'
      : sentence(read.fault.reason).slice(0, -1)
    yield failedItem(
      { entry: batch.name },
      null,
      `${reason}. Texts that it tells of are brought in without their facts.`,
    )
    return
  }
  for (const [index, fields] of listIn(value).entries()) {
    const place = { entry: batch.name, item: index + 1 }
    if (!isFields(fields))
      yield failedItem(place, null, 'It is not an object, as the other items of the list are.')
    else yield await itemOf(fields, place, files)
  }
}

async function itemOf(
  fields: Fields,
  place: { readonly entry: string; readonly item: number },
  files: Files,
): Promise<ExportEntry> {
  const slug = textIn(fields['slug']) ?? ''
  const facts = omnivoreFacts(fields)
  const marks = await files.highlights(slug)
  const content = await files.content(slug)
  return {
    kind: 'item',
    place,
    ...facts,
    ...content.item,
    notes: [...(facts.notes ?? []), ...content.notes],
    highlights: marks.highlights,
    record: { metadata: fields, ...(marks.text === null ? {} : { highlights: marks.text }) },
  }
}

/** Texts and highlights by slug, and which of them an item has claimed. */
class Files {
  readonly #zip: Zip
  readonly #pictures: PicturesInZip
  readonly #contents = new Map<string, ZipEntry>()
  readonly #highlights = new Map<string, ZipEntry>()
  readonly #claimed = new Set<string>()

  constructor(zip: Zip) {
    this.#zip = zip
    this.#pictures = new PicturesInZip(zip)
    const later = zip.problems.map(({ again }) => again).filter((entry) => entry !== undefined)
    for (const entry of [...zip.entries, ...later]) {
      const content = contentName.exec(entry.name)?.[1]
      const highlights = highlightsName.exec(entry.name)?.[1]
      if (content !== undefined) this.#contents.set(content, entry)
      if (highlights !== undefined) this.#highlights.set(highlights, entry)
    }
  }

  async content(
    slug: string,
  ): Promise<{ readonly item: Pick<ImportItem, 'body' | 'parts'>; readonly notes: readonly string[] }> {
    const entry = this.#contents.get(slug)
    this.#claimed.add(slug)
    if (entry === undefined) return { item: {}, notes: [] }
    return /\.pdf$/i.test(entry.name) ? this.#pdfIn(entry) : { item: this.#bodyIn(entry), notes: [] }
  }

  /** What was saved as a PDF lies in the export as one. */
  async #pdfIn(
    entry: ZipEntry,
  ): Promise<{ readonly item: Pick<ImportItem, 'body'>; readonly notes: readonly string[] }> {
    const read = await this.#zip.read(entry)
    const reading = read.ok ? await readPdf({ name: entry.name, bytes: read.value }) : null
    const reason = read.ok ? (reading?.ok === false ? reading.reason : null) : read.fault.reason
    if (reading?.ok !== true)
      return { item: {}, notes: [`Its text (${entry.name}): ${reason ?? 'it cannot be read'}.`] }
    const html = reading.articles.map(({ draft }) => draft.html).join('')
    return { item: { body: { kind: 'html', html } }, notes: reading.notes }
  }

  #bodyIn(entry: ZipEntry): Pick<ImportItem, 'body' | 'parts'> {
    return {
      body: { kind: 'html', html: () => textInZip(this.#zip, entry) },
      parts: (html) => this.#pictures.partsOf(entry.name, html),
    }
  }

  async highlights(
    slug: string,
  ): Promise<{ readonly text: string | null; readonly highlights: readonly ItemHighlight[] }> {
    const entry = this.#highlights.get(slug)
    const read = entry === undefined ? null : await this.#zip.read(entry)
    if (read?.ok !== true) return { text: null, highlights: [] }
    const text = Buffer.from(read.value).toString('utf8')
    return { text, highlights: omnivoreHighlights(text) }
  }

  /** Texts that no metadata tells of: paging while things changed over there left them out. */
  async *left(): AsyncGenerator<ExportEntry> {
    for (const [slug, entry] of new Map([...this.#highlights, ...this.#contents])) {
      if (this.#claimed.has(slug)) continue
      const marks = await this.highlights(slug)
      const content = await this.content(slug)
      // Where the text is gone, the words that were marked are what is left of it.
      const item = content.item.body === undefined ? quotesOf(marks.highlights) : content.item
      if (item === null) {
        const reason = content.notes.join(' ') || 'There is nothing in it that could be read.'
        yield failedItem({ entry: entry.name }, titleOfSlug(slug), reason)
        continue
      }
      yield {
        kind: 'item',
        place: { entry: entry.name },
        title: titleOfSlug(slug),
        url: null,
        ...item,
        highlights: marks.highlights,
        notes: [
          ...content.notes,
          content.item.body === undefined
            ? 'The export holds nothing of it but what was marked: text, address, date and labels are not known.'
            : 'The export tells nothing of it but its text: address, date and labels are not known.',
        ],
        record: { slug, ...(marks.text === null ? {} : { highlights: marks.text }) },
      }
    }
  }
}

function quotesOf(highlights: readonly ItemHighlight[]): Pick<ImportItem, 'body'> | null {
  const quotes = highlights.map(({ quote }) => quote).filter((quote) => quote !== null)
  return quotes.length === 0 ? null : { body: { kind: 'text', text: quotes.join('\n\n') } }
}

/** `a-day-at-the-sea-18f2c3d4e5f`: words, then a number in hexadecimal. */
function titleOfSlug(slug: string): string {
  const words = slug
    .replace(/-[0-9a-f]{10,}$/, '')
    .replaceAll('-', ' ')
    .trim()
  return words === '' ? slug : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
