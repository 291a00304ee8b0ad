import type { Row } from '@shared/article.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { compareSites } from '@shared/view-order.ts'
import type { Columns } from './columns.ts'

/** A number holds a key of 32 bits, which seconds since 1970 fit into till 2106, and one of so many places. */
const mostRows = 2 ** 21

/**
 * Rows that stand newest first, in another order; what is alike stays as it stands. The key of a row and its place are
 * packed into one number, because sorting numbers takes a tenth of the time of comparing: 50,000 in some milliseconds.
 */
export function orderedRows(columns: Columns, rows: Uint32Array, order: ViewOrder): Uint32Array {
  if (order === 'newest') return rows
  if (order === 'oldest') return rows.toReversed()
  const keyOf = keysFor(columns, order)
  if (rows.length > mostRows) return rows.toSorted((a, b) => keyOf(a) - keyOf(b))
  const packed = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) packed[at] = keyOf(rows[at] ?? 0) * mostRows + at
  packed.sort()
  const ordered = new Uint32Array(rows.length)
  // The place is what is left, also of a key below zero.
  for (let at = 0; at < packed.length; at++) {
    const key = packed[at] ?? 0
    ordered[at] = rows[key - Math.floor(key / mostRows) * mostRows] ?? 0
  }
  return ordered
}

/** Whole numbers, the least first. */
function keysFor(columns: Columns, order: Exclude<ViewOrder, 'newest' | 'oldest'>): (row: Row) => number {
  const { published, lastRead, words, sites } = columns.arrays
  switch (order) {
    case 'published':
      return (row) => -(published[row] ?? 0)
    case 'lastRead':
      return (row) => -(lastRead[row] ?? 0)
    case 'longest':
      return (row) => -(words[row] ?? 0)
    case 'shortest':
      return (row) => words[row] ?? 0
    case 'site': {
      const ranks = ranksOf(columns.sites.all)
      return (row) => ranks[sites[row] ?? 0] ?? 0
    }
  }
}

/** By the number of a site, which is 0 for none: where it stands among all names. */
function ranksOf(names: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(names.length + 1)
  const sorted = names
    .map((name, at) => ({ name, number: at + 1 }))
    .sort((a, b) => compareSites(a.name, b.name))
  for (const [rank, { number }] of sorted.entries()) ranks[number] = rank
  ranks[0] = names.length
  return ranks
}
