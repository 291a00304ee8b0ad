import type { Nodes } from 'hast'

/** All text of a node as it stands, without a break for blocks. Walks without recursion. */
export function textOf(node: Nodes): string {
  let text = ''
  const pending: Nodes[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'text') text += next.value
    else if ('children' in next) pending.push(...next.children.toReversed())
  }
  return text
}
