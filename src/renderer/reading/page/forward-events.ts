/** What a key does by itself to the thing that has the focus inside the page. */
function isForPage(event: KeyboardEvent): boolean {
  const target = event.target as Element | null
  if (typeof target?.closest !== 'function') return false
  const isEnter = event.key === 'Enter' || event.key === ' '
  if (isEnter && target.closest('a[href], summary')) return true
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  const scroller = isSideways ? target.closest('.scroller, pre') : null
  return scroller !== null && scroller.scrollWidth > scroller.clientWidth
}

/**
 * A frame is a world of its own: what is typed, pasted or dropped on it never reaches the app's listeners. Keys are
 * given to the keymap; paste and drop happen a second time on the frame element, with the same data.
 *
 * @returns takes the listeners away
 */
export function forwardEvents(
  document: Document,
  frame: HTMLIFrameElement,
  handleKey: (event: KeyboardEvent) => boolean,
): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isForPage(event)) return
    if (handleKey(event)) event.preventDefault()
  }
  const onDrag = (event: DragEvent): void => {
    const again = new DragEvent(event.type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      dataTransfer: event.dataTransfer,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
    })
    if (!frame.dispatchEvent(again)) event.preventDefault()
    // A file dropped on a page would replace it.
    if (event.type === 'drop') event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const again = new ClipboardEvent('paste', {
      bubbles: true,
      cancelable: true,
      composed: true,
      clipboardData: event.clipboardData,
    })
    if (!frame.dispatchEvent(again)) event.preventDefault()
  }
  const drags = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
  document.addEventListener('keydown', onKey)
  document.addEventListener('paste', onPaste)
  for (const name of drags) document.addEventListener(name, onDrag)
  return () => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('paste', onPaste)
    for (const name of drags) document.removeEventListener(name, onDrag)
  }
}
