import { droppedElements } from './names.ts'

/** Real pages reach 52; a tree this deep can still be walked by recursion anywhere. */
export const maxDepth = 128

/** hast and mdast say `children`, parse5 says `childNodes`. */
type ChildrenKey = 'children' | 'childNodes'

function childrenOf(node: object, key: ChildrenKey): object[] | null {
  const children: unknown = Reflect.get(node, key)
  return Array.isArray(children) ? (children as object[]) : null
}

/**
 * Makes every leaf below `limit` a child of its ancestor at that depth; text stays and keeps its order
 * (but not a script's or a style's: it is no text).
 * Changes the tree in place, and without recursion: everything after it may recurse.
 */
export function limitDepth<Tree extends object>(
  tree: Tree,
  limit: number = maxDepth,
  key: ChildrenKey = 'children',
): Tree {
  const pending: { readonly node: object; readonly depth: number }[] = [{ node: tree, depth: 0 }]
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const children = childrenOf(entry.node, key)
    if (children === null) continue
    if (entry.depth < limit) {
      for (const child of children) pending.push({ node: child, depth: entry.depth + 1 })
    } else {
      Reflect.set(entry.node, key, leavesOf(children, key))
    }
  }
  return tree
}

function leavesOf(nodes: readonly object[], key: ChildrenKey): object[] {
  const leaves: object[] = []
  const pending = nodes.toReversed()
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (droppedElements.has(String(Reflect.get(node, 'tagName')))) continue
    const children = childrenOf(node, key)
    if (children === null || children.length === 0) leaves.push(node)
    else pending.push(...children.toReversed())
  }
  return leaves
}
