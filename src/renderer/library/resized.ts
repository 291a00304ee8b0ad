export interface Seen {
  /** Index of the first row in sight. */
  readonly first: number
  /** Index of the row that the keyboard stands on; -1 for none. */
  readonly cursor: number
  /** Height of what is seen of the list, in pixels. */
  readonly heightPx: number
}

/**
 * How far a list is scrolled after its rows took another height, in pixels: what stood at the top stays there,
 * unless the cursor, which was in sight, would go out of it.
 */
export function topAfterResize({ first, cursor, heightPx }: Seen, beforePx: number, afterPx: number): number {
  const top = first * afterPx
  const wasInSight = cursor >= first && cursor * beforePx < first * beforePx + heightPx
  return wasInSight ? Math.max(top, (cursor + 1) * afterPx - heightPx) : top
}
