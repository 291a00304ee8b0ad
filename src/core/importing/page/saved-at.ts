import { momentOf } from '../evidence/moment.ts'
import { defaultTreeAdapter } from 'parse5'
import type { PageTree } from './tree.ts'
import { walk } from './tree.ts'

/** When SingleFile saved a page, ISO 8601 in UTC: it writes `saved date: Tue Mar 05 2024 10:11:12 GMT+0100 (…)`. */
export function savedAt(tree: PageTree): string | null {
  for (const node of walk(tree)) {
    if (!defaultTreeAdapter.isCommentNode(node)) continue
    if (!/^\s*(?:Page saved with SingleFile|Archive processed by SingleFile)/.test(node.data)) continue
    const written = /^\s*saved date:\s*([^\n(]+)/m.exec(node.data)?.[1]
    const time = written === undefined ? NaN : Date.parse(written)
    return Number.isNaN(time) ? null : momentOf(time)
  }
  return null
}
