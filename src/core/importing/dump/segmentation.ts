import { boundaryScore, crossingCost, isVerse, strayHeadlines, type Sides } from './boundary.ts'
import { bodiesBetween, gapsOf, splitsOf } from './gaps.ts'
import { readHead, isSame, type HeadBlock } from './head-block.ts'
import { opensWithTime } from './headline.ts'
import { affinity, type Passage } from './overlap.ts'
import type { Part } from './parts.ts'

/** One article as parts [from, to), with the heads found at its two ends. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly lead: HeadBlock | null
  readonly tail: HeadBlock | null
}

export interface Segmentation {
  readonly segments: readonly Segment[]
  /** How clearly the best reading won: the smallest distance of any decision from its opposite. */
  readonly margin: number
}

/** What a boundary must earn. A bare headline that fits its body earns 6 to 10, a subheading 2 to 5. */
const boundaryCost = 7
/** An article without a headline, where others have one. */
const untitledCost = 4
/** A tail must say more than a last short line does. */
const tailFloor = 3.5
interface Path {
  readonly score: number
  readonly titleKey: string | null
  readonly titleWords: ReadonlySet<string> | null
  readonly from: number
  readonly lead: HeadBlock | null
  readonly closed: Closed | null
}

interface Closed {
  readonly segment: Segment
  readonly before: Closed | null
}

/** Finds the articles: the best-scored way through the gaps between bodies, each either crossed or split. */
export function segment(parts: readonly Part[]): Segmentation {
  const gaps = gapsOf(parts)
  const passages = bodiesBetween(parts, gaps)
  const live = parts.filter((part) => opensWithTime(part.line.text)).length >= 3
  const verse = isVerse(parts)
  const [opening] = gaps
  if (opening === undefined)
    return { segments: [{ from: 0, to: parts.length, lead: null, tail: null }], margin: 9 }

  let margin = Number.POSITIVE_INFINITY
  let paths: Path[] = [
    {
      ...open(parts, readHead(parts, 0, opening.to, passages[0], undefined, true), 0),
      from: 0,
      closed: null,
    },
  ]
  for (let index = 1; index < gaps.length - 1; index += 1) {
    const gap = gaps[index]
    if (gap === undefined) continue
    const sides = { before: passages[index - 1], after: passages[index], earlier: passages[index - 2] }
    const crossing = crossingCost(parts, gap)
    const crossed = paths.map((path) => ({ ...path, score: path.score - crossing }))
    const split: Path[] = []
    for (const at of splitsOf(parts, gap)) {
      const lead = readHead(parts, at, gap.to, sides.after, sides.before, true)
      const edge =
        boundaryScore(parts, gap, at, sides, lead) - boundaryCost - (live ? 4 : 0) - (verse ? 5 : 0)
      const poorer = isBare(lead) && !opensReport(parts, gap.to)
      const leaving = paths.map((path) => ({ ...path, score: path.score + continuity(path, sides, poorer) }))
      const closedPaths = leaving.map((path) => close(parts, path, gap.from, at, sides.before, sides.after))
      const best = top(closedPaths)
      if (best === null) continue
      const opened = open(parts, lead, strayHeadlines(parts, at, gap.to))
      split.push({ ...opened, score: best.score + edge + opened.score, from: at, closed: best.closed })
    }
    const through = top(crossed)
    const parted = top(split)
    if (through !== null && parted !== null) margin = Math.min(margin, Math.abs(through.score - parted.score))
    paths = prune([...crossed, ...split])
  }
  const last = gaps.at(-1) ?? opening
  const ends = paths.map((path) =>
    gaps.length === 1
      ? {
          score: path.score,
          closed: { segment: { from: 0, to: parts.length, lead: path.lead, tail: null }, before: null },
        }
      : close(parts, path, last.from, parts.length, passages.at(-1), undefined),
  )
  const best = top(ends)
  const segments: Segment[] = []
  for (let closed = best?.closed ?? null; closed !== null; closed = closed.before)
    segments.push(closed.segment)
  segments.reverse()
  return { segments, margin: Math.min(margin, 9) }
}

/** An article keeps to its headline: words of it in the next stretch speak against leaving, none speak for it. */
function continuity(path: Path, sides: Sides, poorer: boolean): number {
  // Pages of one site are built alike: beside a headline with byline and summary a bare line is a subheading.
  const unlike = poorer && path.lead !== null && path.lead.title !== null && !isBare(path.lead) ? -1.5 : 0
  if (path.titleWords === null || path.titleWords.size < 3) return unlike
  const later = affinity(path.titleWords, sides.after)
  return unlike + (later === 0 ? 0.7 : -2.5 * later)
}

function isBare(head: HeadBlock): boolean {
  return head.repeats.length + head.standfirst.length + head.meta.length === 0
}

function opensReport(parts: readonly Part[], at: number): boolean {
  const part = parts[at]
  return part?.kind === 'prose' && part.dateline !== null
}

/** One path for each way a coming tail can be judged: titled with this key, or not titled. */
function prune(paths: readonly Path[]): Path[] {
  const untitled = top(paths.filter((path) => path.titleKey === null))
  const titled = paths.filter((path) => path.titleKey !== null).sort((a, b) => b.score - a.score)
  return [...(untitled === null ? [] : [untitled]), ...titled.slice(0, 3)]
}

function top<T extends { readonly score: number }>(items: readonly T[]): T | null {
  let best: T | null = null
  for (const item of items) if (best === null || item.score > best.score) best = item
  return best
}

type Opened = Pick<Path, 'score' | 'titleKey' | 'titleWords' | 'lead'>

/** Begins an article with the head found, or without a title where the head does not fit its body. */
function open(parts: readonly Part[], lead: HeadBlock, strays: number): Opened {
  const title = lead.title === null ? undefined : parts[lead.title]
  if (title === undefined || lead.score <= 0)
    return {
      score: -strays,
      titleKey: null,
      titleWords: null,
      lead: { ...lead, title: null, standfirst: [], repeats: [], labels: [] },
    }
  return { score: lead.score, titleKey: title.key, titleWords: title.subject.words, lead }
}

/** Ends an article at `at`; what the gap holds before that may be its headline, once more or at last. */
function close(
  parts: readonly Part[],
  path: Path,
  from: number,
  at: number,
  body: Passage | undefined,
  next: Passage | undefined,
): { score: number; closed: Closed } {
  const tail = readHead(parts, from, at, body, next, false)
  const key = tail.title === null ? null : (parts[tail.title]?.key ?? null)
  const bare: HeadBlock = { ...tail, title: null, repeats: [], standfirst: [], labels: [] }
  const end = (score: number, head: HeadBlock | null): { score: number; closed: Closed } => ({
    score: path.score + score,
    closed: { segment: { from: path.from, to: at, lead: path.lead, tail: head }, before: path.closed },
  })
  if (path.titleKey === null) {
    const shape = tail.title === null ? 0 : (parts[tail.title]?.shape ?? 0)
    if (key !== null && shape >= 1 && tail.score >= tailFloor) return end(tail.score, tail)
    return end(-untitledCost - strayHeadlines(parts, from, at), bare)
  }
  if (key !== null && isSame(key, path.titleKey)) return end(3.5 + Math.min(3, tail.score / 2), tail)
  return end(-strayHeadlines(parts, from, at), bare)
}
