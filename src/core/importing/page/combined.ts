import type { Measures } from './candidates.ts'
import { articleRoot, claim, densest, proseOf } from './candidates.ts'
import { leadBefore } from './lead.ts'
import { measure, nothing } from './measure.ts'
import { furnitureIn, linkBlocksIn } from './prune.ts'
import type { PageElement, PageTree } from './tree.ts'
import { bodyOf, elements, htmlOf, remove } from './tree.ts'

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

/** Our own reading of the page; nothing in the tree is changed yet. Only for trees within the ceilings. */
export function choose(tree: PageTree): Chosen | null {
  return chosenBy(tree, articleRoot)
}

/** The same where nothing that the page says of itself is believed. */
export function chooseDensest(tree: PageTree): Chosen | null {
  return chosenBy(tree, densest)
}

function chosenBy(tree: PageTree, find: typeof articleRoot): Chosen | null {
  const body = bodyOf(tree)
  if (body === null) return null
  const raw = measure(body, new Set())
  const furniture = furnitureIn(body, raw)
  const measures = measure(body, furniture)
  const root = find(body, measures, furniture)
  const { text, link } = measures.get(root) ?? nothing
  // In a short note a line that is only a link is what it is about.
  const links = proseOf(root, measures) < leastProse ? [] : linkBlocksIn(root, measures, furniture)
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

/** Takes what is unwanted out of the tree and gives the rest as HTML. */
export function take({ root, lead, unwanted }: Chosen): string {
  remove([...unwanted].filter((each) => !lead.includes(each)))
  remove(lead.flatMap((each) => [...elements(each, 'time')]))
  const before = lead.map((each) => `<p>${htmlOf(each)}</p>`)
  return [...before, `<div>${htmlOf(root)}</div>`].join('\n')
}
