import type { CSSProperties } from 'react'

/** What something floats beside: a box in the window of the article, and how large that window is, in CSS pixels. */
export interface Anchor {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly width: number
  readonly room: { readonly width: number; readonly height: number }
}

const gap = 8

/** Above the words where there is room, else below, and never over the edge. Physical sides: boxes are measured so. */
export function placeFloat(anchor: Anchor, width: number, height = 44): CSSProperties {
  const { top, bottom, left, room } = anchor
  const middle = left + anchor.width / 2 - width / 2
  const x = Math.max(gap, Math.min(middle, room.width - width - gap))
  const above = top - height - gap
  const below = Math.min(bottom + gap, room.height - height - gap)
  return { left: x, top: Math.max(gap, above >= gap ? above : below), inlineSize: width }
}
