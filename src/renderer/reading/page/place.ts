import type { ReadingPlace } from '@shared/article.ts'

/** Where a block of the body lies, in CSS pixels from the top of the window onto the page. */
export interface BlockBox {
  readonly top: number
  readonly height: number
}

/**
 * The place that a horizontal line across the window falls on. Gaps between blocks belong to the block above them,
 * so that the answer never jumps; above the first block is its very start.
 *
 * `boxOf` is asked about log2(count) blocks: measuring every block of a 60,000-word article on each scroll would
 * force the layout of all of them.
 */
export function placeAt(lineY: number, count: number, boxOf: (block: number) => BlockBox): ReadingPlace {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (boxOf(middle).top <= lineY) low = middle
    else high = middle - 1
  }
  if (count === 0) return { block: 0, fraction: 0 }
  const box = boxOf(low)
  const fraction = box.height > 0 ? (lineY - box.top) / box.height : 0
  return { block: low, fraction: Math.min(1, Math.max(0, fraction)) }
}

/** How far the page must move for the place to stand at `lineY`, in CSS pixels; positive is down the text. */
export function offsetTo(place: ReadingPlace, lineY: number, box: BlockBox): number {
  return box.top + place.fraction * box.height - lineY
}

/**
 * How much of the text lies before a place, 0 to 1. By characters and not by pixels: heights of blocks that were
 * never painted are only estimates, and a figure is not a thousand words.
 *
 * @param lengths characters in each block
 */
export function progressAt(place: ReadingPlace, lengths: readonly number[]): number {
  let before = 0
  let total = 0
  for (const [block, length] of lengths.entries()) {
    // A picture or a rule still is something to pass.
    const weight = Math.max(1, length)
    if (block < place.block) before += weight
    else if (block === place.block) before += weight * place.fraction
    total += weight
  }
  return total === 0 ? 0 : Math.min(1, before / total)
}

/**
 * The line of the window that reading is counted at: its top edge when the page is at its start, its bottom edge at
 * the end, between them in proportion, so that progress runs from 0 to 1 whatever the height of the window.
 */
export function readingLine(scrollTop: number, scrollHeight: number, windowHeight: number): number {
  const room = scrollHeight - windowHeight
  if (room <= 0) return 0
  return windowHeight * Math.min(1, Math.max(0, scrollTop / room))
}
