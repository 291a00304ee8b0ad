/** Below this the list and the article take turns; the style sheets say the same. */
export const onePaneBelowPx = 640

export function hasRoomForBoth(): boolean {
  return !window.matchMedia(`(max-width: ${String(onePaneBelowPx - 0.02)}px)`).matches
}
