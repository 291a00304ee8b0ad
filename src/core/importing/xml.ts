import { DomHandler, ElementType, Parser } from 'htmlparser2'
import { EntryUnreadable } from './reading.ts'

type XmlNode = DomHandler['root']['children'][number]
export type XmlElement = Extract<XmlNode, { readonly attribs: unknown }>

/** Elements within elements. Each costs the parser a step for every one around it: a million took it for ever. */
const deepest = 10_000

class HandlerOfLimitedDepth extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > deepest)
      throw new EntryUnreadable('more than 10,000 of its elements lie within one another')
    super.onopentag(name, attributes)
  }
}

/**
 * XML that may be broken: what is not closed, closed twice or not escaped is read as it was meant.
 *
 * @throws EntryUnreadable where it is nested as nothing but a trap is
 */
export function parseXml(text: string): readonly XmlElement[] {
  const options = { xmlMode: true, withStartIndices: true, withEndIndices: true }
  const handler = new HandlerOfLimitedDepth(undefined, options)
  new Parser(handler, options).end(text)
  return handler.root.children.filter(isElement)
}

function isElement(node: XmlNode): node is XmlElement {
  return node.type === ElementType.Tag || node.type === ElementType.Script || node.type === ElementType.Style
}

/** Elements of these names (in lower case, with their prefix) below these, in document order, without recursion. */
export function* xmlElements(
  roots: readonly XmlElement[],
  ...names: readonly string[]
): Generator<XmlElement> {
  const pending = [...roots].toReversed()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (names.includes(nameOf(next))) yield next
    for (const child of next.children.toReversed()) if (isElement(child)) pending.push(child)
  }
}

export function childrenOf(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return elementsIn(element).filter((child) => names.includes(nameOf(child)))
}

export function elementsIn(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement)
}

export function nameOf(element: XmlElement): string {
  return element.name.toLowerCase()
}

/** All of its text, CDATA included. */
export function textOfXml(element: XmlElement): string {
  let text = ''
  const pending: XmlNode[] = [...element.children].toReversed()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === ElementType.Text) text += next.data
    else if ('children' in next) pending.push(...next.children.toReversed())
  }
  return text
}

/** What stands between its tags, as it was written. */
export function innerXml(element: XmlElement, text: string): string {
  const first = element.children.at(0)?.startIndex ?? null
  const last = element.children.at(-1)?.endIndex ?? null
  return first === null || last === null ? '' : text.slice(first, last + 1)
}
