import type { Segment } from './segment.ts'

/** Segments of about one size that are left side by side: each costs a query about a tenth of a millisecond. */
const segmentsPerTier = 8

/** Each tier holds segments up to this many times larger than the tier below. */
const tierRatio = 8

function tierOf(segment: Segment): number {
  return Math.floor(Math.log(Math.max(1, segment.alive)) / Math.log(tierRatio))
}

/**
 * What is worth merging now, the smallest first: a full tier, so that each document is rewritten a few times in
 * its life and no more; or a segment of which more is dead than alive.
 */
export function segmentsToMerge(segments: readonly Segment[]): readonly Segment[] {
  const tiers = new Map<number, Segment[]>()
  for (const segment of segments) {
    const tier = tierOf(segment)
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
  }
  for (const tier of [...tiers.keys()].sort((a, b) => a - b)) {
    const peers = tiers.get(tier) ?? []
    if (peers.length >= segmentsPerTier) return peers
  }
  return segments.filter((segment) => segment.alive * 2 < segment.size).slice(0, 1)
}
