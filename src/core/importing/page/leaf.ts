import { blockElements } from '@core/markup/names.ts'
import { defaultTreeAdapter } from 'parse5'
import type { PageElement } from './tree.ts'
import { isElement } from './tree.ts'

/** Whether there is no block in it, at whatever depth. */
export function isLeaf(element: PageElement): boolean {
  return !element.childNodes.some(
    (child) => isElement(child) && (blockElements.has(child.tagName) || !isLeaf(child)),
  )
}

/** Its text on one line. */
export function plain(element: PageElement): string {
  let text = ''
  const visit = (parent: PageElement): void => {
    for (const child of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) text += child.value
      else if (isElement(child)) visit(child)
    }
  }
  visit(element)
  return text.replace(/\s+/g, ' ').trim()
}

/** Ends in a web address that is written out: it is told, not only linked. */
export function isAddress(text: string): boolean {
  return /(?:^|\s)(?:https?:\/\/|www\.)\S+$/i.test(text)
}
