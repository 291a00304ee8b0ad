/** From top to bottom, in CSS pixels. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** What stands in a line as one thing, however much is in it. */
const wholes = 'img, svg, video, math'
/** Small letters above or below the line that they belong to. */
const annotations = 'rt, rp, math, svg'

/**
 * The lines that boxes of text stand in, from top to bottom. Boxes belong to one line where the lower half of one
 * overlaps the other: a raised figure, a bigger word or a picture within the line makes no line of its own.
 */
export function linesFrom(boxes: readonly Extent[]): readonly Extent[] {
  const lines: Extent[] = []
  const sorted = boxes.filter(({ top, bottom }) => bottom - top >= 1).sort((a, b) => a.top - b.top)
  for (const box of sorted) {
    const line = lines.at(-1)
    const common = line === undefined ? 0 : Math.min(line.bottom, box.bottom) - box.top
    const smaller = line === undefined ? 0 : Math.min(line.bottom - line.top, box.bottom - box.top)
    if (line !== undefined && common * 2 > smaller) {
      lines[lines.length - 1] = { top: line.top, bottom: Math.max(line.bottom, box.bottom) }
    } else {
      lines.push({ top: box.top, bottom: box.bottom })
    }
  }
  return lines
}

/** Of the line whose middle is nearest to a height; null where there are no lines. */
export function nearestLine(lines: readonly Extent[], y: number): number | null {
  let best: number | null = null
  let least = Infinity
  for (const [index, line] of lines.entries()) {
    const far = Math.abs(middleOf(line) - y)
    if (far >= least) continue
    best = index
    least = far
  }
  return best
}

export function middleOf({ top, bottom }: Extent): number {
  return (top + bottom) / 2
}

/** The lines of a block as they are laid out, from its own top. */
export function linesOf(block: Element): readonly Extent[] {
  const { ownerDocument: document } = block
  const { top } = block.getBoundingClientRect()
  const boxes: Extent[] = []
  const take = (box: Extent): void => {
    boxes.push({ top: box.top - top, bottom: box.bottom - top })
  }
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent?.trim() === '' || node.parentElement?.closest(annotations)) continue
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) take(box)
  }
  for (const whole of block.querySelectorAll(wholes)) take(whole.getBoundingClientRect())
  return linesFrom(boxes)
}
