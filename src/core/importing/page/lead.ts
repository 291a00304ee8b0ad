import { defaultTreeAdapter } from 'parse5'
import type { Measures } from './candidates.ts'
import { isInside, parentOf, proseOf } from './candidates.ts'
import { furnitureKind } from './furniture.ts'
import { namesOf } from './given-names.ts'
import type { PageElement } from './tree.ts'
import { attribute, isElement, walk } from './tree.ts'

const leadNames =
  /(?:^|\s)(?:lead|lede|leadin|intro|introduction|standfirst|teaser|summary|excerpt|subtitle|subline|subheadline|subheading|dek|deck|description|chapo|chapeau|preface|vorspann|sommario|entradilla|bajada|kicker text|abstract)(?:$|\s)/
const longest = 1200
const shortest = 40

/**
 * The lines under a headline, where they stand outside of the element that holds the article: between the
 * headline and it, and sentences or called so.
 */
export function leadBefore(
  root: PageElement,
  body: PageElement,
  measures: Measures,
  without: ReadonlySet<PageElement>,
): readonly PageElement[] {
  const headline = headlineBefore(root, body)
  if (headline === null) return []
  const found: PageElement[] = []
  let passed = false
  let taken: PageElement | null = null
  for (const node of walk(body)) {
    if (node === headline) passed = true
    if (node === root) break
    if (!passed || !isElement(node) || isInside(root, node)) continue
    if (taken !== null && isInside(node, taken)) continue
    if (!/^(?:p|div|h2|h3|h4|section|span|strong|blockquote)$/.test(node.tagName)) continue
    const called = leadNames.test(namesOf(node)) || attribute(node, 'itemprop') === 'description'
    const inner = node.childNodes.some(
      (child) => isElement(child) && /^(?:div|section|ul|figure|form)$/.test(child.tagName),
    )
    if (inner && !called) continue
    if (isOfPicture(node) || furnitureKind(node) === 'hidden' || isUnwanted(node, root, without, called))
      continue
    const text = textBeside(node, without)
    if (text.length < shortest || text.length > longest) continue
    if (!called && proseOf(node, measures) === 0) continue
    found.push(node)
    taken = node
  }
  return found.length > 4 ? found.slice(0, 1) : found
}

/** In a figure, or one of the panels behind tabs. */
function isOfPicture(element: PageElement): boolean {
  for (let up: PageElement | null = element; up !== null; up = parentOf(up))
    if (/^fig(?:ure|caption)$/.test(up.tagName) || attribute(up, 'role') === 'tabpanel') return true
  return false
}

/** Its text without what is furniture in it. */
function textBeside(element: PageElement, without: ReadonlySet<PageElement>): string {
  let text = ''
  const visit = (parent: PageElement): void => {
    for (const child of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) text += child.value
      else if (isElement(child) && child.tagName !== 'time' && !without.has(child)) visit(child)
    }
  }
  visit(element)
  return text.replace(/\s+/g, ' ').trim()
}

/** Only "teaser" and the like may have made it unwanted, not what stands around it. */
function isUnwanted(
  element: PageElement,
  root: PageElement,
  without: ReadonlySet<PageElement>,
  called: boolean,
): boolean {
  for (let up: PageElement | null = element; up !== null; up = parentOf(up)) {
    if (without.has(up) && !(up === element && called)) return !leadNames.test(namesOf(up))
    // What holds too many of the page's sentences to be left out is no place for a lead either.
    if (!isInside(root, up) && up !== element && furnitureKind(up) !== null && !leadNames.test(namesOf(up)))
      return true
  }
  return false
}

/** The last main heading before the article, where it has none within. */
function headlineBefore(root: PageElement, body: PageElement): PageElement | null {
  let headline: PageElement | null = null
  for (const node of walk(body)) {
    if (node === root) break
    if (isElement(node) && node.tagName === 'h1') headline = node
  }
  for (const node of walk(root)) if (isElement(node) && node.tagName === 'h1') return null
  return headline
}
