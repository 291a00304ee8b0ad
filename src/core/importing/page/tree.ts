import { openTemplates } from '@core/markup/parse.ts'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { defaultTreeAdapter, parse, Parser, serialize } from 'parse5'

export type PageNode = DefaultTreeAdapterTypes.ChildNode
export type PageElement = DefaultTreeAdapterTypes.Element
export type PageTree = DefaultTreeAdapterTypes.Document

/** Elements of a page that are read. Real pages reach 27,745; a million of them take half a minute and 850 MB. */
const mostElements = 100_000

const cutTrees = new WeakSet<PageTree>()

/** With scripting off, because nothing in it will ever run: `<noscript>` is read as elements. */
export function parsePageTree(html: string): PageTree {
  const tree = mayHoldTooMany(html) ? parseBeginning(html) : parse(html, { scriptingEnabled: false })
  openTemplates(tree)
  return tree
}

/** What is to be said of a page that has more than is read of it; nothing of all others. */
export function notesOfCut(tree: PageTree): readonly string[] {
  return cutTrees.has(tree) ? ['Only its first 100,000 elements were read: more take too long.'] : []
}

function mayHoldTooMany(html: string): boolean {
  let count = 0
  for (let at = html.indexOf('<'); at !== -1 && count <= mostElements; at = html.indexOf('<', at + 1))
    count += 1
  return count > mostElements
}

/** Piece by piece, until there are as many elements as may be. */
function parseBeginning(html: string): PageTree {
  let count = 0
  const parser = new Parser({
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...given) => {
        count += 1
        return defaultTreeAdapter.createElement(...given)
      },
    },
  })
  const piece = 4096
  let at = 0
  const isFull = (): boolean => count >= mostElements
  for (; at < html.length && !isFull(); at += piece) parser.tokenizer.write(html.slice(at, at + piece), false)
  parser.tokenizer.write('', true)
  if (at < html.length) cutTrees.add(parser.document)
  return parser.document
}

/** A list of links, which may be megabytes of them: with the line that each element begins on. */
export function parseListPage(html: string): PageTree {
  return parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: true })
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is PageElement {
  return defaultTreeAdapter.isElementNode(node)
}

export function attribute(element: PageElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

/** Every node below in document order, without recursion. */
export function* walk(tree: DefaultTreeAdapterTypes.ParentNode): Generator<PageNode> {
  const pending = tree.childNodes.toReversed()
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node
    if (isElement(node)) for (const child of node.childNodes.toReversed()) pending.push(child)
  }
}

export function* elements(
  tree: DefaultTreeAdapterTypes.ParentNode,
  ...names: string[]
): Generator<PageElement> {
  for (const node of walk(tree)) if (isElement(node) && names.includes(node.tagName)) yield node
}

export function textIn(element: PageElement): string {
  let text = ''
  for (const node of walk(element)) if (defaultTreeAdapter.isTextNode(node)) text += node.value
  return text.replace(/\s+/g, ' ').trim()
}

export function bodyOf(tree: PageTree): PageElement | null {
  return elements(tree, 'body').next().value ?? null
}

/** The JSON-LD of the page, as written. */
export function structuredScripts(tree: PageTree): readonly string[] {
  return [...elements(tree, 'script')]
    .filter((script) => attribute(script, 'type')?.trim().toLowerCase() === 'application/ld+json')
    .map((script) =>
      script.childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join(''),
    )
}

export function htmlOf(element: PageElement): string {
  return serialize(element)
}

/**
 * Takes out what is code and no text. Written out and read again within MathML, what a style holds is no longer its
 * own: a `<!--` in it would swallow the rest of the page.
 */
export function removeCode(tree: PageTree): void {
  remove(elements(tree, 'style', 'script'))
}

/** Takes elements out of the tree for good. */
export function remove(unwanted: Iterable<PageElement>): void {
  for (const element of Array.from(unwanted)) {
    if (element.parentNode !== null) defaultTreeAdapter.detachNode(element)
  }
}
