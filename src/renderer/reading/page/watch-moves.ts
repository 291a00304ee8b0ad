export interface MoveListener {
  /** At most once a frame. */
  readonly onScroll: () => void
  /** The reader's hand is on it: what moves from now on is not the app's doing. */
  readonly onHand: (event: Event) => void
  readonly onResize: () => void
}

/** @returns takes the listeners away */
export function watchMoves(view: Window, { onScroll, onHand, onResize }: MoveListener): () => void {
  const { document } = view
  let asked = 0
  const onAnyScroll = (): void => {
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(onScroll)
  }
  const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
  document.addEventListener('scroll', onAnyScroll, { passive: true })
  for (const name of hands) document.addEventListener(name, onHand, { passive: true })
  view.addEventListener('resize', onResize)
  return () => {
    cancelAnimationFrame(asked)
    document.removeEventListener('scroll', onAnyScroll)
    for (const name of hands) document.removeEventListener(name, onHand)
    view.removeEventListener('resize', onResize)
  }
}
