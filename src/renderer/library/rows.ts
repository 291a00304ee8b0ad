import type { ArticleSummary, Row } from '@shared/article.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { comparing } from '@shared/view-order.ts'

/** Row numbers without those that are gone; the same array when none was in it. */
export function withoutRows(rows: Uint32Array, gone: ReadonlySet<Row>): Uint32Array {
  if (gone.size === 0) return rows
  const kept = rows.filter((row) => !gone.has(row))
  return kept.length === rows.length ? rows : kept
}

/**
 * Where an article belongs in a sorted view of which only some summaries are known. Null when a summary that
 * the comparison needs has not been seen yet: then the view has to be asked for anew.
 */
export function placeInView(
  rows: Uint32Array,
  article: ArticleSummary,
  known: (row: Row) => ArticleSummary | undefined,
  order: ViewOrder = 'newest',
): number | null {
  const compare = comparing(order)
  const first = rows[0]
  if (first === undefined) return 0
  // What was just added stands at the top: the commonest case needs one look only.
  const top = known(first)
  if (top !== undefined && compare(article, top) < 0) return 0
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = known(rows[middle] ?? 0)
    if (other === undefined) return null
    if (compare(article, other) < 0) high = middle
    else low = middle + 1
  }
  return low
}

export function insertRow(rows: Uint32Array, index: number, row: Row): Uint32Array {
  const grown = new Uint32Array(rows.length + 1)
  grown.set(rows.subarray(0, index))
  grown[index] = row
  grown.set(rows.subarray(index), index + 1)
  return grown
}

/**
 * The row to stand on when the one stood on has left the list: what took its place, else the last one.
 * Null when nothing is left.
 */
export function nearestRow(before: Uint32Array, after: Uint32Array, row: Row): Row | null {
  if (after.includes(row)) return row
  const index = before.indexOf(row)
  if (index >= 0) {
    for (const next of before.subarray(index + 1)) if (after.includes(next)) return next
  }
  return after[after.length - 1] ?? null
}
