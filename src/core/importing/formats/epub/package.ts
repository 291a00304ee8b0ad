import { oneLine } from '../../compose.ts'
import { feedDate } from '../../evidence/feed-date.ts'
import { plainPath } from '../../pictures/parts.ts'
import type { XmlElement } from '../../xml.ts'
import { parseXml, textOfXml, xmlElements } from '../../xml.ts'

/** What the package file of a book says of it. */
export interface BookPackage {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly language: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly description: string | null
  readonly subjects: readonly string[]
  /** Names in the zip of the texts, in reading order. */
  readonly spine: readonly SpineText[]
  /** The contents as a page (EPUB 3) and as XML (EPUB 2); names in the zip. */
  readonly nav: string | null
  readonly ncx: string | null
  readonly cover: string | null
}

export interface SpineText {
  readonly path: string
  /** False for what is only reached by a link: notes, answers. */
  readonly isInOrder: boolean
}

/** Where the package file is, by `META-INF/container.xml`; null where that names none. */
export function packagePath(container: string): string | null {
  const files = [...xmlElements(parseXml(container), 'rootfile')]
  const main =
    files.find(({ attribs }) => attribs['media-type'] === 'application/oebps-package+xml') ?? files[0]
  return plainPath(main?.attribs['full-path'] ?? '')
}

/** Fonts may be scrambled in a book that anybody may read; these are the ways of doing that. */
const fontScrambling = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

/** Is anything but a font locked, as `META-INF/encryption.xml` says? */
export function locksText(encryption: string): boolean {
  const methods = [...xmlElements(parseXml(encryption), 'enc:encryptionmethod', 'encryptionmethod')]
  const locks = [...xmlElements(parseXml(encryption), 'enc:encrypteddata', 'encrypteddata')].length
  const algorithms = methods.map(({ attribs }) => attribs['Algorithm'] ?? attribs['algorithm'] ?? '')
  return locks > 0 && (algorithms.length === 0 || algorithms.some((name) => !fontScrambling.has(name)))
}

export function readPackage(text: string, path: string): BookPackage {
  const roots = parseXml(text)
  const at = (href: string | undefined): string | null => (href === undefined ? null : pathFrom(path, href))
  const items = new Map<string, XmlElement>()
  for (const item of named(roots, 'item')) {
    const { id } = item.attribs
    if (id !== undefined) items.set(id, item)
  }
  const has = (item: XmlElement, property: string): boolean =>
    (item.attribs['properties'] ?? '').split(/\s+/).includes(property)
  const all = [...items.values()]
  const [spine] = named(roots, 'spine')
  const coverId = named(roots, 'meta').find(({ attribs }) => attribs['name'] === 'cover')?.attribs['content']
  const cover = all.find((item) => has(item, 'cover-image')) ?? items.get(coverId ?? '')
  const ncx =
    items.get(spine?.attribs['toc'] ?? '') ??
    all.find(({ attribs }) => attribs['media-type'] === 'application/x-dtbncx+xml')
  return {
    title: lines(roots, 'title')[0] ?? null,
    authors: [...new Set(creators(roots))],
    language: lines(roots, 'language')[0] ?? null,
    publisher: lines(roots, 'publisher')[0] ?? null,
    publishedAt: feedDate(lines(roots, 'date')[0] ?? null),
    description: lines(roots, 'description')[0] ?? null,
    subjects: [...new Set(lines(roots, 'subject'))],
    spine: named(roots, 'itemref').flatMap(({ attribs }) => {
      const item = items.get(attribs['idref'] ?? '')
      const type = item?.attribs['media-type'] ?? ''
      const target = at(item?.attribs['href'])
      if (target === null || !/xhtml|html|dtbook|xml$/i.test(type)) return []
      return [{ path: target, isInOrder: attribs['linear'] !== 'no' }]
    }),
    nav: at(all.find((item) => has(item, 'nav'))?.attribs['href']),
    ncx: at(ncx?.attribs['href']),
    cover: /^image\//i.test(cover?.attribs['media-type'] ?? 'image/') ? at(cover?.attribs['href']) : null,
  }
}

/** A relative address in the file `from`, as a name in the zip; null for one that leaves it. */
export function pathFrom(from: string, address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return null
  const bare = address.replace(/#.*$/s, '')
  if (bare === '') return from
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : ''
  return plainPath(bare.startsWith('/') ? bare.slice(1) : `${folder}${bare}`)
}

function named(roots: readonly XmlElement[], name: string): readonly XmlElement[] {
  return [...xmlElements(roots, name, `opf:${name}`)]
}

function lines(roots: readonly XmlElement[], name: string): readonly string[] {
  return [...xmlElements(roots, `dc:${name}`)]
    .map((each) => oneLine(textOfXml(each)))
    .filter((line) => line !== '')
}

/** Who wrote it; translators and illustrators are no authors. */
function creators(roots: readonly XmlElement[]): readonly string[] {
  const found = [...xmlElements(roots, 'dc:creator')].filter(({ attribs }) => {
    const refined = named(roots, 'meta').find(
      (meta) => meta.attribs['refines'] === `#${attribs['id'] ?? ''}` && meta.attribs['property'] === 'role',
    )
    const role = attribs['opf:role'] ?? (refined === undefined ? 'aut' : oneLine(textOfXml(refined)))
    return role === 'aut'
  })
  return found.map((each) => oneLine(textOfXml(each))).filter((name) => name !== '')
}
