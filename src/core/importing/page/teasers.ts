import type { Measures } from './candidates.ts'
import { nothing } from './measure.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

/** A card that announces another article says no more than this. */
const longestCard = 700
/** All of one list of cards hold at most this share of the sentences, or the page is a list of short pieces. */
const mostOfArticle = 0.3
const headings = /^h[1-6]$/

/**
 * Lists and rows of cards within an article that each announce another one: a title that is a link, a line or two,
 * and nothing more. One card alone is one only if it is an `<article>` of its own.
 */
export function teasersIn(
  root: PageElement,
  measures: Measures,
  gone: ReadonlySet<PageElement>,
): readonly PageElement[] {
  const { prose: all } = measures.get(root) ?? nothing
  const found: PageElement[] = []
  const visit = (element: PageElement): void => {
    const groups = new Map<string, PageElement[]>()
    for (const child of element.childNodes) {
      if (!isElement(child) || gone.has(child)) continue
      if (isCard(child, measures)) {
        const kind = `${child.tagName}.${(attribute(child, 'class') ?? '').trim().split(/\s+/)[0] ?? ''}`
        groups.set(kind, [...(groups.get(kind) ?? []), child])
      } else visit(child)
    }
    for (const cards of groups.values()) {
      const prose = cards.reduce((sum, card) => sum + (measures.get(card) ?? nothing).prose, 0)
      const isAlone = cards.length === 1 && cards[0]?.tagName !== 'article'
      if (prose > mostOfArticle * all) continue
      if (isAlone || isApart(cards, gone)) for (const card of cards) visit(card)
      else found.push(...cards)
    }
  }
  visit(root)
  return found
}

/** Cards with a list each and text of the article between them are parts of it: the courses that it compares. */
function isApart(cards: readonly PageElement[], gone: ReadonlySet<PageElement>): boolean {
  if (!cards.every((card) => elements(card, 'li').next().done !== true)) return false
  const ofKind = new Set<unknown>(cards)
  const beside = (cards[0]?.parentNode?.childNodes ?? []).filter((node) => isElement(node) && !gone.has(node))
  return !beside.some((node, index) => ofKind.has(node) && ofKind.has(beside[index + 1]))
}

function isCard(element: PageElement, measures: Measures): boolean {
  if (!/^(?:article|li|div|section)$/.test(element.tagName)) return false
  const { text, link } = measures.get(element) ?? nothing
  if (link === 0 || text > longestCard) return false
  return titles(element, measures) === 1
}

/** Headings that are a link as a whole, or stand in one; 2 where there is another heading or more than one. */
function titles(element: PageElement, measures: Measures): number {
  let count = 0
  const visit = (parent: PageElement, inLink: boolean): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue
      if (headings.test(child.tagName)) {
        const { text, link } = measures.get(child) ?? nothing
        if (text === 0) continue
        count += inLink || link >= 0.9 * text ? 1 : 2
      } else visit(child, inLink || child.tagName === 'a')
    }
  }
  visit(element, element.tagName === 'a')
  return count
}
