import { endsPage } from './furniture.ts'
import type { Gap } from './gaps.ts'
import type { HeadBlock } from './head-block.ts'
import { cohesion, type Passage } from './overlap.ts'
import type { Part } from './parts.ts'

/** The bodies beside a gap. */
export interface Sides {
  readonly before: Passage | undefined
  readonly after: Passage | undefined
  readonly earlier: Passage | undefined
}

/** What speaks for a new article here apart from its headline. */
export function boundaryScore(
  parts: readonly Part[],
  gap: Gap,
  at: number,
  sides: Sides,
  lead: HeadBlock,
): number {
  let score = 0
  const body = parts[gap.to]
  if (body?.kind === 'prose' && body.dateline !== null) score += body.dateline.strong ? 3 : 1
  let ended = 0
  for (let index = gap.from; index < at; index += 1) {
    const part = parts[index]
    if (part?.kind !== 'furniture') continue
    ended = Math.max(
      ended,
      endsPage(part.why) ? 3 : part.why === 'separator' ? 2 : part.why === 'advertisement' ? 0.3 : 1,
    )
  }
  score += ended
  const blanks = parts[at]?.line.blanksBefore ?? 0
  score += Math.min(3, Math.max(0, blanks - usualBlanks(parts, gap)) * 2.5)
  // Nothing but a date or a byline begins an article only beside other evidence.
  if (lead.title === null && lead.meta.length > 0 && !hasShort(parts, gap)) score += 1
  if (sides.before !== undefined && sides.after !== undefined) {
    // One paragraph under a bare line is a section, as in "Ten things to see".
    const bare = lead.repeats.length + lead.standfirst.length + lead.meta.length === 0
    if (bare && score <= 0) score -= (sides.after.size === 1 ? 1.5 : 0) + (sides.before.size === 1 ? 0.75 : 0)
    const trust = Math.min(1, Math.min(sides.before.words.size, sides.after.words.size) / 24)
    const shared = Math.max(
      cohesion(sides.before, sides.after),
      sides.earlier === undefined ? 0 : cohesion(sides.earlier, sides.after) * 0.8,
    )
    score += trust * Math.max(-2, Math.min(2.5, (0.1 - shared) * 30))
  }
  return score
}

function hasShort(parts: readonly Part[], gap: Gap): boolean {
  for (let at = gap.from; at < gap.to; at += 1) if (parts[at]?.kind === 'short') return true
  return false
}

/** Blank lines between the paragraphs near a gap. */
function usualBlanks(parts: readonly Part[], gap: Gap): number {
  const near: number[] = []
  for (let at = gap.from - 1; at > 0 && at > gap.from - 6; at -= 1) {
    if (parts[at]?.kind === 'prose' && parts[at - 1]?.kind === 'prose')
      near.push(parts[at]?.line.blanksBefore ?? 0)
  }
  for (let at = gap.to + 1; at < parts.length && at < gap.to + 6; at += 1) {
    if (parts[at]?.kind === 'prose' && parts[at - 1]?.kind === 'prose')
      near.push(parts[at]?.line.blanksBefore ?? 0)
  }
  return near.length === 0 ? 1 : Math.max(...near)
}

/** Headlines left over in a body: the more they look like headlines, the worse. */
export function strayHeadlines(parts: readonly Part[], from: number, to: number): number {
  let cost = 0
  for (let at = from; at < to && at < from + 24; at += 1) {
    const part = parts[at]
    if (part === undefined || part.kind !== 'short') continue
    if (part.shape >= 1.5) cost += 1
    if (part.key !== '' && parts[at + 1]?.key === part.key) cost += 3
  }
  return cost
}

/** Crossing a gap leaves its lines in the body, where a headline set twice has no business. */
export function crossingCost(parts: readonly Part[], gap: Gap): number {
  let penalty = 0
  for (let at = gap.from; at + 1 < gap.to && at < gap.from + 40; at += 1) {
    const part = parts[at]
    if (part?.kind === 'short' && part.shape >= 1.5 && parts[at + 1]?.key === part.key) penalty += 2
  }
  return Math.min(penalty, 4)
}

/** Poems, songs and lists: hardly a line is long. */
export function isVerse(parts: readonly Part[]): boolean {
  let long = 0
  let text = 0
  for (const part of parts) {
    if (part.kind === 'furniture') continue
    text += 1
    if (part.line.text.length >= 80 || part.line.words >= 14) long += 1
  }
  return text >= 6 && long <= text * 0.1
}
