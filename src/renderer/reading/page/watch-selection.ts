/** A click that came with no movement and no selection, in pixels of the frame's window. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Tells when a selection stands still: the button was let go, or the keys that extend it were. With the point of a
 * plain click, so that what lies there can be looked at.
 *
 * @returns takes the listeners away
 */
export function watchSelection(document: Document, onRest: (clicked: Point | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDown = false
  const rest = (clicked: Point | null): void => {
    clearTimeout(timer)
    // A click clears the selection only after its own event.
    timer = setTimeout(() => {
      onRest(clicked)
    })
  }
  const onDown = (): void => {
    isDown = true
  }
  const onUp = (event: PointerEvent): void => {
    isDown = false
    const target = event.target as Element | null
    const isLink = typeof target?.closest === 'function' && target.closest('a[href], summary') !== null
    const isPlain = document.getSelection()?.isCollapsed !== false && event.button === 0 && !isLink
    rest(isPlain ? { x: event.clientX, y: event.clientY } : null)
  }
  const onChange = (): void => {
    if (!isDown && document.getSelection()?.isCollapsed === false) rest(null)
  }
  document.addEventListener('pointerdown', onDown)
  document.addEventListener('pointerup', onUp)
  document.addEventListener('selectionchange', onChange)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('pointerdown', onDown)
    document.removeEventListener('pointerup', onUp)
    document.removeEventListener('selectionchange', onChange)
  }
}
