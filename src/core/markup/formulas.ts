import type { Element, ElementContent, RootContent } from 'hast'
import { blockElements } from './names.ts'
import { parseFragment } from './parse.ts'

/** What KaTeX, MathJax 2 and 3 and MediaWiki put round a formula: its MathML, and the same again for the eye. */
const wrapperNames = new Set(['katex', 'katex-display', 'MathJax', 'MathJax_SVG', 'mwe-math-element'])

/**
 * The formulas of an element that is only a drawing of them, null for all others. A page says each twice, in MathML and
 * in dozens of spans set by a style (or a picture) that mean nothing without it.
 */
export function formulasIn(element: Element): Element[] | null {
  if (element.tagName !== 'span' && element.tagName !== 'mjx-container') return null
  const names = namesOf(element)
  if (element.tagName !== 'mjx-container' && !names.some((name) => wrapperNames.has(name))) return null
  const found: Element[] = []
  // A wrapper of paragraphs is one of an article, whatever it is called.
  if (!collect(element.children, found)) return null
  if (found.length > 0) return found
  const { dataMathml } = element.properties
  if (typeof dataMathml !== 'string') return null
  return collect(parseFragment(dataMathml).children, found) && found.length > 0 ? found : null
}

/** False where there is a block among them. */
function collect(nodes: readonly (RootContent | ElementContent)[], into: Element[]): boolean {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.tagName === 'math') into.push(node)
    else if (blockElements.has(node.tagName) || !collect(node.children, into)) return false
  }
  return true
}

export function namesOf({ properties }: Element): readonly string[] {
  const { className } = properties
  return Array.isArray(className) ? className.map(String) : []
}
