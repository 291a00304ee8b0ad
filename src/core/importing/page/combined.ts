import type { Measures } from './candidates.ts'
import { articleRoot, claim, densest, proseOf } from './candidates.ts'
import { leadBefore } from './lead.ts'
import { measure, nothing } from './measure.ts'
import { furnitureIn, linkBlocksIn } from './prune.ts'
import { hostOf } from './sources.ts'
import type { PageElement, PageTree } from './tree.ts'
import { bodyOf, elements, htmlOf, isElement, remove } from './tree.ts'

/** Letters in sentences below which a text is a note rather than an article. */
export const leastProse = 200

export interface Chosen {
  readonly root: PageElement
  /** Lines under the headline that stand outside the root. */
  readonly lead: readonly PageElement[]
  /** Within the root, not of the article. */
  readonly unwanted: ReadonlySet<PageElement>
  readonly measures: Measures
  /** Letters in sentences that the root holds, and that the page does outside of its furniture. */
  readonly prose: number
  readonly all: number
  /** Letters in sentences of the whole page. */
  readonly whole: number
  /** Letters that the root holds outside of links, where the page itself calls it the article; else 0. */
  readonly claimed: number
}

/**
 * Our own reading of the page; nothing in the tree is changed yet. Only for trees within the ceilings.
 *
 * @param base the page's address
 * @param discusses answers and comments are the page
 */
export function choose(tree: PageTree, base: string | null, discusses = false): Chosen | null {
  return chosenBy(tree, base, discusses, articleRoot)
}

/** The same where nothing that the page says of itself is believed. */
export function chooseDensest(tree: PageTree, base: string | null): Chosen | null {
  return chosenBy(tree, base, false, densest)
}

function chosenBy(
  tree: PageTree,
  base: string | null,
  discusses: boolean,
  find: typeof articleRoot,
): Chosen | null {
  const body = bodyOf(tree)
  if (body === null) return null
  const raw = measure(body, new Set())
  const furniture = furnitureIn(body, raw, discusses)
  const measures = measure(body, furniture)
  const root = discusses ? mostOf(body, measures) : find(body, measures, furniture)
  const { text, link } = measures.get(root) ?? nothing
  // In a short note a line that is only a link is what it is about.
  const links =
    proseOf(root, measures) < leastProse ? [] : linkBlocksIn(root, measures, furniture, hostOf(base))
  const unwanted = new Set([...furniture, ...links])
  return {
    root,
    lead: leadBefore(root, body, raw, furniture),
    unwanted,
    measures,
    prose: proseOf(root, measures),
    all: proseOf(body, measures),
    whole: proseOf(body, raw),
    claimed: claim(root) < 3 ? 0 : text - link,
  }
}

/** Of all sentences: a question stands beside its answers. */
const nearlyAll = 0.95

/** The innermost element that holds nearly all of the page's sentences. */
function mostOf(body: PageElement, measures: Measures): PageElement {
  const least = nearlyAll * proseOf(body, measures)
  let found = body
  for (;;) {
    const inner = found.childNodes.find((child) => isElement(child) && proseOf(child, measures) >= least)
    if (inner === undefined || !isElement(inner) || least === 0) return found
    found = inner
  }
}

/** Takes what is unwanted out of the tree and gives the rest as HTML. */
export function take({ root, lead, unwanted }: Chosen): string {
  remove([...unwanted].filter((each) => !lead.includes(each)))
  remove(lead.flatMap((each) => [...elements(each, 'time')]))
  const before = lead.map((each) => `<p>${htmlOf(each)}</p>`)
  return [...before, `<div>${htmlOf(root)}</div>`].join('\n')
}
