import { defaultTreeAdapter } from 'parse5'
import type { Measures } from './candidates.ts'
import { furnitureKind, holdsNotes } from './furniture.ts'
import { edgesOf, repeatedLines } from './edges.ts'
import { isAddress, isLeaf, plain } from './leaf.ts'
import { nothing } from './measure.ts'
import { announcements, emptyHeadings } from './labels.ts'
import { teasersIn } from './teasers.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

/** What is called furniture may hold at most this share of the page's sentences, or it is the article. */
const mostOfPage = { tag: 0.5, name: 0.35, comments: 0.9, hidden: 0.3 } as const
/** Letters of sentences outside of comments without which they are what the page is about. */
const leastBesideComments = 400
const heading = /^h[1-6]$/

/** The parts of a page that are no part of an article, outermost ones only. */
export function furnitureIn(body: PageElement, measures: Measures): Set<PageElement> {
  const found = new Set<PageElement>()
  const { prose: total, text: whole } = measures.get(body) ?? nothing
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue
      const kind = furnitureKind(child)
      const { prose, text } = measures.get(child) ?? nothing
      const mostText = kind === 'comments' ? 0.95 : 0.7
      const isLittle = kind !== null && prose <= mostOfPage[kind] * total && text <= mostText * whole
      if (isLittle && (kind !== 'comments' || prose <= 0.35 * total || total - prose >= leastBesideComments))
        found.add(child)
      else visit(child)
    }
  }
  visit(body)
  return found
}

/**
 * Blocks within the article that are links in the main, what only announces them ("Read also:"), and headings
 * that then have nothing below them.
 */
export function linkBlocksIn(
  root: PageElement,
  measures: Measures,
  without: ReadonlySet<PageElement>,
): Set<PageElement> {
  const gone = new Set(without)
  const linked = fragmentsIn(root)
  const found = new Set<PageElement>()
  const drop = (element: PageElement): void => {
    gone.add(element)
    found.add(element)
  }
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child) || gone.has(child) || holdsNotes(child) || isLinkedTo(child, linked)) continue
      if (isLinkBlock(child, measures)) drop(child)
      else if (!heading.test(child.tagName)) visit(child)
    }
  }
  visit(root)
  for (const each of teasersIn(root, measures, gone)) drop(each)
  for (const each of repeatedLines(root, gone)) drop(each)
  for (const each of edgesOf(root, measures, gone)) drop(each)
  for (const each of announcements(root, gone, new Set(found))) drop(each)
  for (const each of emptyHeadings(root, gone)) drop(each)
  return found
}

/** What links within the article lead to: footnotes. */
function fragmentsIn(root: PageElement): ReadonlySet<string> {
  const found = new Set<string>()
  for (const link of elements(root, 'a')) {
    const href = attribute(link, 'href') ?? ''
    if (href.length > 1 && href.startsWith('#')) found.add(href.slice(1))
  }
  return found
}

/** A list of notes, or one note, that the article links to. */
function isLinkedTo(element: PageElement, linked: ReadonlySet<string>): boolean {
  if (linked.size === 0 || !/^(?:ul|ol|dl|li|p|div)$/.test(element.tagName)) return false
  return [element, ...element.childNodes].some(
    (each) => isElement(each) && !heading.test(each.tagName) && linked.has(attribute(each, 'id') ?? ''),
  )
}

const blocks = /^(?:div|section|ul|ol|dl|table|p|article|center|figure|details)$/

function isLinkBlock(element: PageElement, measures: Measures): boolean {
  if (!blocks.test(element.tagName)) return false
  const { text, link, prose } = measures.get(element) ?? nothing
  if (link === 0 || text === 0 || prose > 0.3 * text) return false
  const share = link / text
  switch (element.tagName) {
    case 'p':
      return text < 250 && isLabelledLink(element, share) && !holdsPicture(element)
    case 'ul':
    case 'ol':
    case 'dl':
      return share > 0.6 || (share > 0.4 && text < 300 && prose === 0)
    case 'table':
      return share > 0.7 && text > 100
    default:
      return (
        (share > 0.6 || (isLeaf(element) && text < 250 && isLabelledLink(element, share))) &&
        !holdsPicture(element)
      )
  }
}

/** Nothing but a link, or a label and a link to the end: "See also: …". */
function isLabelledLink(element: PageElement, share: number): boolean {
  if (isAddress(plain(element))) return false
  if (share > 0.9) return true
  if (share < 0.5) return false
  const [before, after] = aroundLinks(element)
  return /[\p{L}\p{N}].*[:»›>→–|]\s*$/u.test(before) && before.length < 60 && !/[\p{L}\p{N}]/u.test(after)
}

function aroundLinks(element: PageElement): readonly [before: string, after: string] {
  let [before, after] = ['', '']
  let seen = false
  const visit = (parent: PageElement): void => {
    for (const child of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        if (seen) after += child.value
        else before += child.value
      } else if (isElement(child)) {
        if (child.tagName === 'a') seen = true
        else visit(child)
      }
    }
  }
  visit(element)
  return [before, after]
}

function holdsPicture(element: PageElement): boolean {
  return element.childNodes.some(
    (child) =>
      isElement(child) &&
      ((child.tagName === 'img' && attribute(child, 'src') !== null) || holdsPicture(child)),
  )
}
