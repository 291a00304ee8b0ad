import type { Element, ElementContent, Properties } from 'hast'
import { droppedElements } from './names.ts'
import { textOf } from './text.ts'

/** Elements of MathML whose only content is text, as they are kept. */
const tokens: ReadonlySet<string> = new Set('mi mn mo ms mtext'.split(' '))
/** Elements of MathML that hold others. */
const groups: ReadonlySet<string> = new Set(
  (
    'mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover ' +
    'mmultiscripts mtable mtr mtd semantics'
  ).split(' '),
)
/** Elements of MathML that hold nothing. */
const empties: ReadonlySet<string> = new Set(['mspace', 'mprescripts'])
export const mathElements: ReadonlySet<string> = new Set(['math', ...tokens, ...groups, ...empties])

/** Where MathML may turn back into HTML, or HTML into MathML: what markup needs to change its meaning when read again. */
const dropped = new Set([...droppedElements, 'annotation', 'annotation-xml', 'mglyph', 'malignmark'])

const truth = /^(?:true|false)$/
const alignment = /^(?:left|right|center|top|bottom|baseline|axis| ){1,200}$/
const attributes: Readonly<Record<string, RegExp>> = {
  display: /^(?:block|inline)$/,
  mathvariant: /^[a-z-]{1,30}$/,
  linethickness: /^(?:\d{1,2}(?:\.\d{1,4})?(?:em|ex|px|pt|%)?|thin|medium|thick)$/,
  accent: truth,
  accentunder: truth,
  stretchy: truth,
  fence: truth,
  separator: truth,
  columnalign: alignment,
  rowalign: alignment,
  width: /^\d{0,2}(?:\.\d{1,4})?em$/,
}

/**
 * SECURITY: a formula built anew from an allow-list. There is no HTML in it at any depth: what is within `mi`, `mtext`
 * and the like, where a parser would read HTML, is text and nothing else, so that there is no place where markup could
 * mean something else when it is written out and read again (mutation XSS). No address, no style, no picture.
 */
export function sanitiseMath(math: Element, common: Properties): ElementContent[] {
  const children = childrenOf(math)
  if (children.some((child) => textOf(child).trim() !== ''))
    return [{ type: 'element', tagName: 'math', properties: { ...common, ...kept(math) }, children }]
  const alternative = math.properties['alttext']
  return typeof alternative === 'string' && alternative.trim() !== '' ? [text(alternative)] : []
}

/** The formula as it stands within HTML that has no MathML: x<sup>2</sup>, a⁄b, √(x). */
export function flattenMath(math: Element): ElementContent[] {
  return flatContent(math)
}

/** Of a token: whatever HTML stands in it is read for its words alone. */
function textWithin(node: Element): string {
  return node.children
    .map((child) =>
      child.type === 'text'
        ? child.value
        : child.type === 'element' && !dropped.has(child.tagName)
          ? textWithin(child)
          : '',
    )
    .join('')
}

function childrenOf(node: Element): Element[] {
  return node.children.flatMap((child) => sanitiseNode(child))
}

function sanitiseNode(node: ElementContent): Element[] {
  if (node.type === 'text') {
    const value = oneLine(node.value)
    return value === '' ? [] : [made('mtext', {}, [text(value)])]
  }
  if (node.type !== 'element' || dropped.has(node.tagName)) return []
  if (tokens.has(node.tagName)) {
    const value = oneLine(textWithin(node))
    return [made(node.tagName, kept(node), value === '' ? [] : [text(value)])]
  }
  if (empties.has(node.tagName)) return [made(node.tagName, kept(node), [])]
  if (groups.has(node.tagName)) return [made(node.tagName, kept(node), childrenOf(node))]
  if (node.tagName === 'mfenced') return [made('mrow', {}, fenced(node))]
  // Each element counts as one among its parent's, so what is unknown stays a group.
  return [made(node.tagName === 'mlabeledtr' ? 'mtr' : 'mrow', {}, childrenOf(node))]
}

/** What browsers no longer draw: brackets and commas that are attributes. */
function fenced(node: Element): Element[] {
  const { open = '(', close = ')', separators = ',' } = node.properties
  const marks = Array.from(given(separators).replace(/\s/g, ''))
  const parts = childrenOf(node).flatMap((child, index) => {
    const mark = marks[Math.min(index, marks.length) - 1]
    return index === 0 || mark === undefined ? [child] : [sign(mark), child]
  })
  return [sign(given(open)), ...parts, sign(given(close))]
}

/** An attribute without a value comes as `true`. */
function given(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function sign(value: string): Element {
  return made('mo', {}, value === '' ? [] : [text(value.slice(0, 10))])
}

function kept({ properties }: Element): Properties {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, pattern]) => {
      const value = properties[name]
      const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
      return pattern.test(written) ? [[name, written]] : []
    }),
  )
}

function made(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function oneLine(value: string): string {
  return value.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '')
}

function flatContent(node: Element): ElementContent[] {
  return node.children.flatMap((child) => flatten(child))
}

function flatten(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [text(node.value.replace(/\s+/g, ' '))]
  if (node.type !== 'element' || empties.has(node.tagName) || node.tagName === 'mphantom') return []
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
      return [text('√'), text('('), ...flatContent(node), text(')')]
    case 'mroot':
      return [script('sup', second), text('√'), text('('), ...first, text(')')]
    case 'mtr':
      return [...parts.flatMap((cell, index) => (index === 0 ? cell : [text(' '), ...cell])), text('; ')]
    case 'mo':
      return [text(` ${textOf(node).trim()} `)]
    default:
      return flatContent(node)
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

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}
