import type { Element, Root } from 'hast'
import { parseFragment, serialise } from '@core/markup/parse.ts'
import { textOf } from '@core/markup/text.ts'
import { tidyBody } from '@core/markup/tidy.ts'
import { oneLine } from '../compose.ts'

/**
 * The headline belongs above the article, not in it: a first heading that repeats the known title goes,
 * and where no title is known the only `<h1>`, or a heading at the very start, becomes it.
 *
 * @param within so many elements from the start the heading that repeats the title is looked for
 */
export function takeTitle(
  html: string,
  known: string | null,
  within = 3,
): { title: string | null; html: string } {
  const root = parseFragment(html)
  const elements = root.children.filter((node) => node.type === 'element')
  const [first] = elements
  const main = elements.filter((element) => element.tagName === 'h1')
  if (known !== null) {
    const repeated = elements
      .slice(0, within)
      .find((element) => isHeading(element) && same(textOf(element), known))
    return { title: known, html: repeated === undefined ? html : without(root, repeated) }
  }
  const heading = main.length === 1 && elements.indexOf(main[0] ?? element()) < 3 ? main[0] : first
  if (heading === undefined || !isHeading(heading) || oneLine(textOf(heading)) === '')
    return { title: null, html }
  return { title: oneLine(textOf(heading)), html: without(root, heading) }
}

export function same(a: string, b: string): boolean {
  const words = (text: string): string =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    ).join(' ')
  return words(a) === words(b) && words(a) !== ''
}

function isHeading(element: Element): boolean {
  return /^h[1-6]$/.test(element.tagName)
}

function without(root: Root, unwanted: Element): string {
  return serialise(tidyBody({ type: 'root', children: root.children.filter((node) => node !== unwanted) }))
}

function element(): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [] }
}
