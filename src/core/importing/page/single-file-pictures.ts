import { defaultTreeAdapter } from 'parse5'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, elements } from './tree.ts'

const definition = /--sf-img-(\d+)\s*:\s*url\(\s*(["']?)(data:[^"')\s]+)\2\s*\)/gi

/**
 * SingleFile keeps a picture that a page shows more than once in a variable of its style sheet, and leaves a blank
 * drawing in `src`. Gives the picture that an element means; null for all others.
 */
export function singleFilePictures(tree: PageTree): (image: PageElement) => string | null {
  let known: Map<string, string> | null = null
  const variables = (): ReadonlyMap<string, string> => {
    if (known !== null) return known
    known = new Map()
    for (const style of elements(tree, 'style')) {
      for (const child of style.childNodes) {
        if (!defaultTreeAdapter.isTextNode(child)) continue
        for (const [, number = '', , address = ''] of child.value.matchAll(definition))
          known.set(number, address)
      }
    }
    return known
  }
  return (image) => {
    const number = /var\(\s*--sf-img-(\d+)\s*\)/.exec(attribute(image, 'style') ?? '')?.[1]
    return number === undefined ? null : (variables().get(number) ?? null)
  }
}
