import type { Element, ElementContent, Root, RootContent } from 'hast'
import { blockElements } from './names.ts'
import { parseFragment, serialise } from './parse.ts'
import type { SanitiseOptions } from './sanitise.ts'
import { sanitiseHtml } from './sanitise.ts'
import { textOf } from './text.ts'

const wrappers = new Set([
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'hgroup',
  'address',
  'aside',
])
const worthKeeping = new Set(['img', 'hr', 'br', 'td', 'th', 'col', 'colgroup', 'wbr'])

/**
 * A body as the library keeps it: sanitised, and flat at the top, so that a top-level element is a block a
 * person would point at (reading position and splitting count them). Doing it again changes nothing.
 */
export function cleanBody(html: string, options: SanitiseOptions = {}): string {
  return serialise(tidyBody(parseFragment(sanitiseHtml(html, options))))
}

export function tidyBody(root: Root): Root {
  const blocks: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = (): void => {
    if (run.some((node) => holdsSomething(node))) blocks.push(paragraph(run))
    run = []
  }
  const targets = targetsIn(root)
  for (const node of unwrapped(root.children, targets)) {
    if (node.type === 'element' && (isBlockLike(node) || node.tagName === 'hr')) {
      flush()
      if (holdsSomething(node)) blocks.push(node)
    } else if (node.type === 'element' && node.tagName === 'br') {
      // Pages that set paragraphs apart with `<br><br>` mean paragraphs.
      if (run.at(-1)?.type === 'element' && isBreak(run.at(-1))) flush()
      else if (run.some((part) => holdsSomething(part))) run.push(node)
    } else if (node.type === 'element' || node.type === 'text') {
      const blankAfterBreak = node.type === 'text' && node.value.trim() === '' && isBreak(run.at(-1))
      if (!blankAfterBreak) run.push(node)
    }
  }
  flush()
  for (const block of blocks) directEachBlock(block)
  return { type: 'root', children: blocks.flatMap((block) => [block, newline()]) }
}

/** Sections around sections say nothing to a reader: their blocks come up. */
function unwrapped(nodes: readonly RootContent[], targets: ReadonlySet<string>): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || !wrappers.has(node.tagName)) return [node]
    // A break on both sides keeps loose text of two wrappers apart.
    const children = node.children.map((child) => inherit(child, node))
    return [edge(), ...unwrapped(withTarget(children, node, targets), targets), edge()]
  })
}

/** Ids that a link of the body leads to. */
function targetsIn(root: Root): ReadonlySet<string> {
  const targets = new Set<string>()
  const pending: RootContent[] = [...root.children]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type !== 'element') continue
    const { href } = node.properties
    if (typeof href === 'string' && href.startsWith('#')) targets.add(href.slice(1))
    pending.push(...node.children)
  }
  return targets
}

/** A note may be a section with an id: the link to it must still find it when the section goes. */
function withTarget(
  children: readonly RootContent[],
  wrapper: Element,
  targets: ReadonlySet<string>,
): readonly RootContent[] {
  const { id } = wrapper.properties
  if (typeof id !== 'string' || !targets.has(id)) return children
  const anchor: Element = { type: 'element', tagName: 'a', properties: { id }, children: [] }
  const index = children.findIndex((child) => child.type !== 'text' || child.value.trim() !== '')
  const first = children[index]
  if (first?.type !== 'element' || first.properties['id'] !== undefined) return [anchor, ...children]
  const carrier = { ...first, properties: { id, ...first.properties } }
  return children.map((child, at) => (at === index ? carrier : child))
}

/** A wrapper's direction and language must survive its going. */
function inherit(child: RootContent, wrapper: Element): RootContent {
  if (child.type !== 'element') return child
  const { dir = wrapper.properties['dir'], lang = wrapper.properties['lang'], ...rest } = child.properties
  const properties = {
    ...(dir === undefined ? {} : { dir }),
    ...(lang === undefined ? {} : { lang }),
    ...rest,
  }
  return { ...child, properties }
}

/** An empty block: ends a run of text and is then left out. */
function edge(): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [] }
}

const directed = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd blockquote figcaption caption td th summary'.split(' '),
)

/** Where the page said nothing, each block finds its own direction, as pasted text does. */
function directEachBlock(node: ElementContent): void {
  if (node.type !== 'element') return
  const { dir } = node.properties
  if (dir !== undefined && dir !== 'auto') return
  if (directed.has(node.tagName)) node.properties = { dir: 'auto', ...node.properties }
  for (const child of node.children) directEachBlock(child)
}

function isBlockLike(element: Element): boolean {
  if (blockElements.has(element.tagName)) return true
  return element.children.some((child) => child.type === 'element' && isBlockLike(child))
}

function isBreak(node: RootContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br'
}

function holdsSomething(node: RootContent): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  if (node.type !== 'element') return false
  if (node.tagName === 'br') return false
  if (worthKeeping.has(node.tagName) || node.properties['id'] !== undefined) return true
  return textOf(node).trim() !== '' || node.children.some((child) => holdsSomething(child))
}

function paragraph(run: readonly ElementContent[]): Element {
  const children = [...run]
  while (children.length > 0 && !holdsSomething(children.at(-1) ?? newline())) children.pop()
  while (children.length > 0 && !holdsSomething(children[0] ?? newline())) children.shift()
  return { type: 'element', tagName: 'p', properties: { dir: 'auto' }, children }
}

function newline(): { type: 'text'; value: string } {
  return { type: 'text', value: '\n' }
}
