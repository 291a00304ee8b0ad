import { ElementType, parseDocument } from 'htmlparser2'

type XmlNode = ReturnType<typeof parseDocument>['children'][number]
export type XmlElement = Extract<XmlNode, { readonly attribs: unknown }>

/** XML that may be broken: what is not closed, closed twice or not escaped is read as it was meant, never refused. */
export function parseXml(text: string): readonly XmlElement[] {
  return parseDocument(text, { xmlMode: true, withStartIndices: true, withEndIndices: true }).children.filter(
    isElement,
  )
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
