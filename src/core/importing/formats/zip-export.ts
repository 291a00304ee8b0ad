import type { Opened } from '../bundle.ts'
import { decode } from '../charset/decode.ts'
import { looksLikeMime } from '../mime/message.ts'
import type { ExportEntry } from '../item.ts'
import { failedItem, skippedItem } from '../item.ts'
import { looksLikeSvg, pictureKind } from '../pictures/kind.ts'
import { PicturesInZip } from '../pictures/zip-parts.ts'
import { TextProbe } from '../probe.ts'
import type { Reading } from '../reading.ts'
import { sentence, unreadable } from '../reading.ts'
import { readDecoded } from '../read.ts'
import type { ReadSource } from '../source.ts'
import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { looksLikeZip, openZip } from '../zip/zip.ts'
import { isEpub, openEpub } from './epub/epub.ts'
import { exportIn } from './exports.ts'
import { isMatter, matterZip } from './matter-zip.ts'
import { readMhtml } from './mhtml.ts'
import { isOmnivore, omnivore } from './omnivore.ts'
import { isPdf, readPdf } from './pdf/pdf.ts'
import { isReadeck, readeck } from './readeck.ts'

/** A zip: an export of a kind that is one, or a folder of files that are read one by one. */
export async function openZipExport(source: ReadSource): Promise<Opened> {
  const zip = await openZip(source.path ?? source.bytes)
  if (!zip.ok) return { kind: 'read', reading: unreadable(zip.fault.reason) }
  const document = officeKind(zip.value)
  if (document !== null) {
    await zip.value.close()
    return { kind: 'read', reading: unreadable(`it is ${document}, which Offprint cannot read yet`) }
  }
  if (isEpub(zip.value)) return openEpub(zip.value, source.books ?? 'chapters')
  const close = (): Promise<void> => zip.value.close()
  if (isMatter(zip.value)) {
    const pictures = new PicturesInZip(zip.value)
    const others = (entry: ZipEntry): AsyncGenerator<ExportEntry> =>
      fileIn({ zip: zip.value, pictures }, entry, source)
    return { kind: 'bundle', bundle: { ...matterZip(zip.value, others), close } }
  }
  if (isReadeck(zip.value)) return { kind: 'bundle', bundle: { ...readeck(zip.value), close } }
  if (isOmnivore(zip.value)) return { kind: 'bundle', bundle: { ...omnivore(zip.value), close } }
  return {
    kind: 'bundle',
    bundle: { format: 'zip', total: null, entries: () => filesIn(zip.value, source), close },
  }
}

function officeKind({ entries }: Zip): string | null {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name)
  if (has('word/document.xml')) return 'a Word document'
  if (has('xl/workbook.xml')) return 'an Excel workbook'
  if (has('ppt/presentation.xml')) return 'a PowerPoint presentation'
  return has('content.xml') && has('META-INF/manifest.xml') ? 'an OpenDocument file' : null
}

/** Made once: 65,000 names are compared a million times. */
const byName = new Intl.Collator('en', { numeric: true })

async function* filesIn(zip: Zip, whole: ReadSource): AsyncGenerator<ExportEntry> {
  try {
    const { entries, problems } = zip
    const pictures = new PicturesInZip(zip)
    for (const entry of entries.toSorted((a, b) => byName.compare(a.name, b.name))) {
      yield* fileIn({ zip, pictures }, entry, whole)
    }
    for (const { name, reason } of problems) yield failedItem({ entry: name }, null, sentence(reason))
    if (zip.cutOff)
      yield failedItem({}, null, 'The zip is cut off or damaged; what could be found in it was read.')
  } finally {
    await zip.close()
  }
}

async function* fileIn(
  { zip, pictures }: { readonly zip: Zip; readonly pictures: PicturesInZip },
  entry: ZipEntry,
  whole: ReadSource,
): AsyncGenerator<ExportEntry> {
  const place = { entry: entry.name }
  const name = entry.name.split('/').at(-1) ?? entry.name
  if (name.startsWith('.') || entry.name.startsWith('__MACOSX/')) {
    yield skippedItem(place, null, 'It belongs to the system that made the zip.')
    return
  }
  const read = await zip.read(entry)
  if (!read.ok) {
    yield failedItem(place, null, sentence(read.fault.reason))
    return
  }
  const source: ReadSource = {
    ...(whole.books === undefined ? {} : { books: whole.books }),
    name,
    bytes: read.value,
  }
  const document = await documentIn(source)
  if (document !== null) {
    yield* within(place, document)
    return
  }
  if (pictureKind(source.bytes) !== null || looksLikeSvg(source.bytes)) {
    yield skippedItem(place, null, 'It is a picture: it comes along with the pages that show it.')
    return
  }
  const decoded = decode(source.bytes)
  if (decoded.kind === 'binary') {
    yield looksLikeZip(source.bytes)
      ? failedItem(place, null, 'It is a zip within the zip: unpack it, and add it by itself.')
      : skippedItem(place, null, `It is ${decoded.what}, not text.`)
    return
  }
  const bundle = exportIn(new TextProbe(source, decoded.text))
  if (bundle === null) {
    const readPage = async (): Promise<Reading> =>
      readDecoded({ ...source, parts: await pictures.partsOf(entry.name, decoded.text) }, decoded)
    yield { kind: 'file', place, read: readPage }
    return
  }
  yield* within(place, { kind: 'bundle', bundle })
}

/** A book, or a page saved as one file: a document that is read as if it had come alone. Null for all else. */
async function documentIn(source: ReadSource): Promise<Opened | null> {
  if (isPdf(source.bytes)) return { kind: 'read', reading: await readPdf(source) }
  if (looksLikeMime(source.bytes)) return { kind: 'read', reading: readMhtml(source) }
  if (!looksLikeZip(source.bytes)) return null
  const zip = await openZip(source.bytes)
  if (!zip.ok) return null
  if (isEpub(zip.value)) return openEpub(zip.value, source.books ?? 'chapters')
  await zip.value.close()
  return null
}

async function* within(place: { readonly entry: string }, opened: Opened): AsyncGenerator<ExportEntry> {
  if (opened.kind === 'read') {
    yield { kind: 'file', place, read: () => Promise.resolve(opened.reading) }
    return
  }
  const { bundle } = opened
  for await (const item of bundle.entries()) {
    const { entry, ...where } = item.place
    const inner = entry === undefined ? place.entry : `${place.entry}: ${entry}`
    yield { ...item, format: bundle.format, place: { ...where, entry: inner } }
  }
}
