import { parentOf } from '@shared/tag.ts'
import type { Named } from '@shared/view.ts'

/** A tag with those that are nested in it. */
export interface TagNode {
  /** Whole: `food/bread`. */
  readonly tag: string
  /** What it adds to the name of what it is in: `bread`. */
  readonly name: string
  readonly count: number
  readonly nested: readonly TagNode[]
}

/** Largest first at the top, by their names below: a branch is looked through, the whole is glanced at. */
export function treeOf(tags: readonly Named[]): readonly TagNode[] {
  const inside = Map.groupBy(tags, ({ name }) => parentOf(name))
  const nodesIn = (branch: string | null): readonly TagNode[] =>
    (inside.get(branch) ?? []).map(({ name: tag, count }) => ({
      tag,
      name: branch === null ? tag : tag.slice(branch.length + 1),
      count,
      nested: nodesIn(tag).toSorted((a, b) => a.name.localeCompare(b.name)),
    }))
  return nodesIn(null).toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
