import { blockElements } from '@core/markup/names.ts'
import { dateOf } from '../evidence/dates.ts'
import { parseDateLine } from '../dump/dates.ts'
import { namesOf } from './given-names.ts'
import { isLeaf, plain } from './leaf.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, bodyOf, isElement, textIn } from './tree.ts'

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
  /(?:^|\s)(?:comments?|commentlist|respond|related|sidebar|teaser|teasers|widget|recent|popular|recommended)(?:$|\s)/
/** Of the date that stands in the same line as a name. */
const trailing =
  /(?:[\s,]+(?:on|am|le|el|em|the|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december))+[\s,.]*$/iu
/** "Posted by", "Publié par": what comes before a name. */
const announced =
  /^\s*(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Vv]eröffentlicht|[Ee]rstellt|[Gg]eschrieben|[Pp]ublié|[Pp]ublicado|[Pp]ubblicato)\s+(?:by|von|par|por|da)\s+|By(?=\p{Lu}))/u
const noName =
  /^(?:by|von|par|por|more|posted|published|author|\w*admin|veröffentlicht|publiziert|publié|publicado|pubblicato|alle beiträge|more posts|no author)$/i
const ofArticle = /(?:^|\s)(?:meta|byline|author|info|post|entry|article|date)(?:$|\s)/
const comments = /(?:^|\s)(?:comments?|commentlist|respond)(?:$|\s)/
const longest = 90

/** What is called so and yet holds most of the page is only a kit's word for everything: Blogger's one "widget". */
const mostOfPage = 0.5
/** Lines of a page after its headline that may say when it was published. */
const linesBelow = 12
const written =
  /(?<![\d.\p{L}])(?:\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.? \p{L}{3,10}\.?,? (?:19|20)\d\d|\p{L}{3,9}\.? \d{1,2}, (?:19|20)\d\d)(?!\d)/u

/** The first line that its name calls the author's or the date; comments, lists and the page's foot do not count. */
export function signatureIn(tree: PageTree): Signature {
  const body = bodyOf(tree)
  const whole = body === null ? 0 : textIn(body).length
  const isOther = (element: PageElement, names: string): boolean => {
    if (element === body) return false
    if (/^(?:aside|footer|nav|form)$/.test(element.tagName) && !ofArticle.test(names)) return true
    if (!others.test(names)) return false
    // Comments may be longer than the article; what else holds most of the page is called so by mistake.
    return comments.test(names) || textIn(element).length <= mostOfPage * whole
  }
  let byline: string | null = null
  let publishedAt: string | null = null
  const pending: PageElement[] = body === null ? [] : [body]
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (byline !== null && hasHour(publishedAt)) break
    const names = namesOf(element)
    if (isOther(element, names)) continue
    byline ??= bylineAt(element, names)
    const date: string | null = hasHour(publishedAt) ? null : dateAt(element, names)
    // The same day with its hour is better.
    if (publishedAt === null || date?.startsWith(publishedAt) === true) publishedAt = date
    for (const child of element.childNodes.toReversed()) if (isElement(child)) pending.push(child)
  }
  if (publishedAt === null && body !== null) publishedAt = dateBelowHeadline(body, isOther)
  return { byline, publishedAt }
}

function hasHour(moment: string | null): boolean {
  return moment?.includes('T') === true
}

/** Where nothing is called a date: the first one that stands in a short line just below the headline. */
function dateBelowHeadline(
  body: PageElement,
  isOther: (element: PageElement, names: string) => boolean,
): string | null {
  let passed = 0
  const pending: PageElement[] = [body]
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (isOther(element, namesOf(element))) continue
    if (element.tagName === 'h1') passed = 1
    else if (passed > 0 && blockElements.has(element.tagName) && isLeaf(element)) {
      const text = plain(element)
      if (text === '') continue
      const date = text.length > longest ? null : dateWithin(text)
      if (date !== null) return date
      passed += 1
      if (passed > linesBelow) return null
    }
    for (const child of element.childNodes.toReversed()) if (isElement(child)) pending.push(child)
  }
  return null
}

function dateWithin(text: string): string | null {
  const found = written.exec(text)?.[0]
  return found === undefined ? null : (parseDateLine(found)?.iso ?? null)
}

function bylineAt(element: PageElement, names: string): string | null {
  const marks = `${attribute(element, 'rel') ?? ''} ${attribute(element, 'itemprop') ?? ''}`.toLowerCase()
  if (!/(?:^|\s)author(?:$|\s)/.test(marks) && !authorNames.test(names)) return null
  const text = plain(element)
  if (text.length > longest) return null
  // "By Ann Lee | 3 March 2024", "Von: Ann Lee": the name is what starts with a capital and holds no figure.
  // A nickname: one word, as it is.
  if (
    /^[\p{Ll}\d][\p{L}\p{N}._-]+$/u.test(text) &&
    !/^(?:by|von|par|por|more|posted|author|admin)$/i.test(text)
  )
    return text
  const [line = ''] = text.split(/\s*[|•·\d(]/u)
  const name = line
    .replace(announced, '')
    .replace(/^[^\p{Lu}\p{Lo}]*(?:\p{L}+:\s*)?(?:(?:By|Von|Par|Por|Da|Door|Av|Af)\s+)?/u, '')
    .replace(trailing, '')
    .replace(/[\s,;:–—-]+$/u, '')
  const words = name.split(/\s+/)
  // "Posted on" is no name; nicknames are often one word in lower case.
  if (
    words.length > 1 &&
    words.some((word, index) => /^\p{Ll}/u.test(word) && (word.length > 3 || index === words.length - 1))
  )
    return null
  if (noName.test(name)) return null
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
  return dateOf(text) ?? parseDateLine(text)?.iso ?? dateWithin(text)
}
