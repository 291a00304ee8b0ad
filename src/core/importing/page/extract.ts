import { Readability } from '@mozilla/readability'
import type { ExtractionMethod } from '@shared/extraction.ts'
import type { Block } from '@core/markup/blocks.ts'
import { blocksOf } from '@core/markup/blocks.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import type { Chosen } from './combined.ts'
import { choose, chooseDensest, leastProse, take } from './combined.ts'
import { isDiscussion } from './discussion.ts'
import type { DomElement, PageDocument } from './dom.ts'
import { fullerBody } from './declared-body.ts'
import { domOf, isWithinCeilings } from './dom.ts'
import { isFormula } from './furniture.ts'
import { openNoscript } from './noscript.ts'
import { ownBody } from './own-body.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, bodyOf, elements, htmlOf, remove, structuredScripts } from './tree.ts'

export interface Extracted {
  /** Clean. */
  readonly html: string
  /** Readability's reading of the byline, for pages that say it nowhere else. */
  readonly byline: string | null
  /** What gave it, which is not what was asked for where that found nothing. */
  readonly method: ExtractionMethod
}

/** Shorter than this a block is more likely a label than a sentence of the article. */
const proseLength = 80

/** Letters outside of links that are enough in what the page calls its article: a poem, a dialogue, a short note has no long lines. */
const leastClaimed = 150

/** A note that nothing calls an article holds this share of the page's sentences. */
const leastShare = 0.2

/**
 * The article in a page; changes the tree. Our own reading first. Where it finds too little, Readability's,
 * unless that lost more prose than it kept: then the page is no article among other things (a printed page,
 * a list of short lines) but the whole body is it.
 *
 * @param scripts the page's JSON-LD, for a tree whose code is gone
 */
export function extract(
  tree: PageTree,
  base: string | null,
  restore: (html: string) => string,
  method: ExtractionMethod = 'combined',
  scripts: readonly string[] = structuredScripts(tree),
): Extracted {
  const clean = (html: string): string => cleanBody(restore(html), { address: base })
  const isWithin = isWithinCeilings(tree)
  if (isWithin) openNoscript(tree)
  if (!isWithin || method === 'body')
    return { html: wholeBody(tree, base, restore), byline: null, method: 'body' }
  const own = method === 'combined' ? ownBody(tree) : null
  if (own !== null) return { html: clean(own), byline: null, method }
  if (method === 'combined' || method === 'densest') {
    const chosen =
      method === 'combined' ? choose(tree, base, isDiscussion(tree, scripts)) : chooseDensest(tree, base)
    const fuller = method === 'combined' ? fullerBody(scripts, chosen?.prose ?? 0) : null
    if (fuller !== null) return { html: clean(fuller), byline: null, method }
    if (chosen !== null && isEnough(chosen)) return { html: clean(take(chosen)), byline: null, method }
  }
  // First, because Readability's document is a copy and the body is changed below.
  const found = readability(domOf(tree))
  if (found !== null && method === 'readability') return { ...found, html: clean(found.html), method }
  const whole = wholeBody(tree, base, restore)
  if (found === null) return { html: whole, byline: null, method: 'body' }
  const html = clean(found.html)
  return lostProse(blocksOf(html), blocksOf(whole))
    ? { html: whole, byline: found.byline, method: 'body' }
    : { html, byline: found.byline, method: 'readability' }
}

function isEnough({ prose, claimed, whole }: Chosen): boolean {
  if (claimed >= leastClaimed) return true
  // A few lines beside a page of furniture: then that is called wrongly.
  return prose >= leastProse && (prose >= 2 * leastProse || prose >= leastShare * whole)
}

function readability(document: PageDocument | null): { html: string; byline: string | null } | null {
  if (document === null) return null
  const result = new Readability<string>(document, {
    charThreshold: 200,
    // Of all classes only the language of code comes through the cleaning.
    keepClasses: true,
    serializer: (node: DomElement) => node.innerHTML,
  }).parse()
  if (result?.content === null || result?.content === undefined) return null
  return { html: result.content, byline: result.byline ?? null }
}

/** The body without what is never the article: navigation, forms, hidden parts. */
export function wholeBody(tree: PageTree, base: string | null, restore: (html: string) => string): string {
  const body = bodyOf(tree)
  if (body === null) return ''
  const main = [...elements(body, 'main', 'article')]
  remove(elements(body, 'nav', 'form', 'dialog', 'menu'))
  if (main.length > 0)
    remove([...elements(body, 'header', 'footer', 'aside')].filter((each) => !isInside(each, main)))
  remove([...elements(body, 'div', 'section', 'p', 'span', 'aside', 'ul')].filter(isHidden))
  return cleanBody(restore(htmlOf(body)), { address: base })
}

function isInside(element: PageElement, containers: readonly PageElement[]): boolean {
  for (let up = element.parentNode; up !== null && 'parentNode' in up; up = up.parentNode) {
    if (containers.includes(up)) return true
  }
  return false
}

function isHidden(element: PageElement): boolean {
  if (isFormula(element)) return false
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')
}

function lostProse(kept: readonly Block[], all: readonly Block[]): boolean {
  const lengthOf = (blocks: readonly Block[]): number =>
    blocks.reduce((sum, { text }) => (text.length >= proseLength ? sum + text.length : sum), 0)
  const keptText = new Set(kept.map((block) => block.text))
  if (kept.length === 0) return true
  const lost = all.filter((block) => !keptText.has(block.text))
  return lengthOf(lost) > lengthOf(kept) || (lengthOf(kept) === 0 && lost.length > kept.length)
}
