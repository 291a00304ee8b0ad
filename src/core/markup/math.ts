import type { Element, ElementContent } from 'hast'
import { textOf } from './text.ts'

const layoutOnly = new Set([
  'mspace',
  'mphantom',
  'maction',
  'annotation',
  'annotation-xml',
  'none',
  'mprescripts',
])

/**
 * MathML as plain HTML: x<sup>2</sup>, a⁄b, √(x). No MathML leaves the sanitiser, because its text
 * integration points are how markup changes its meaning between two parses (mutation XSS).
 */
export function flattenMath(math: Element): ElementContent[] {
  const written = contentOf(math)
  if (written.some((node) => textOf(node).trim() !== '')) return written
  const { alttext, altText } = math.properties
  const alternative = alttext ?? altText
  return typeof alternative === 'string' ? [{ type: 'text', value: alternative }] : []
}

function contentOf(node: Element): ElementContent[] {
  return node.children.flatMap((child) => flatten(child))
}

function flatten(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\s+/g, ' ') }]
  if (node.type !== 'element' || layoutOnly.has(node.tagName)) return []
  const parts = node.children.filter((child) => child.type === 'element').map((child) => flatten(child))
  const [first = [], second = [], third = []] = parts
  switch (node.tagName) {
    case 'msup':
    case 'mover':
      return [...first, script('sup', second)]
    case 'msub':
    case 'munder':
      return [...first, script('sub', second)]
    case 'msubsup':
    case 'munderover':
      return [...first, script('sub', second), script('sup', third)]
    case 'mfrac':
      return [...group(first), text('⁄'), ...group(second)]
    case 'msqrt':
      return [text('√'), text('('), ...contentOf(node), text(')')]
    case 'mroot':
      return [script('sup', second), text('√'), text('('), ...first, text(')')]
    case 'mtr':
      return [...parts.flatMap((cell, index) => (index === 0 ? cell : [text(' '), ...cell])), text('; ')]
    case 'mo':
      return [text(` ${textOf(node).trim()} `)]
    default:
      return contentOf(node)
  }
}

function group(content: ElementContent[]): ElementContent[] {
  const simple =
    content.length === 1 && content[0]?.type === 'text' && /^[\p{L}\p{N}]+$/u.test(content[0].value)
  return simple ? content : [text('('), ...content, text(')')]
}

function script(tagName: 'sup' | 'sub', children: ElementContent[]): ElementContent {
  return { type: 'element', tagName, properties: {}, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
