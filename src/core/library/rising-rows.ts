import type { View } from '@shared/view.ts'
import type { Columns } from './columns.ts'
import { fixedViews } from './fixed-views.ts'

/** The bits of all views: every row with an article belongs to one of them. */
export const anyView = 0xffff

/** Of the column `views`; 0 for a view that is not one of the fixed ones. */
export function viewBit(kind: View['kind']): number {
  const index = fixedViews.findIndex((fixed) => fixed === kind)
  return index < 0 ? 0 : 1 << index
}

/**
 * Rows with one of the bits, newest import first and within one as things stood in it: the order of `compareInView`.
 * Rows rise with time unless a clock was set back, so that one walk is all; null where one was.
 * It is run before anything is warm, with 50,000 rows: the walk does as little as it can for each of them, and
 * turning round whole imports is left to the engine.
 */
export function risingRows(columns: Columns, bits: number): Uint32Array | null {
  const { added, views } = columns.arrays
  const { length } = columns
  const rising = new Uint32Array(length)
  const starts: number[] = []
  let count = 0
  let latest = -Infinity
  for (let row = 0; row < length; row++) {
    if (((views[row] ?? 0) & bits) === 0) continue
    const time = added[row] ?? 0
    if (time !== latest) {
      if (time < latest) return null
      starts.push(count)
      latest = time
    }
    rising[count++] = row
  }
  const rows = new Uint32Array(count)
  let end = count
  for (let index = starts.length - 1; index >= 0; index--) {
    const start = starts[index] ?? 0
    rows.set(rising.subarray(start, end), count - end)
    end = start
  }
  return rows
}
