import { noteOf } from './notes.ts'

export interface LinkListener {
  /** A link away from the page, with its address as written, and what the link is called. */
  readonly open: (address: string, text: string) => void
  /** The address of the link that the pointer or the focus is on, else null. */
  readonly hint: (address: string | null) => void
  /** A reference to a note of the page. False where the link is to be followed instead. */
  readonly note: (link: HTMLElement, note: Element) => boolean
  /** The element that a fragment names. */
  readonly jump: (target: Element) => void
}

/**
 * Links on the page: a reference shows its note, another `#fragment` scrolls the page, anything else is handed out.
 * Nothing ever navigates the frame, whichever button, key or drag it was.
 *
 * @returns takes the listeners away
 */
export function watchLinks(document: Document, { open, hint, note, jump }: LinkListener): () => void {
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
    if (!target) return
    const said = noteOf(link, target)
    if (said === null || !note(link, said)) jump(target)
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

function linkOf(event: Event): HTMLElement | null {
  // Elements of the frame are of another realm, where `instanceof Element` is false.
  const target = event.target as Node | null
  const element =
    target?.nodeType === Node.ELEMENT_NODE ? (target as Element) : (target?.parentElement ?? null)
  return element?.closest<HTMLElement>('a[href]') ?? null
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
