import { blockElements } from '@core/markup/names.ts'
import type { Measure } from './measure.ts'
import { nothing } from './measure.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

export type Measures = ReadonlyMap<PageElement, Measure>

/** What pages call the element that holds the text of the article, the surest first. */
const bodyNames =
  /(?:article|entry|post|story|news|blog|recipe|single|theme|detail|art|node)[-_]{0,2}(?:body|content|text|copy|bodycopy|inhalt|main)|(?:body|text|content|field)[-_]{0,2}(?:text|body|copy|article)(?![-_]?(?:image|title))|(?:^|-)texte$|^(?:entry|post-?entry|fulltext|richtext|rich-text|prose|markdown-body|articlebody|maincontent)$/i
const storyNames =
  /^(?:post|article|story|entry|hentry|single-post|blog-?post|articleContent|story-?content)$/i
const mainNames =
  /^(?:content|main|main-?content|page-?content|content-?main|content-?area|primary|inhalt|contenu|contenido|conteudo|contenuto|text|texto|testo|middle|center)$/i

/**
 * How good an element's own word is that it is the article, 4 to 0: markup made for saying so or names in
 * use for it, the element for it, names that often mean it, `<main>`, nothing.
 */
export function claim(element: PageElement): number {
  const { tagName } = element
  if (!/^(?:div|section|article|main|td|body|blockquote|center|span)$/.test(tagName)) return 0
  if (/\b(?:articleBody|reviewBody)\b/.test(attribute(element, 'itemprop') ?? '')) return 4
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.split(/\s+/)
  if (tagName !== 'body' && names.some((name) => bodyNames.test(name))) return 4
  if (tagName === 'article' || attribute(element, 'role') === 'article') return 3
  if (names.some((name) => storyNames.test(name))) return 3
  if (tagName === 'main' || attribute(element, 'role') === 'main') return 1
  return names.some((name) => mainNames.test(name)) ? 2 : 0
}

/** What share of all the page's sentences an element must hold for its claim to be believed. */
const believed: Readonly<Record<number, number>> = { 4: 0.25, 3: 0.3, 2: 0.45, 1: 0.45 }
/** A name that is used once on the page is believed with less. */
const believedAlone: Readonly<Record<number, number>> = { 4: 0.15, 3: 0.2, 2: 0.45, 1: 0.45 }
const leastProse = 180
/** Pieces of a kind that hold less of the page's sentences are a list beside the article. */
const leastOfPieces = 0.5
/** What stands around a headline and holds less of the page's sentences than this is only its head. */
const least = 0.15
const leastAlone = 80

/**
 * The element that is the article: the tightest one that claims to be and holds enough of the page's
 * sentences, or what holds all of a kind where a page is made of many short posts or pieces; where none
 * claims it, the place where sentences stand closest together.
 */
export function articleRoot(
  body: PageElement,
  measures: Measures,
  without: ReadonlySet<PageElement>,
): PageElement {
  const total = proseOf(body, measures)
  const claims = new Map<number, PageElement[]>()
  const visit = (element: PageElement): void => {
    const strength = claim(element)
    if (strength > 0 && proseOf(element, measures) > 0)
      claims.set(strength, [...(claims.get(strength) ?? []), element])
    for (const child of element.childNodes)
      if (isElement(child) && !without.has(child) && proseOf(child, measures) > 0) visit(child)
  }
  visit(body)
  for (const strength of [4, 3, 2, 1]) {
    const found = claims.get(strength) ?? []
    const pieces = aroundPieces(found, measures)
    const isMost = pieces !== null && proseOf(pieces, measures) >= leastOfPieces * total
    const best = isMost ? pieces : tightest(found, measures)
    if (best === null) continue
    const prose = proseOf(best, measures)
    if (prose >= Math.max(leastProse, (believed[strength] ?? 1) * total)) return best
    if (found.length === 1 && prose >= Math.max(leastAlone, (believedAlone[strength] ?? 1) * total))
      return best
  }
  return besideHeadline(body, measures, densest(body, measures))
}

/** What holds less of the page's sentences than this may be beside the article: comments, a list of news. */
const sure = 0.6

/**
 * The place where sentences stand closest, unless it holds too little to be sure of and the page's only main heading
 * stands over another one.
 */
function besideHeadline(body: PageElement, measures: Measures, dense: PageElement): PageElement {
  const total = proseOf(body, measures)
  if (proseOf(dense, measures) >= sure * total) return dense
  const [main, second] = [...elements(body, 'h1')].filter((each) => (measures.get(each) ?? nothing).text > 0)
  if (main === undefined || second !== undefined) return dense
  for (let up = parentOf(main); up !== null && up !== body; up = parentOf(up)) {
    if (up === dense || isInside(dense, up) || isInside(up, dense)) return dense
    if (proseOf(up, measures) >= Math.max(leastProse, least * total)) return densest(up, measures)
  }
  return dense
}

/** What holds all of two or more of the same kind, none of which is the main one; null where there are none. */
function aroundPieces(found: readonly PageElement[], measures: Measures): PageElement | null {
  const groups = new Map<string, PageElement[]>()
  for (const element of found) {
    if (found.some((other) => other !== element && isInside(element, other))) continue
    const kind = `${element.tagName}.${(attribute(element, 'class') ?? '').trim().split(/\s+/)[0] ?? ''}`
    groups.set(kind, [...(groups.get(kind) ?? []), element])
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const sum = group.reduce((all, each) => all + proseOf(each, measures), 0)
    const largest = Math.max(...group.map((each) => proseOf(each, measures)))
    if (largest > 0.6 * sum) continue
    const around = commonAncestor(group)
    if (around !== null && proseOf(around, measures) <= 1.4 * sum) return around
  }
  return null
}

/** Of those that hold most, the innermost that still holds nine tenths of it. */
function tightest(found: readonly PageElement[], measures: Measures): PageElement | null {
  let most = 0
  for (const each of found) most = Math.max(most, proseOf(each, measures))
  const nearly = found.filter((each) => proseOf(each, measures) >= 0.9 * most)
  return nearly.find((each) => !nearly.some((other) => other !== each && isInside(other, each))) ?? null
}

/**
 * Where sentences stand closest together: what holds most of them in its children and theirs, widened as long
 * as what is added is sentences too.
 */
export function densest(body: PageElement, measures: Measures): PageElement {
  let best = body
  let most = 0
  for (const [element, { prose }] of measures) {
    if (
      prose < most ||
      !(element === body || isInside(element, body)) ||
      !/^(?:div|section|article|main|td|body|blockquote|center|table|tbody|form)$/.test(element.tagName)
    )
      continue
    const score = nearProse(element, measures)
    if (score > most) [best, most] = [element, score]
  }
  for (let up = parentOf(best); up !== null && best !== body; up = parentOf(up)) {
    const inner = measures.get(best) ?? nothing
    const outer = measures.get(up) ?? nothing
    const [text, prose] = [outer.text - inner.text, outer.prose - inner.prose]
    if (prose > 0.15 * inner.prose && prose > 0.6 * text) best = up
    if (up === body) break
  }
  return best
}

/** Sentences in the children of an element, half of those in their children. */
function nearProse(element: PageElement, measures: Measures): number {
  let score = 0
  for (const child of element.childNodes) {
    if (!isElement(child)) continue
    if (isRun(child, measures)) score += proseOf(child, measures)
    else
      for (const inner of child.childNodes)
        if (isElement(inner) && isRun(inner, measures)) score += proseOf(inner, measures) / 2
  }
  const own = proseOf(element, measures)
  const inBlocks = element.childNodes.reduce(
    (sum, child) =>
      sum + (isElement(child) && blockElements.has(child.tagName) ? proseOf(child, measures) : 0),
    0,
  )
  return score + Math.max(0, own - inBlocks)
}

function isRun(element: PageElement, measures: Measures): boolean {
  if (element.tagName !== 'table')
    return /^(?:p|ul|ol|dl|blockquote|pre|h[1-6]|figure)$/.test(element.tagName)
  // A table that is sentences in the main is the layout of a page, not a part of its text.
  const { text, prose } = measures.get(element) ?? nothing
  return prose <= 0.5 * text
}

function commonAncestor(elements: readonly PageElement[]): PageElement | null {
  const [first] = elements
  if (first === undefined) return null
  for (let up = parentOf(first); up !== null; up = parentOf(up)) {
    const around = up
    if (elements.every((each) => isInside(each, around))) return up
  }
  return null
}

export function parentOf(element: PageElement): PageElement | null {
  const up = element.parentNode
  return up !== null && isElement(up) ? up : null
}

export function isInside(element: PageElement, container: PageElement): boolean {
  for (let up = parentOf(element); up !== null; up = parentOf(up)) if (up === container) return true
  return false
}

export function proseOf(element: PageElement, measures: Measures): number {
  return (measures.get(element) ?? nothing).prose
}
