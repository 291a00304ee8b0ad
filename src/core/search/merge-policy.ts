import { mostDocuments } from './postings.ts'
import type { Segment } from './segment.ts'

/**
 * A segment is merged with all smaller ones as soon as those together have more than a quarter of its documents. So
 * there are few segments, each of which costs every question a look through its vocabulary (six for 50,000
 * articles), and each document is rewritten a few times for every fourfold growth of the library.
 */
const leastRatio = 4

/** What is worth merging now; else a segment of which more is dead than alive. */
export function segmentsToMerge(segments: readonly Segment[]): readonly Segment[] {
  const bySize = segments.toSorted((a, b) => b.alive - a.alive)
  let smaller = bySize.reduce((sum, segment) => sum + segment.alive, 0)
  for (const [index, segment] of bySize.entries()) {
    const together = smaller
    smaller -= segment.alive
    const isDue = index < bySize.length - 1 && segment.alive < smaller * leastRatio
    if (isDue && together <= mostDocuments) return bySize.slice(index)
  }
  return segments.filter((segment) => segment.alive * 2 < segment.size).slice(0, 1)
}
