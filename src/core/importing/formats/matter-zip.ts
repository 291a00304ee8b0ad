import type { Bundle } from '../bundle.ts'
import type { ExportEntry, ImportItem } from '../item.ts'
import { decode } from '../charset/decode.ts'
import { failedItem } from '../item.ts'
import { PicturesInZip } from '../pictures/zip-parts.ts'
import { TextProbe } from '../probe.ts'
import { sentence } from '../reading.ts'
import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { isFields, textIn } from './fields.ts'
import { matter } from './matter.ts'
import { textInZip } from './zip-text.ts'

const historyName = /(?:^|\/)_matter_history\.csv$/i

export function isMatter({ entries }: Zip): boolean {
  return entries.some(({ name }) => historyName.test(name))
}

/**
 * Matter's zip: a table of all that was saved, and texts as HTML, named by the table's `File Id`.
 *
 * @param others reads a file of the zip that no row names, as of any other zip
 */
export function matterZip(zip: Zip, others: (entry: ZipEntry) => AsyncGenerator<ExportEntry>): Bundle {
  return { format: 'matter', total: null, entries: () => itemsIn(zip, others) }
}

async function* itemsIn(
  zip: Zip,
  others: (entry: ZipEntry) => AsyncGenerator<ExportEntry>,
): AsyncGenerator<ExportEntry> {
  const texts = new Map<string, ZipEntry>()
  for (const entry of zip.entries) {
    const id = /([^/]+)\.html?$/i.exec(entry.name)?.[1]
    if (id !== undefined) texts.set(id, entry)
  }
  const pictures = new PicturesInZip(zip)
  const claimed = new Set<ZipEntry>()
  for (const history of zip.entries.filter(({ name }) => historyName.test(name))) {
    claimed.add(history)
    const read = await zip.read(history)
    const decoded = read.ok ? decode(read.value) : null
    if (decoded?.kind !== 'text') {
      const reason = read.ok ? 'it is damaged: this is no text' : read.fault.reason
      yield failedItem({ entry: history.name }, null, sentence(reason))
      continue
    }
    const rows = matter(new TextProbe({ name: history.name, bytes: new Uint8Array() }, decoded.text))
    if (rows === null) {
      yield failedItem({ entry: history.name }, null, 'It is not the table that Matter writes.')
      continue
    }
    for await (const row of rows.entries()) {
      const place = { ...row.place, entry: history.name }
      const text = row.kind === 'item' ? texts.get(fileIdOf(row)) : undefined
      if (row.kind !== 'item' || text === undefined) {
        yield { ...row, place }
        continue
      }
      claimed.add(text)
      yield {
        ...row,
        place,
        body: { kind: 'html', html: () => textInZip(zip, text) },
        parts: (html) => pictures.partsOf(text.name, html),
      }
    }
  }
  for (const entry of zip.entries) if (!claimed.has(entry)) yield* others(entry)
  for (const { name, reason } of zip.problems) yield failedItem({ entry: name }, null, sentence(reason))
  if (zip.cutOff)
    yield failedItem({}, null, 'The zip is cut off or damaged; what could be found in it was read.')
}

function fileIdOf({ record }: ImportItem): string {
  return (isFields(record) ? textIn(record['file id']) : null)?.replace(/\.html?$/i, '') ?? ''
}
