import { blockElements } from '@core/markup/names.ts'
import { defaultTreeAdapter } from 'parse5'
import { isLeaf, plain } from './leaf.ts'
import type { PageElement } from './tree.ts'
import { elements, isElement } from './tree.ts'

const heading = /^h[1-6]$/

/**
 * Short lines that end in a colon and have nothing of the article after them to announce; without a colon, if they are
 * a heading or bold and several links stood below.
 *
 * @param links blocks of links among what is gone
 */
export function announcements(
  root: PageElement,
  gone: ReadonlySet<PageElement>,
  links: ReadonlySet<PageElement>,
): readonly PageElement[] {
  const found: PageElement[] = []
  let last: PageElement | null = null
  let announced = false
  const settle = (): void => {
    if (last !== null && announced) found.push(last)
    last = null
    announced = false
  }
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        if (child.value.trim() !== '') last = null
      } else if (isElement(child)) {
        if (gone.has(child)) {
          if (last !== null && !isEmpty(child)) announced ||= isColoned(last) || isList(child, links)
          settle()
        } else if (
          /^(?:img|pre|table|ul|ol|dl|iframe|video|audio|math|blockquote|figure)$/.test(child.tagName)
        ) {
          last = null
          if (/^(?:ul|ol|table|blockquote)$/.test(child.tagName)) visit(child)
          last = null
        } else if (isLeaf(child) && blockElements.has(child.tagName)) {
          const text = plain(child)
          if (text === '') continue
          last = text.length < 80 && (isColoned(child) || isLabel(child)) ? child : null
        } else visit(child)
      }
    }
  }
  visit(root)
  if (last !== null && isColoned(last)) found.push(last)
  return found
}

function isColoned(line: PageElement): boolean {
  return /[:：]$/.test(plain(line))
}

/** A heading, or a line that is bold as a whole. */
function isLabel(line: PageElement): boolean {
  if (/[.!?…。！？]["”»)]?$/.test(plain(line))) return false
  if (heading.test(line.tagName)) return line.tagName !== 'h1'
  const bold = [...elements(line, 'b', 'strong')][0]
  return bold !== undefined && plain(bold) === plain(line)
}

function isList(block: PageElement, links: ReadonlySet<PageElement>): boolean {
  return links.has(block) && [...elements(block, 'a')].length > 1
}

function isEmpty(element: PageElement): boolean {
  return plain(element) === ''
}

/** A heading with another of the same or a higher rank after it, or with nothing. */
export function emptyHeadings(root: PageElement, gone: ReadonlySet<PageElement>): readonly PageElement[] {
  const empty: PageElement[] = []
  let open: PageElement[] = []
  // The first main heading is the article's own.
  let title: PageElement | null = null
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        if (child.value.trim() !== '') open = []
      } else if (isElement(child) && !gone.has(child)) {
        if (heading.test(child.tagName)) {
          if (child.tagName === 'h1') title ??= child
          empty.push(...open.filter((each) => rankOf(child) <= rankOf(each)))
          open = [...open.filter((each) => rankOf(child) > rankOf(each)), child]
        } else if (/^(?:img|pre|table|iframe|video|audio|math)$/.test(child.tagName)) open = []
        else visit(child)
      }
    }
  }
  visit(root)
  return [...empty, ...open].filter((each) => each !== title && !isSentence(plain(each)))
}

/** Some pages write whole paragraphs as headings. */
function isSentence(text: string): boolean {
  return text.length >= 90 || (text.length >= 50 && /[.!?…。！？]["”»)]?$/.test(text))
}

function rankOf(element: PageElement): number {
  return Number(element.tagName.slice(1))
}

/** A rest that is longer says something itself. */
const longestRest = 80
const leastLinks = 2

/**
 * Boxes of which only a label is left: "More on this", where the links below it are gone. Never what holds a picture,
 * and never the root.
 */
export function leftovers(root: PageElement, gone: ReadonlySet<PageElement>): readonly PageElement[] {
  const found: PageElement[] = []
  const visit = (element: PageElement): Rest => {
    const sum = { text: 0, gone: 0, links: 0, holdsMore: false }
    const within: PageElement[] = []
    for (const child of element.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) sum.text += child.value.trim().length
      else if (!isElement(child)) continue
      else if (gone.has(child)) {
        sum.gone += plain(child).length
        sum.links += [...elements(child, 'a')].length
      } else {
        const rest = visit(child)
        sum.text += rest.text
        sum.gone += rest.gone
        sum.links += rest.links
        sum.holdsMore ||= rest.holdsMore
        if (isLabelOf(rest) && /^(?:div|section|aside)$/.test(child.tagName)) within.push(child)
      }
    }
    if (media.test(element.tagName)) sum.holdsMore = true
    // The outermost ones.
    if (element === root || !isLabelOf(sum)) found.push(...within)
    return sum
  }
  visit(root)
  return found
}

interface Rest {
  /** Letters that are left, and that are gone. */
  readonly text: number
  readonly gone: number
  /** Among what is gone. */
  readonly links: number
  readonly holdsMore: boolean
}

const media = /^(?:img|picture|video|audio|iframe|math|table|pre|svg|li)$/

function isLabelOf({ text, gone, links, holdsMore }: Rest): boolean {
  return !holdsMore && text > 0 && text <= longestRest && links >= leastLinks && gone > text
}
