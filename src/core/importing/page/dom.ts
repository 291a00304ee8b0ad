import { parseHTML } from 'linkedom'
import { defaultTreeAdapter } from 'parse5'
import type { PageElement, PageTree } from './tree.ts'
import { isElement } from './tree.ts'

/** Real pages reach depth 52, 27,745 nodes and 1.6 MB of text; beyond these the extractor's time explodes. */
const ceilings = { depth: 256, nodes: 60_000, attributes: 64, attributeLength: 20_000, textLength: 4_000_000 }

/** As much of the DOM as we and Readability use. */
export interface PageDocument {
  readonly documentElement: DomElement
  createElement(name: string): DomElement
  createTextNode(text: string): DomNode
}
export interface DomNode {
  readonly nodeType: number
}
export interface DomElement extends DomNode {
  readonly innerHTML: string
  appendChild(child: DomNode): unknown
  setAttribute(name: string, value: string): void
}

/**
 * Builds the DOM from parse5's tree: linkedom's own parser misreads 3 in 100 real pages. Null where the
 * tree is beyond what a page can be; what goes on then needs no DOM.
 */
export function domOf(tree: PageTree): PageDocument | null {
  if (!isWithinCeilings(tree)) return null
  const { document } = parseHTML('<!doctype html><html></html>') as unknown as { document: PageDocument }
  const root = tree.childNodes.find(isElement)
  if (root === undefined) return null
  copyAttributes(root, document.documentElement)
  const pending: { readonly from: PageElement; readonly to: DomElement }[] = [
    { from: root, to: document.documentElement },
  ]
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    for (const child of entry.from.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        entry.to.appendChild(document.createTextNode(child.value))
      } else if (isElement(child) && isName(child.tagName)) {
        const element = document.createElement(child.tagName)
        copyAttributes(child, element)
        entry.to.appendChild(element)
        pending.push({ from: child, to: element })
      }
    }
  }
  return document
}

function copyAttributes(from: PageElement, to: DomElement): void {
  for (const { name, value } of from.attrs) {
    if (isName(name) && value.length <= ceilings.attributeLength) to.setAttribute(name, value)
  }
}

function isName(name: string): boolean {
  return /^[a-z][\w:.-]*$/i.test(name)
}

/** Whether the tree is one that a page can have; recursion and the extractors are safe on no other. */
export function isWithinCeilings(tree: PageTree): boolean {
  let nodes = 0
  let text = 0
  const pending: { readonly node: PageTree | PageElement; readonly depth: number }[] = [
    { node: tree, depth: 0 },
  ]
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    for (const child of entry.node.childNodes) {
      nodes += 1
      if (nodes > ceilings.nodes) return false
      if (defaultTreeAdapter.isTextNode(child)) {
        // A script's letters are no text of the page.
        if (!('tagName' in entry.node) || !/^(?:script|style)$/.test(entry.node.tagName))
          text += child.value.length
        if (text > ceilings.textLength) return false
      } else if (isElement(child)) {
        if (entry.depth >= ceilings.depth || child.attrs.length > ceilings.attributes) return false
        pending.push({ node: child, depth: entry.depth + 1 })
      }
    }
  }
  return true
}
