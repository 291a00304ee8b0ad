import { measure, nothing } from './measure.ts'
import type { PageTree } from './tree.ts'
import { bodyOf, elements } from './tree.ts'

/** Letters in sentences; a plea to switch scripts on is shorter. */
const least = 250

/**
 * A page that only a script would fill says its text once more for those that run none, as forums do. Where that holds
 * more sentences than the rest of the page, it is the page: its elements are read as any other. Changes the tree.
 */
export function openNoscript(tree: PageTree): void {
  const body = bodyOf(tree)
  if (body === null) return
  const silent = [...elements(body, 'noscript')]
  if (silent.length === 0) return
  const proseOf = (element: typeof body): number =>
    (measure(element, new Set()).get(element) ?? nothing).prose
  const said = silent.map((element) => proseOf(element))
  const sum = said.reduce((all, each) => all + each, 0)
  // Most pages have one with nothing in it: only then is the rest measured.
  if (sum < least || sum <= proseOf(body)) return
  for (const element of silent) {
    element.tagName = 'div'
    element.nodeName = 'div'
  }
}
