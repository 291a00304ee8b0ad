import type { Element, ElementContent, Root, RootContent } from 'hast'
import { linkAddress } from './address.ts'
import { limitDepth } from './depth.ts'
import { formulasIn } from './formulas.ts'
import { markParts } from './marked-parts.ts'
import { sanitiseMath } from './math.ts'
import { nameLanguages } from './code-language.ts'
import { droppedElements, keptElements } from './names.ts'
import { parseFragment, serialise } from './parse.ts'
import { commonProperties, keptProperties } from './properties.ts'
import { textOf } from './text.ts'
import { paragraphsToHtml } from './paragraphs.ts'

export interface SanitiseOptions {
  /** The page's own address: relative links are completed with it, links to itself become `#…`. */
  readonly address?: string | null
}

/** Nesting that a second parse still changes after this many rounds is not worth keeping. */
const maxRounds = 6

/**
 * SECURITY: builds a new tree from an allow-list; nothing is copied that is not named there. The result
 * holds no script, style, form, embedded document, drawing (SVG) or raw-text element, no MathML but what only
 * typesets, no event handler or style, no class but the language of code, `pull-quote` and `footnotes`, no address but http,
 * https, mailto and `#`, and no remote `src`.
 * Sanitising it again changes nothing.
 */
export function sanitise(root: Root, options: SanitiseOptions = {}): Root {
  const base = options.address ?? null
  const limited = limitDepth(root)
  nameLanguages(limited)
  markParts(limited)
  return { type: 'root', children: sanitiseAll(limited.children, base) }
}

/**
 * The same for text, until parsing it once more changes nothing: markup that turns into something else when
 * it is read back cannot get past this.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): string {
  let current = serialise(sanitise(parseFragment(html), options))
  for (let round = 1; round < maxRounds; round += 1) {
    const next = serialise(sanitise(parseFragment(current)))
    if (next === current) return current
    current = next
  }
  return paragraphsToHtml(textOf(parseFragment(current)).split(/\n+/))
}

function sanitiseAll(nodes: readonly RootContent[], base: string | null): ElementContent[] {
  return nodes.flatMap((node) => sanitiseNode(node, base))
}

function sanitiseNode(node: RootContent, base: string | null): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const replaced = replacementOf(node, base)
  if (replaced !== null) return replaced
  if (droppedElements.has(node.tagName)) return []
  const children = sanitiseAll(node.children, base)
  if (!keptElements.has(node.tagName)) return children
  const element: Element = {
    type: 'element',
    tagName: node.tagName,
    properties: keptProperties(node, base),
    children,
  }
  if (element.tagName === 'img') return showsSomething(element) ? [element] : []
  if (element.tagName === 'pre') dropLeadingNewline(element)
  return [element]
}

/** Elements that mean something to a reader but may not stay what they are; null for all others. */
function replacementOf(node: Element, base: string | null): ElementContent[] | null {
  const formulas = formulasIn(node)
  if (formulas !== null) return formulas.flatMap((each) => sanitiseMath(each, commonProperties(each)))
  switch (node.tagName) {
    case 'math':
      return sanitiseMath(node, commonProperties(node))
    case 'input':
      return node.properties['type'] === 'checkbox'
        ? [{ type: 'text', value: node.properties['checked'] === true ? '☑ ' : '☐ ' }]
        : []
    case 'iframe':
    case 'video':
    case 'audio':
      return embedded(node, base)
    default:
      return null
  }
}

const videoHosts =
  /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com|archive\.org)$/

/** What a title says that the service wrote, for every film. */
const playerNames = /\b(?:(?:video|audio|media|youtube|vimeo|dailymotion) player|embed(?:ded)?|iframe)\b/i
/** In UTF-16 units. */
const longestTitle = 200

/** A film or a sound becomes a link to it; other embedded documents are mostly advertisements. */
function embedded(node: Element, base: string | null): ElementContent[] {
  const source = node.children.find((child) => child.type === 'element' && child.tagName === 'source')
  const own = linkAddress(node.properties['src'], base)
  const href = own ?? (source?.type === 'element' ? linkAddress(source.properties['src'], base) : null)
  if (href === null || href.startsWith('mailto:')) return []
  const host = new URL(href).hostname
  if (node.tagName === 'iframe' && !videoHosts.test(host)) return []
  const kind = node.tagName === 'audio' ? 'Audio' : 'Video'
  const named = titleOf(node)
  return [
    {
      type: 'element',
      tagName: 'a',
      properties: { href },
      children: [{ type: 'text', value: named === '' ? `${kind}: ${host}` : `${kind}: ${named} (${host})` }],
    },
  ]
}

/** What a film shows, as its page says it; '' where that is only what the service writes for every one. */
function titleOf({ properties: { title } }: Element): string {
  if (typeof title !== 'string' || playerNames.test(title)) return ''
  const cut = title.replace(/\s+/g, ' ').trim().slice(0, longestTitle)
  // Not in the midst of a character.
  return cut.replace(/[\ud800-\udbff]$/, '')
}

function showsSomething(image: Element): boolean {
  const { src, dataSrc, alt } = image.properties
  return src !== undefined || dataSrc !== undefined || (typeof alt === 'string' && alt.trim() !== '')
}

/** The parser swallows a newline after `<pre>`, so one that is kept would be lost on the next reading. */
function dropLeadingNewline(element: Element): void {
  const [first] = element.children
  if (first?.type === 'text') first.value = first.value.replace(/^\n+/, '')
}
