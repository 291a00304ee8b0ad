import { webAddress } from '@core/markup/address.ts'
import { oneLine } from '../compose.ts'
import { decodeEntities } from '../evidence/entities.ts'
import type { ExportEntry } from '../item.ts'
import { skippedItem } from '../item.ts'
import type { TextFormat } from '../probe.ts'
import type { XmlElement } from '../xml.ts'
import { parseXml, xmlElements } from '../xml.ts'

/**
 * A list of feeds. Feeds are not followed yet: the receipt, which is kept for ever, names each with its address and
 * folder. What is a link in it, and no feed, comes in as one.
 */
export const opml: TextFormat = ({ head, text }) => {
  if (
    !/^\uFEFF?\s*(?:<\?xml|<!--|<!DOCTYPE|<opml\b|<outline\b)/i.test(head) ||
    !/<(?:opml|outline)\b/i.test(head)
  )
    return null
  const roots = parseXml(text)
  const outlines = [...xmlElements(roots, 'outline')].filter((outline) => addressIn(outline) !== null)
  return {
    format: 'opml',
    total: outlines.length,
    *entries(): Generator<ExportEntry> {
      for (const [index, outline] of outlines.entries()) yield entryOf(outline, index + 1)
    },
  }
}

function entryOf(outline: XmlElement, item: number): ExportEntry {
  const title = nameOf(outline)
  const feed = attributeOf(outline, 'xmlurl')
  const folders = foldersOf(outline)
  if (feed !== null) {
    const where = folders.length === 0 ? '' : ` in “${folders.join(' / ')}”`
    const reason = `It is a feed${where}, ${feed}. Feeds are not followed yet; this receipt keeps its address.`
    return skippedItem({ item }, title ?? feed, reason)
  }
  const { attribs } = outline
  return {
    kind: 'item',
    place: { item },
    title,
    url: addressIn(outline),
    folders,
    record: { ...attribs, folders },
  }
}

/** Of a feed, or of a link. Programs write the names of attributes in any case. */
function addressIn(outline: XmlElement): string | null {
  const feed = attributeOf(outline, 'xmlurl')
  if (feed !== null) return feed
  const link = attributeOf(outline, 'url') ?? attributeOf(outline, 'htmlurl') ?? attributeOf(outline, 'href')
  return webAddress(link)
}

function nameOf(outline: XmlElement): string | null {
  return attributeOf(outline, 'text') ?? attributeOf(outline, 'title')
}

/** Folders within folders; those further out are nobody's order but a trap's. */
const mostFolders = 100

function foldersOf(outline: XmlElement): readonly string[] {
  const folders: string[] = []
  let levels = 0
  for (let up = outline.parent; up !== null && 'attribs' in up && levels < mostFolders; up = up.parent) {
    levels += 1
    const name = up.name.toLowerCase() === 'outline' ? nameOf(up) : null
    if (name !== null) folders.unshift(name)
  }
  return folders
}

function attributeOf({ attribs }: XmlElement, name: string): string | null {
  const found = Object.entries(attribs).find(([key]) => key.toLowerCase() === name)
  const text = oneLine(decodeEntities(found?.[1] ?? ''))
  return text === '' ? null : text
}
