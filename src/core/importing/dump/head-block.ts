import { isMenuWord } from './furniture.ts'
import { affinity, type Passage } from './overlap.ts'
import type { Part } from './parts.ts'

/** Lines beside a body, read as its headline, summary, byline, date and address. Numbers are part indexes. */
export interface HeadBlock {
  readonly title: number | null
  /** More of the same headline. */
  readonly repeats: readonly number[]
  readonly standfirst: readonly number[]
  /** Bylines, dates, addresses. */
  readonly meta: readonly number[]
  /** A section's name over the headline. */
  readonly labels: readonly number[]
  /** Evidence that these lines are this body's head; about 3 for a bare headline that fits, 12 when all agrees. */
  readonly score: number
}

/** Looks no further than this into a gap: heads are short, lists are not. */
const reach = 24

interface Titled {
  readonly at: number
  readonly score: number
  /** The score as it counts against other lines of the same block. */
  readonly ranked: number
}

/**
 * Reads parts [from, to) as the head of `own`. `other` is the body on the far side: words that it shares speak
 * against. `before` tells that the lines stand before their body.
 */
export function readHead(
  parts: readonly Part[],
  from: number,
  to: number,
  own: Passage | undefined,
  other: Passage | undefined,
  before: boolean,
): HeadBlock {
  // A head touches its body, or what little stands between: look from the near end of long gaps.
  const first = before ? Math.max(from, to - reach) : from
  const last = before ? to : Math.min(to, from + reach)
  const title = pickTitle(parts, first, last, own, other)
  const meta: number[] = []
  const repeats: number[] = []
  const standfirst: number[] = []
  const labels: number[] = []
  let strays = title === null || !before ? 0 : first - from
  let summary = 0
  const titleKey = title === null ? '' : (parts[title.at]?.key ?? '')
  let open = false
  for (let at = first; at < last; at += 1) {
    const part = parts[at]
    if (part === undefined || part.kind === 'furniture') continue
    if (part.kind === 'byline' || part.kind === 'date' || part.kind === 'url') {
      meta.push(at)
      continue
    }
    if (title === null) {
      if (part.shape >= 1) strays += 0.3
      continue
    }
    if (at === title.at) open = true
    else if (isSame(part.key, titleKey)) {
      repeats.push(at)
      open = true
    } else if (at < title.at) {
      if (isLabel(part)) labels.push(at)
      else if (before && part.kind === 'bullet' && affinity(part.subject.words, own) >= 0.45)
        standfirst.push(at)
      else strays += 1
    } else if (open && isSummary(parts, at, last, own, other, before, standfirst)) {
      standfirst.push(at)
      summary += summaryScore(part, own)
    } else {
      open = false
      strays += 1
    }
  }
  if (title === null) return { title: null, repeats, standfirst, meta, labels, score: -strays }
  const adjacent = repeats.some((at) => Math.abs(at - title.at) <= 3)
  const score = title.score + (adjacent ? 3.5 : 0) + Math.min(3, summary) + metaScore(meta, title.at) - strays
  // What opens a text and looks like a headline is one, whatever follows.
  const opening = (parts[title.at]?.shape ?? 0) >= 1.5 && opensText(parts, first, title.at)
  return { title: title.at, repeats, standfirst, meta, labels, score: opening ? Math.max(1, score) : score }
}

/** Bylines and dates stand under their headline more often than over it. */
function metaScore(meta: readonly number[], title: number): number {
  if (meta.length === 0) return 0
  return (meta.some((at) => at > title) ? 2 : 1) + (meta.length > 1 ? 0.5 : 0)
}

/** The first line of the whole text, but for furniture, dates and names over it. */
function opensText(parts: readonly Part[], from: number, at: number): boolean {
  if (from !== 0) return false
  for (let index = 0; index < at; index += 1) {
    const part = parts[index]
    if (part?.kind === 'short' || part?.kind === 'bullet' || part?.kind === 'deck') return false
  }
  return true
}

/** A line with a blank line under it, over lines that have none between them: the title of a poem. */
function standsAlone(parts: readonly Part[], at: number): boolean {
  const [next, second] = [parts[at + 1]?.line, parts[at + 2]?.line]
  return next !== undefined && next.blanksBefore > 0 && second?.blanksBefore === 0
}

/** A section's name over a headline. */
function isLabel(part: Part): boolean {
  const { text, words } = part.line
  return part.kind === 'short' && (isMenuWord(text) || (words <= 3 && /^\p{L}[^.:!?]*$/u.test(text)))
}

/** The same headline, or one that the other was cut from. */
export function isSame(key: string, other: string): boolean {
  if (key === '' || other === '') return false
  if (key === other) return true
  const [short, long] = key.length < other.length ? [key, other] : [other, key]
  return short.length >= 24 && short.length >= long.length * 0.7 && long.startsWith(short)
}

function pickTitle(
  parts: readonly Part[],
  from: number,
  to: number,
  own: Passage | undefined,
  other: Passage | undefined,
): Titled | null {
  let best: Titled | null = null
  let rank = 0
  for (let at = from; at < to; at += 1) {
    const part = parts[at]
    if (part === undefined || part.kind !== 'short' || part.shape < 0.25) continue
    if (isMenuWord(part.line.text)) continue
    const words = part.subject.words
    const fit = affinity(words, own)
    const next = parts[at + 1]
    const twice = next !== undefined && at + 1 < to && isSame(part.key, next.key)
    const score = part.shape + 3 * fit + 2 * (fit - affinity(words, other))
    // The first line that looks like a headline is it, unless a later one is clearly better.
    const ranked =
      score +
      part.shape +
      (twice ? 4 : 0) +
      (opensText(parts, from, at) && (part.shape >= 1.5 || standsAlone(parts, at)) ? 3 : 0) -
      rank * 1.5
    const clear = (parts[best?.at ?? at]?.shape ?? 0) >= 1.5 ? 1 : 0
    if (best === null || ranked > best.ranked + clear) best = { at, score, ranked }
    // Names of sites and sections stand over headlines; they do not count as earlier headlines.
    rank += part.shape >= 1.5 ? 1 : 0.2
  }
  return best
}

/** A line under the headline that sums the article up: a bullet, a deck, or a plain line that its body repeats. */
function isSummary(
  parts: readonly Part[],
  at: number,
  to: number,
  own: Passage | undefined,
  other: Passage | undefined,
  before: boolean,
  sofar: readonly number[],
): boolean {
  const part = parts[at]
  if (part === undefined) return false
  if (part.kind === 'bullet') return true
  if (part.kind === 'deck') return true
  if (part.kind !== 'short' || part.line.words < 4 || sofar.length >= 6) return false
  if (part.line.text.endsWith(':') || part.line.text.endsWith('：')) return false
  const words = part.subject.words
  const fit = affinity(words, own)
  const apart = fit - affinity(words, other)
  if (fit >= 0.45 && apart >= 0) return true
  // Under one summary line stands another, though its words be new.
  if (sofar.length > 0 && part.line.words >= 5 && apart >= 0) return true
  // One line between a headline and its body is its deck, whatever words it has.
  return before && sofar.length === 0 && part.line.words >= 6 && onlyMetaFollows(parts, at + 1, to)
}

function onlyMetaFollows(parts: readonly Part[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const kind = parts[at]?.kind
    if (kind !== 'byline' && kind !== 'date' && kind !== 'url' && kind !== 'furniture') return false
  }
  return true
}

function summaryScore(part: Part, own: Passage | undefined): number {
  const fit = affinity(part.subject.words, own)
  if (part.kind === 'deck') return 1
  if (part.kind === 'bullet') return fit >= 0.45 ? 1.2 : part.line.words >= 6 ? 0.4 : -0.4
  return fit >= 0.45 ? 0.7 : 0.2
}
