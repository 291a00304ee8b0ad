import { blockElements } from '@core/markup/names.ts'
import { defaultTreeAdapter } from 'parse5'
import type { Measures } from './candidates.ts'
import { isAddress, isLeaf, plain } from './leaf.ts'
import { nothing } from './measure.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

/** A line about the article (when, by whom) is shorter than this; longer ones are text. */
const longestLine = 120
const moment = /\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d年/

/**
 * What stands before the first sentence and after the last one of an article though it is not of it: the
 * moment of publishing, the author, links back and on.
 */
export function edgesOf(
  root: PageElement,
  measures: Measures,
  gone: ReadonlySet<PageElement>,
): readonly PageElement[] {
  const lines = linesIn(root, gone)
  const isSentence = (line: PageElement): boolean => (measures.get(line) ?? nothing).prose > 0
  const first = lines.findIndex((line) => isSentence(line))
  if (first === -1) return []
  const last = lines.findLastIndex((line) => isSentence(line))
  return [
    ...lines.slice(0, first).filter((line) => isAboutArticle(line)),
    ...lines.slice(last + 1).filter((line) => isPointer(line, measures)),
    ...lastWords(lines),
  ]
}

/** The last lines of an article that are set apart as a whole and hold a link: who wrote it, where to follow. */
function lastWords(lines: readonly PageElement[]): readonly PageElement[] {
  const found: PageElement[] = []
  for (const line of lines.toReversed()) {
    if (plain(line) === '') continue
    if (!isSetApart(line) || holdsMedia(line) || found.length >= 2) break
    found.push(line)
  }
  return found.length * 4 > lines.length ? [] : found
}

function isSetApart(line: PageElement): boolean {
  if (elements(line, 'a').next().done === true) return false
  const [marked] = elements(line, 'em', 'i')
  return marked !== undefined && plain(marked) === plain(line)
}

/** A line this long is not said again at once: it is what a page repeats for another width of screen. */
const longEnough = 60
/** So many lines before are looked at; a plan of meals may well say the same again on another day. */
const near = 4

export function repeatedLines(root: PageElement, gone: ReadonlySet<PageElement>): readonly PageElement[] {
  const latest: string[] = []
  const repeated: PageElement[] = []
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child) || gone.has(child)) continue
      if (!blockElements.has(child.tagName) || !isLeaf(child)) {
        visit(child)
        continue
      }
      const text = plain(child)
      if (text === '') continue
      if (text.length >= longEnough && latest.includes(text) && !holdsMedia(child)) repeated.push(child)
      latest.push(text)
      if (latest.length > near) latest.shift()
    }
  }
  visit(root)
  return repeated
}

/** Blocks that hold text and no block, in order, without headings, tables, lists and what is in them. */
function linesIn(root: PageElement, gone: ReadonlySet<PageElement>): readonly PageElement[] {
  const lines: PageElement[] = []
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child) || gone.has(child)) continue
      if (/^(?:h[1-6]|figure|table|pre|ul|ol|dl|blockquote)$/.test(child.tagName)) continue
      if (blockElements.has(child.tagName) ? isLeaf(child) : isLooseLink(child)) lines.push(child)
      else visit(child)
    }
  }
  visit(root)
  return lines
}

/** A link among blocks, with no words beside it: "back to the list". */
function isLooseLink(element: PageElement): boolean {
  if (element.tagName !== 'a' || !isLeaf(element)) return false
  const beside = element.parentNode?.childNodes ?? []
  return !beside.some((node) => defaultTreeAdapter.isTextNode(node) && /[\p{L}\p{N}]/u.test(node.value))
}

function isAboutArticle(line: PageElement): boolean {
  if (holdsMedia(line)) return false
  const text = plain(line)
  if (text === '' || text.length > longestLine) return false
  if (elements(line, 'time').next().done !== true) return true
  for (const link of elements(line, 'a'))
    if (attribute(link, 'rel')?.split(/\s+/).includes('author') === true) return true
  return moment.test(text) && text.length < 70 && !/[.!?。！？]["”»)]?$/.test(text)
}

function isPointer(line: PageElement, measures: Measures): boolean {
  if (holdsMedia(line)) return false
  const { text, link } = measures.get(line) ?? nothing
  if (isAddress(plain(line))) return false
  return text > 0 && text <= longestLine && link * 5 > text * 2
}

function holdsMedia(line: PageElement): boolean {
  return elements(line, 'img', 'video', 'audio', 'iframe', 'math', 'code').next().done !== true
}
