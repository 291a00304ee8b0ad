import type { Say } from '@shared/language/say.ts'
import { gapFor } from './furnish.ts'

/** A file that has gone from the article's folder leaves the same gap as one that was never saved. */
export function watchBrokenPictures(document: Document, say: () => Say): () => void {
  const onError = (event: Event): void => {
    const target = event.target as Element | null
    if (target?.localName === 'img') target.replaceWith(gapFor(target as HTMLImageElement, say()))
  }
  // Errors do not bubble, but they are captured.
  document.addEventListener('error', onError, true)
  return () => {
    document.removeEventListener('error', onError, true)
  }
}
