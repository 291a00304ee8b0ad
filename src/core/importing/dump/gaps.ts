import { endsPage } from './furniture.ts'
import { Passage } from './overlap.ts'
import type { Part } from './parts.ts'

/** Splits tried in one gap. */
const mostSplits = 16

/** What stands between two stretches of prose: parts [from, to). */
export interface Gap {
  readonly from: number
  readonly to: number
}

/** The gaps where an article could begin or end; the first and the last are always there, though perhaps empty. */
export function gapsOf(parts: readonly Part[]): readonly Gap[] {
  const gaps: Gap[] = []
  let from = 0
  for (let at = 0; at <= parts.length; at += 1) {
    const part = parts[at]
    if (part !== undefined && part.kind !== 'prose') continue
    const inside = from > 0 && part !== undefined
    const strong = part?.kind === 'prose' && (part.dateline?.strong === true || part.line.blanksBefore >= 2)
    if (!inside || strong || matters(parts, from, at)) gaps.push({ from, to: at })
    from = at + 1
  }
  return gaps
}

/** Something in the gap could begin or end an article. */
function matters(parts: readonly Part[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const part = parts[at]
    if (part === undefined) continue
    if (part.shape >= 0.25) return true
    if (part.kind === 'byline' || part.kind === 'url') return true
    if (part.kind === 'furniture' && endsPage(part.why)) return true
    if (part.kind === 'date' && part.date.kind !== 'time') return true
  }
  return false
}

/** The prose between each gap and the next. */
export function bodiesBetween(parts: readonly Part[], gaps: readonly Gap[]): readonly Passage[] {
  const passages: Passage[] = []
  for (let index = 0; index + 1 < gaps.length; index += 1) {
    const texts: string[] = []
    for (let at = gaps[index]?.to ?? 0; at < (gaps[index + 1]?.from ?? 0); at += 1) {
      const part = parts[at]
      if (part !== undefined && part.kind !== 'furniture') texts.push(part.line.text)
    }
    passages.push(new Passage(texts))
  }
  return passages
}

function isMeta(part: Part): boolean {
  return part.kind === 'byline' || part.kind === 'date' || part.kind === 'url'
}

/** Where in a gap one article could end and the next begin. */
export function splitsOf(parts: readonly Part[], gap: Gap): readonly number[] {
  const splits: number[] = []
  for (let at = gap.from; at < gap.to; at += 1) {
    const part = parts[at]
    const before = parts[at - 1]
    if (part === undefined || part.kind === 'bullet' || part.kind === 'deck') continue
    if (part.key !== '' && at > gap.from && before?.key === part.key) continue
    // A byline and its date stay together.
    if (at > gap.from && isMeta(part) && before !== undefined && isMeta(before)) continue
    if (part.kind === 'furniture' && before?.kind === 'furniture' && at > gap.from) continue
    splits.push(at)
  }
  splits.push(gap.to)
  if (splits.length <= mostSplits) return splits
  return [...splits.slice(0, mostSplits / 2), ...splits.slice(-mostSplits / 2)]
}
