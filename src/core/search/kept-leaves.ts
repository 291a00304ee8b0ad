import type { MatchLeaf } from './leaf-search.ts'
import { LeafSearch } from './leaf-search.ts'
import type { Segment } from './segment.ts'

/** Kept from one question to the next, for each segment: four bytes for each of its documents, and as many where one was widened. */
const mostKept = 4

/**
 * What the last questions looked for, word by word. While a query is typed all of its words but one stay as they were,
 * and a segment never changes: what was found of them holds.
 */
export class KeptLeaves {
  private readonly bySegment = new Map<Segment, Map<string, LeafSearch>>()

  /** To be called when no answer to an earlier question is used any more. */
  begin(): void {
    for (const leaves of this.bySegment.values()) {
      for (const [key, leaf] of leaves) {
        if (leaves.size <= mostKept) break
        leaves.delete(key)
        leaf.end()
      }
    }
  }

  /** Good until the next `begin`. */
  find(segment: Segment, leaf: MatchLeaf): LeafSearch {
    const leaves = this.bySegment.get(segment) ?? new Map<string, LeafSearch>()
    this.bySegment.set(segment, leaves)
    const key = keyOf(leaf)
    const found = leaves.get(key) ?? new LeafSearch(segment, leaf)
    found.narrow()
    // Set anew, it is the last to be given up.
    leaves.delete(key)
    leaves.set(key, found)
    return found
  }

  drop(segment: Segment): void {
    this.bySegment.delete(segment)
  }
}

/** All that a search depends on: how a word was spelled does not matter. */
function keyOf(leaf: MatchLeaf): string {
  const { kind, text, mayGoOn, forgiveness, forms, phrase } = leaf.word
  return JSON.stringify([
    leaf.kind,
    leaf.kind === 'word' ? leaf.reach : null,
    leaf.fields,
    kind,
    text,
    mayGoOn,
    forgiveness?.asPrefix,
    forms,
    phrase,
  ])
}
