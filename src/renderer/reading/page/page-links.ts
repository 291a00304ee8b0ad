/**
 * Links on the page: a `#fragment` scrolls the page, anything else is handed out. Nothing ever navigates the frame,
 * whichever button, key or drag it was.
 *
 * @param open called with the address as written, and what the link is called
 * @param hint called with the address of the link that the pointer or the focus is on, else with null
 * @param jump called with the element that a fragment names
 * @returns takes the listeners away
 */
export function watchLinks(
  document: Document,
  open: (address: string, text: string) => void,
  hint: (address: string | null) => void,
  jump: (target: Element) => void,
): () => void {
  const follow = (event: Event): void => {
    const link = linkOf(event)
    if (!link) return
    event.preventDefault()
    // A click with the right button opens a menu.
    if (event.type === 'auxclick' && (event as MouseEvent).button !== 1) return
    const address = link.getAttribute('href') ?? ''
    if (!address.startsWith('#')) {
      open(address, link.textContent)
      return
    }
    const target = named(document, address.slice(1))
    if (target) jump(target)
  }
  const hold = (event: Event): void => {
    // Dragging a link onto the page would navigate to it.
    if (linkOf(event)) event.preventDefault()
  }
  const point = (event: Event): void => {
    const address = linkOf(event)?.getAttribute('href') ?? null
    hint(address?.startsWith('#') === true ? null : address)
  }
  const leave = (): void => {
    hint(null)
  }
  document.addEventListener('pointerover', point)
  document.addEventListener('focusin', point)
  document.addEventListener('focusout', leave)
  document.addEventListener('pointerleave', leave)
  document.addEventListener('click', follow)
  document.addEventListener('auxclick', follow)
  document.addEventListener('dragstart', hold)
  return () => {
    document.removeEventListener('pointerover', point)
    document.removeEventListener('focusin', point)
    document.removeEventListener('focusout', leave)
    document.removeEventListener('pointerleave', leave)
    document.removeEventListener('click', follow)
    document.removeEventListener('auxclick', follow)
    document.removeEventListener('dragstart', hold)
  }
}

function linkOf(event: Event): Element | null {
  // Elements of the frame are of another realm, where `instanceof Element` is false.
  const target = event.target as Node | null
  const element =
    target?.nodeType === Node.ELEMENT_NODE ? (target as Element) : (target?.parentElement ?? null)
  return element?.closest('a[href]') ?? null
}

function named(document: Document, fragment: string): Element | null {
  const byId = document.getElementById(fragment)
  if (byId) return byId
  try {
    return document.getElementById(decodeURIComponent(fragment))
  } catch (error) {
    // "#100%" is no encoding, and names nothing.
    if (error instanceof URIError) return null
    throw error
  }
}
