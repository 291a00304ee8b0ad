import { dateOf } from '../evidence/dates.ts'
import { parseDateLine } from '../dump/dates.ts'
import { namesOf } from './furniture.ts'
import { plain } from './leaf.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, bodyOf, isElement } from './tree.ts'

/** What the text of a page says of its article where nothing in its head does. */
export interface Signature {
  readonly byline: string | null
  /** ISO 8601. */
  readonly publishedAt: string | null
}

const authorNames =
  /(?:^|\s)(?:author(?: name)?|byline(?: name)?|autor(?: name)?|auteur|autore|writer|by author|post author|entry author|fn author|author vcard|byline author)(?:$|\s)/
const dateNames =
  /(?:^|\s)(?:date|datum|fecha|data|dateline|pubdate|published|publish(?:ed)? (?:date|time|on)|publication date|post(?:ed)? (?:date|on)|entry date|article date|date posted|timestamp|time|zeit)(?:$|\s)/
/** Comments are signed and dated, too; so are the articles that a page lists. */
const others =
  /(?:^|\s)(?:comments?|commentlist|respond|related|sidebar|teaser|teasers|widget|footer|recent|popular|recommended)(?:$|\s)/
const longest = 90

/** The first line that its name calls the author's or the date; comments, lists and the page's foot do not count. */
export function signatureIn(tree: PageTree): Signature {
  const body = bodyOf(tree)
  let byline: string | null = null
  let publishedAt: string | null = null
  const pending: PageElement[] = body === null ? [] : [body]
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (byline !== null && publishedAt !== null) break
    const names = namesOf(element)
    if (element !== body && (/^(?:aside|footer|nav|form)$/.test(element.tagName) || others.test(names)))
      continue
    byline ??= bylineAt(element, names)
    publishedAt ??= dateAt(element, names)
    for (const child of element.childNodes.toReversed()) if (isElement(child)) pending.push(child)
  }
  return { byline, publishedAt }
}

function bylineAt(element: PageElement, names: string): string | null {
  const marks = `${attribute(element, 'rel') ?? ''} ${attribute(element, 'itemprop') ?? ''}`.toLowerCase()
  if (!/(?:^|\s)author(?:$|\s)/.test(marks) && !authorNames.test(names)) return null
  const text = plain(element)
  if (text.length > longest) return null
  // "By Ann Lee | 3 March 2024", "Von: Ann Lee": the name is what starts with a capital and holds no figure.
  const [line = ''] = text.split(/\s*[|•·\d(]/u)
  const name = line
    .replace(/^[^\p{Lu}\p{Lo}]*(?:\p{L}+:\s*)?(?:(?:By|Von|Par|Por|Da|Door|Av|Af)\s+)?/u, '')
    .replace(/[\s,;:–—-]+$/u, '')
  const words = name.split(/\s+/)
  // "Posted on" is no name; nicknames are often one word in lower case.
  if (
    words.length > 1 &&
    words.some((word, index) => /^\p{Ll}/u.test(word) && (word.length > 3 || index === words.length - 1))
  )
    return null
  if (/^(?:by|von|par|por|more|posted)$/i.test(name)) return null
  if (name.length < 2 || words.length > 6 || /[.!?@/]$|https?:/.test(name)) return null
  return name
}

function dateAt(element: PageElement, names: string): string | null {
  const marks = attribute(element, 'itemprop') ?? ''
  if (element.tagName !== 'time' && marks !== 'datePublished' && !dateNames.test(names)) return null
  const declared = dateOf(attribute(element, 'datetime') ?? attribute(element, 'content'))
  if (declared !== null) return declared
  const text = plain(element)
  if (text.length > longest) return null
  return dateOf(text) ?? parseDateLine(text)?.iso ?? null
}
