import { blockElements } from '@core/markup/names.ts'
import { defaultTreeAdapter } from 'parse5'
import { furnitureKind } from './furniture.ts'
import { namesOf } from './given-names.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, bodyOf, elements, isElement, textIn } from './tree.ts'

/** A line of the page that may be the headline. */
export interface Line {
  readonly text: string
  /** 1 to 6 for a heading, 7 for any other line. */
  readonly rank: number
  /** Marked as the headline, by microdata or a name in use for it. */
  readonly isNamed: boolean
  /** All of it is a link. */
  readonly isLink: boolean
  /** And that to the first page of the site: it is the site's name. */
  readonly leadsHome: boolean
}

const headings = /^h[1-6]$/
const headlineNames =
  /(?:^|\s)(?:headline|(?:entry|post|article|story|news|page|blog|single|content) (?:title|headline|heading|header title)|titre article|artikel titel)(?:$|\s)/
/** What stands above or below a headline and in its element: "Opinion:", "Chapter 3". */
const besideNames =
  /(?:^|\s)(?:kicker|overline|topline|roofline|dachzeile|spitzmarke|eyebrow|strapline|subhead|subheadline|subtitle|subline|superheadline|label|badge|visually hidden|screen reader(?: text)?|sr only)(?:$|\s)/
const mute = /^(?:style|script|template|noscript|rt|rp|svg|button)$/
const home = /^(?:(?:https?:)?\/\/[^/?#]+)?\/?(?:index\.\w+)?$/i
const longest = 300
/** Enough for any page; lists of thousands are not gone through. */
const most = 80
/** Levels within a line; real ones have a few. */
const deepest = 12

/**
 * Lines that may be the headline, in order: headings, what is named so, and short lines that are wanted.
 *
 * @param isWanted whether a line that nothing marks is looked for; also keeps a heading that is called a label
 */
export function linesOfPage(tree: PageTree, isWanted: (text: string) => boolean): readonly Line[] {
  const body = bodyOf(tree)
  if (body === null) return []
  const lines: Line[] = []
  const pending: PageElement[] = [body]
  for (let element = pending.pop(); element !== undefined && lines.length < most; element = pending.pop()) {
    if (element !== body && isAside(element)) continue
    const isHeading = headings.test(element.tagName)
    if (isHeading || isShort(element)) {
      const isNamed = isNamedHeadline(element)
      const text = headlineText(element)
      const isMarked = (isHeading || isNamed) && !besideNames.test(namesOf(element))
      if (text !== '' && text.length <= longest && (isMarked || isWanted(text))) {
        const address = linkOf(element)
        lines.push({
          text,
          rank: isHeading ? Number(element.tagName.slice(1)) : 7,
          isNamed,
          isLink: address !== null,
          leadsHome: address !== null && home.test(address.trim()),
        })
      }
      if (isHeading || isNamed) continue
    }
    for (const child of element.childNodes.toReversed()) if (isElement(child)) pending.push(child)
  }
  return lines
}

function isNamedHeadline(element: PageElement): boolean {
  if (attribute(element, 'itemprop')?.split(/\s+/).includes('headline') === true) return true
  return element.tagName !== 'a' && headlineNames.test(namesOf(element))
}

/** Its words without a kicker, readings beside characters and what is hidden; all of them where that leaves none. */
function headlineText(element: PageElement): string {
  const bare = wordsIn(element, true)
  return bare === '' ? wordsIn(element, false) : bare
}

function wordsIn(element: PageElement, isBare: boolean): string {
  let text = ''
  const visit = (parent: PageElement, depth: number): void => {
    for (const child of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) text += child.value
      if (!isElement(child) || depth > deepest || mute.test(child.tagName)) continue
      const isApart = child.tagName === 'br' || blockElements.has(child.tagName)
      if (isApart) text += ' '
      if (isBare && (besideNames.test(namesOf(child)) || attribute(child, 'hidden') !== null)) text += ' '
      else visit(child, depth + 1)
      if (isApart) text += ' '
    }
  }
  visit(element, 0)
  return text.replace(/\s+/g, ' ').trim()
}

/** No place for a headline; what is only called furniture may hold one, as `<div class="banner">` does. */
function isAside(element: PageElement): boolean {
  if (/^(?:nav|aside|footer|dialog|script|style|template|noscript|svg)$/.test(element.tagName)) return true
  const kind = furnitureKind(element)
  return kind === 'hidden' || kind === 'comments'
}

/** Holds no block and little text. */
function isShort(element: PageElement): boolean {
  let length = 0
  const visit = (parent: PageElement, depth: number): boolean =>
    depth <= deepest &&
    parent.childNodes.every((child) => {
      if (defaultTreeAdapter.isTextNode(child)) {
        length += child.value.length
        return length <= longest
      }
      return !isElement(child) || (!blockElements.has(child.tagName) && visit(child, depth + 1))
    })
  return visit(element, 0) && length > 0
}

/** Where it leads, if all of it is one link. */
function linkOf(element: PageElement): string | null {
  const links = element.tagName === 'a' ? [element] : [...elements(element, 'a')]
  for (let up = element.parentNode; up !== null && isElement(up); up = up.parentNode)
    if (up.tagName === 'a') links.push(up)
  const [link] = links
  if (links.length !== 1 || link === undefined) return null
  const isWhole = textIn(element).length <= textIn(link).length + 2
  return isWhole ? attribute(link, 'href') : null
}
