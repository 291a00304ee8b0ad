import { webAddress } from '@core/markup/address.ts'
import { parseFragment } from '@core/markup/parse.ts'
import { textOf } from '@core/markup/text.ts'
import { oneLine } from '../compose.ts'
import { feedDate } from '../evidence/feed-date.ts'
import type { ExportEntry, ItemBody } from '../item.ts'
import type { TextFormat } from '../probe.ts'
import type { XmlElement } from '../xml.ts'
import { childrenOf, elementsIn, innerXml, nameOf, parseXml, textOfXml, xmlElements } from '../xml.ts'

/** RSS of all versions, RDF and Atom, saved as a file: each entry becomes an article with what the feed has of it. */
export const feed: TextFormat = ({ head, text }) => {
  if (
    !/^\uFEFF?\s*(?:<\?xml|<!--|<!DOCTYPE|<(?:rss|(?:\w+:)?feed|rdf:RDF)\b)/i.test(head) ||
    !/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/i.test(head)
  )
    return null
  const tree = parseXml(text)
  dropPrefix(tree)
  for (const title of xmlElements(tree, 'title')) closeTitle(title)
  const items = [...xmlElements(tree, 'item', 'entry', 'atom:entry')]
  endEachAtNext(items)
  const channel = xmlElements(tree, 'channel', 'feed', 'atom:feed').next().value
  const about = channel === undefined ? null : aboutFeed(channel)
  return {
    format: 'feed',
    total: items.length,
    *entries(): Generator<ExportEntry> {
      for (const [index, item] of items.entries()) yield itemOf(item, { item: index + 1 }, about, text)
    },
  }
}

/**
 * An entry that is never closed swallows all that come after it: it ends where the next one begins. Else a feed of 200 kB
 * with 740 of them was read 740 times, in 74 seconds.
 */
function endEachAtNext(items: readonly XmlElement[]): void {
  for (const [index, item] of items.entries()) {
    const next = items[index + 1]
    if (next === undefined || (next.startIndex ?? 0) > (item.endIndex ?? 0)) continue
    // From the inside out: whatever holds the next one ends before it.
    for (let holder = next.parent; holder !== null && 'children' in holder; holder = holder.parent) {
      const from = holder.children.findIndex((child) => (child.startIndex ?? 0) >= (next.startIndex ?? 0))
      if (from !== -1) holder.children.splice(from)
      holder.endIndex = (next.startIndex ?? 0) - 1
      if (holder === item) break
    }
  }
}

/** `<a:feed>` with its own name for Atom: each of its elements is what it is without. */
function dropPrefix(tree: readonly XmlElement[]): void {
  const prefix = tree.map((root) => /^(\w+:)feed$/i.exec(root.name)?.[1]).find((found) => found !== undefined)
  if (prefix === undefined) return
  const pending = [...tree]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.name.startsWith(prefix)) next.name = next.name.slice(prefix.length)
    pending.push(...elementsIn(next))
  }
}

/** A title that is never closed swallows the fields behind it: they go back to where they belong. */
function closeTitle(title: XmlElement): void {
  const swallowed = title.children.findIndex((child) => 'attribs' in child && fieldNames.has(nameOf(child)))
  const parent = title.parent
  if (swallowed === -1 || parent === null) return
  const fields = title.children.splice(swallowed)
  parent.children.splice(parent.children.indexOf(title) + 1, 0, ...fields)
}

const fieldNames = new Set([
  'link',
  'description',
  'guid',
  'pubdate',
  'author',
  'category',
  'content:encoded',
  'dc:date',
])

interface AboutFeed {
  readonly title: string | null
  readonly address: string | null
  /** What its relative addresses are relative to. */
  readonly base: string | null
  readonly language: string | null
}

function aboutFeed(channel: XmlElement): AboutFeed {
  const base = channel.attribs['xml:base'] ?? null
  const address = linkOf(channel, base)
  return {
    address,
    base: base ?? address,
    title: lineOf(channel, 'title', 'atom:title'),
    language: lineOf(channel, 'language', 'dc:language') ?? channel.attribs['xml:lang'] ?? null,
  }
}

function itemOf(
  item: XmlElement,
  place: { readonly item: number },
  about: AboutFeed | null,
  source: string,
): ExportEntry {
  const base = item.attribs['xml:base'] ?? about?.base ?? null
  const url = linkOf(item, base)
  const published = lineOf(item, 'pubdate', 'published', 'dc:date', 'issued', 'date', 'updated', 'modified')
  const body = bodyOf(item, source)
  return {
    kind: 'item',
    place,
    title: lineOf(item, 'title', 'atom:title'),
    url,
    ...(body === null ? {} : { body }),
    byline: bylineOf(item),
    publishedAt: feedDate(published),
    site: about?.title ?? null,
    language: item.attribs['xml:lang'] ?? about?.language ?? null,
    tags: childrenOf(item, 'category', 'dc:subject')
      .map((category) => oneLine(category.attribs['term'] ?? textOfXml(category)))
      .filter((tag) => tag !== ''),
    record: source.slice(item.startIndex ?? 0, (item.endIndex ?? -1) + 1),
  }
}

/** The fullest that it has: feeds put the text in one of many places, and a summary in another. */
function bodyOf(item: XmlElement, source: string): ItemBody | null {
  const found = childrenOf(
    item,
    'content:encoded',
    'content',
    'atom:content',
    'xhtml:body',
    'body',
    'description',
    'summary',
    'atom:summary',
  )
    .filter((element) => element.attribs['src'] === undefined)
    .map((element) => htmlOf(element, source))
  const fullest = found.toSorted((a, b) => b.length - a.length)[0]
  return fullest === undefined || fullest.trim() === '' ? null : { kind: 'html', html: fullest }
}

/** Atom says what its content is; RSS means HTML that was escaped once. */
function htmlOf(element: XmlElement, source: string): string {
  const type = (element.attribs['type'] ?? element.attribs['mode'] ?? '').toLowerCase()
  if (type.includes('xhtml') || nameOf(element).endsWith('body')) return innerXml(element, source)
  // Markup that nobody escaped.
  if (elementsIn(element).length > 0) return innerXml(element, source)
  const text = textOfXml(element)
  if (type !== 'text' && type !== 'text/plain') return text
  return text
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('')
}

function linkOf(element: XmlElement, base: string | null): string | null {
  const links = childrenOf(element, 'link', 'atom:link')
  const alternate = links.find(
    ({ attribs }) => attribs['href'] !== undefined && (attribs['rel'] ?? 'alternate') === 'alternate',
  )
  const written = links.map((link) => textOfXml(link).trim()).find((text) => text !== '')
  const guid = childrenOf(element, 'guid').find(
    ({ attribs }) => attribs['ispermalink'] !== 'false' && attribs['isPermaLink'] !== 'false',
  )
  const candidates = [
    written,
    alternate?.attribs['href'],
    element.attribs['rdf:about'],
    guid && textOfXml(guid),
  ]
  for (const candidate of candidates) {
    const address = webAddress(candidate?.trim(), base)
    if (address !== null) return address
  }
  return null
}

/** "ann@a.example (Ann Reed)" is Ann Reed. */
function bylineOf(item: XmlElement): string | null {
  const authors = childrenOf(item, 'dc:creator', 'author', 'atom:author', 'itunes:author').map((author) => {
    const [name] = childrenOf(author, 'name', 'atom:name')
    const text = oneLine(textOfXml(name ?? author))
    return /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1] ?? (/^\S+@\S+$/.test(text) ? '' : text)
  })
  const names = [...new Set(authors.filter((name) => name !== ''))]
  return names.length === 0 ? null : names.join(', ')
}

/** Titles carry markup and references, escaped once or twice. */
function lineOf(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = textOfXml(child)
      const line = oneLine(/[<&]/.test(text) ? textOf(parseFragment(text)) : text)
      if (line !== '') return line
    }
  }
  return null
}
