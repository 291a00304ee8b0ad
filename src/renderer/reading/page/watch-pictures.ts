import type { Say } from '@shared/language/say.ts'

/** A picture of the article, to be looked at by itself. */
export interface Picture {
  readonly address: string
  readonly alt: string
  readonly caption: string
}

/** What a picture is called that can be looked at. */
export const pictureRole = 'button'
const enlargeable = `img[role=${pictureRole}]`

/** Smaller than this, in CSS pixels as it says of itself, it is a sign in the text and nothing to look at. */
const leastPx = 100

/** Makes the pictures of a body reachable and says what pressing them does. One that is a link stays a link. */
export function offerPictures(body: Element, say: Say): void {
  for (const picture of body.querySelectorAll<HTMLImageElement>('img[src]')) {
    const width = Number(picture.getAttribute('width') ?? leastPx)
    if (width < leastPx || picture.closest('a[href], summary') !== null) continue
    picture.tabIndex = 0
    picture.setAttribute('role', pictureRole)
    const alt = picture.alt.trim()
    picture.setAttribute(
      'aria-label',
      alt === '' ? say('reading.enlargeThePicture') : say('reading.enlarge', { words: alt }),
    )
  }
}

/** @returns takes the listeners away */
export function watchPictures(
  document: Document,
  open: (picture: Picture, element: HTMLElement) => void,
): () => void {
  const pressed = (event: Event): void => {
    const target = event.target as Element | null
    const picture =
      typeof target?.closest === 'function' ? target.closest<HTMLImageElement>(enlargeable) : null
    if (picture === null) return
    if (event.type === 'keydown' && !['Enter', ' '].includes((event as KeyboardEvent).key)) return
    if (event.type === 'click' && document.getSelection()?.isCollapsed === false) return
    event.preventDefault()
    picture.focus({ preventScroll: true })
    const shown = {
      address: picture.src,
      alt: picture.alt.trim(),
      caption: picture.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? '',
    }
    open(shown, picture)
  }
  document.addEventListener('click', pressed)
  document.addEventListener('keydown', pressed)
  return () => {
    document.removeEventListener('click', pressed)
    document.removeEventListener('keydown', pressed)
  }
}
