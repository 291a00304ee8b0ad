import type { Element, Root, RootContent } from 'hast'
import { namesOf } from './formulas.ts'
import { textOf } from './text.ts'

/** Classes of parts that a reader shows in a way of their own; beside the language of code the only ones kept. */
export const pullQuote = 'pull-quote'
export const footnotes = 'footnotes'

const quoteNames = /(?:^|[-_])pull[-_]?quote$/i
const noteNames = /^(?:foot|end)[-_]?notes?(?:[-_]?list)?$|^references$/i
const quoteElements = new Set(['aside', 'blockquote', 'div', 'figure', 'p', 'section'])
/** Letters; what is longer and called so holds the quote, as `has-pullquote` is on a whole article. */
const longestQuote = 600
const wrappers = new Set(['aside', 'div', 'footer', 'section'])
const lists = new Set(['dl', 'ol', 'ul'])

/**
 * Writes what a page says of two parts in its own way as one class: a quote lifted out of the text becomes a
 * `blockquote` of the class `pull-quote`, a list of notes gets the class `footnotes`. Changes the tree.
 */
export function markParts(root: Root): void {
  const pending: Place[] = root.children.map((node) => ({ node, isNotes: false, isQuote: false }))
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node } = place
    if (node.type !== 'element') continue
    const isNotes = isNamed(node, noteNames, 'doc-endnotes') || (place.isNotes && !lists.has(node.tagName))
    const isQuote = quoteElements.has(node.tagName) && isNamed(node, quoteNames, 'doc-pullquote')
    if (lists.has(node.tagName)) write(node, isNotes || place.isNotes ? [footnotes] : [])
    else if (place.isQuote) {
      if (node.tagName === 'blockquote') node.tagName = 'div'
    } else if (isQuote && isOnlyQuote(node)) quote(node)
    else if (node.tagName === 'blockquote') write(node, [])
    const inQuote = place.isQuote || (isQuote && node.tagName === 'blockquote')
    for (const child of node.children)
      pending.push({ node: child, isNotes: isNotes && wrappers.has(node.tagName), isQuote: inQuote })
  }
}

interface Place {
  readonly node: RootContent
  /** Only wrappers stand between it and what is called notes. */
  readonly isNotes: boolean
  readonly isQuote: boolean
}

function quote(node: Element): void {
  if (node.tagName === 'p') {
    node.children = [
      { type: 'element', tagName: 'p', properties: { ...node.properties }, children: node.children },
    ]
    delete node.properties['id']
  }
  node.tagName = 'blockquote'
  write(node, [pullQuote])
}

function isNamed(node: Element, names: RegExp, role: string): boolean {
  return node.properties['role'] === role || namesOf(node).some((name) => names.test(name))
}

function write(node: Element, names: string[]): void {
  node.properties['className'] = names
}

function isOnlyQuote(node: Element): boolean {
  return textOf(node).trim().length <= longestQuote && !holdsPicture(node)
}

function holdsPicture(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsPicture(child)),
  )
}
