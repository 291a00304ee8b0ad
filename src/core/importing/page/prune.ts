import { defaultTreeAdapter } from 'parse5'
import type { Measures } from './candidates.ts'
import type { FurnitureKind } from './furniture.ts'
import { furnitureKind, holdsNotes } from './furniture.ts'
import { edgesOf, repeatedLines } from './edges.ts'
import { isAddress, isLeaf, plain } from './leaf.ts'
import { nothing } from './measure.ts'
import { announcements, emptyHeadings, leftovers } from './labels.ts'
import { isSources } from './sources.ts'
import { teasersIn } from './teasers.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

/** What is called furniture may hold at most this share of the page's sentences, or it is the article. */
const mostOfPage = { tag: 0.5, name: 0.35, comments: 0.9, hidden: 0.3, listing: 0.35, slides: 0.35 } as const
/** What may be of the article is not, where links hold this share of its text. */
const leastLinked = 0.3
/** Letters of sentences outside of comments without which they are what the page is about. */
const leastBesideComments = 400
/** Letters beside a link that make it one word of a sentence. */
const leastBeside = 20
const leastTitles = 3
const heading = /^h[1-6]$/

/** The parts of a page that are no part of an article, outermost ones only. */
export function furnitureIn(body: PageElement, measures: Measures, discusses: boolean): Set<PageElement> {
  const found = new Set<PageElement>()
  const lettersIn = new Map<PageElement, number>()
  const { prose: total, text: whole } = measures.get(body) ?? nothing
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue
      const kind = furnitureKind(child, discusses)
      const { prose, text } = measures.get(child) ?? nothing
      const mostText = kind === 'comments' ? 0.95 : 0.7
      const isLittle =
        kind !== null &&
        prose <= mostOfPage[kind] * total &&
        text <= mostText * whole &&
        !isOfText(child, kind, measures, lettersIn)
      if (isLittle && (kind !== 'comments' || prose <= 0.35 * total || total - prose >= leastBesideComments))
        found.add(child)
      else visit(child)
    }
  }
  visit(body)
  return found
}

/** What is called furniture by a word that is used for parts of an article, too. */
function isOfText(
  element: PageElement,
  kind: FurnitureKind,
  measures: Measures,
  lettersIn: Map<PageElement, number>,
): boolean {
  const { text, link, prose } = measures.get(element) ?? nothing
  if (kind === 'listing') return link < leastLinked * text
  if (kind === 'slides') return prose > 0 && link < leastLinked * text
  return kind === 'name' && element.tagName === 'a' && isInSentence(element, lettersIn)
}

/** A link in the midst of a sentence, which would lose its words. */
function isInSentence(link: PageElement, lettersIn: Map<PageElement, number>): boolean {
  const { parentNode } = link
  if (parentNode === null || !isElement(parentNode) || !/^(?:p|li|td|dd)$/.test(parentNode.tagName))
    return false
  // Counted once for all links of a paragraph.
  const letters = lettersIn.get(parentNode) ?? ownLetters(parentNode)
  lettersIn.set(parentNode, letters)
  return letters >= leastBeside && /\p{L}{2}/u.test(plain(link))
}

function ownLetters(element: PageElement): number {
  let text = ''
  for (const node of element.childNodes) if (defaultTreeAdapter.isTextNode(node)) text += node.value
  return text.replace(/[^\p{L}]/gu, '').length
}

/**
 * Blocks within the article that are links in the main, what only announces them ("Read also:"), and headings
 * that then have nothing below them.
 */
export function linkBlocksIn(
  root: PageElement,
  measures: Measures,
  without: ReadonlySet<PageElement>,
  site: string | null,
): Set<PageElement> {
  const gone = new Set(without)
  const linked = fragmentsIn(root)
  const found = new Set<PageElement>()
  const drop = (element: PageElement): void => {
    gone.add(element)
    found.add(element)
  }
  const visit = (element: PageElement, inItem: boolean): void => {
    const titles = linkedTitles(element, measures)
    for (const child of element.childNodes) {
      if (!isElement(child) || gone.has(child) || holdsNotes(child) || isLinkedTo(child, linked)) continue
      if (titles.has(child)) continue
      // A list is judged as a whole, with the lists and the lines in it.
      const isPart = inItem && /^(?:p|ul|ol|dl)$/.test(child.tagName)
      if (!isPart && isLinkBlock(child, measures) && !isSources(child, site)) drop(child)
      else if (!heading.test(child.tagName)) visit(child, inItem || child.tagName === 'li')
    }
  }
  visit(root, false)
  for (const each of teasersIn(root, measures, gone)) drop(each)
  for (const each of repeatedLines(root, gone)) drop(each)
  for (const each of edgesOf(root, measures, gone)) drop(each)
  for (const each of leftovers(root, gone)) drop(each)
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

/** Lines that are a link and have sentences below, so many times that they are the headings of an article in parts. */
function linkedTitles(element: PageElement, measures: Measures): ReadonlySet<PageElement> {
  const children = element.childNodes.filter((child) => isElement(child))
  const titles = children.filter((child, index) => {
    const next = children[index + 1]
    if (child.tagName !== 'p' || next?.tagName !== 'p') return false
    const { text, link } = measures.get(child) ?? nothing
    return text > 0 && link > 0.9 * text && (measures.get(next) ?? nothing).prose > 0
  })
  return new Set(titles.length >= leastTitles ? titles : [])
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
