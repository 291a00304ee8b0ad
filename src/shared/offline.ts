import type { Say } from './language/say.ts'
import type { ArticleFacts } from './article.ts'

/** How much of an article can be read with no network. */
export type Offline =
  | { readonly kind: 'complete' }
  | { readonly kind: 'pictures-missing'; readonly missing: number; readonly of: number }
  /** The text, and none of its pictures. */
  | { readonly kind: 'text-only'; readonly missing: number }
  | { readonly kind: 'link-only' }

export function offlineOf({ linkOnly, pictures }: Pick<ArticleFacts, 'linkOnly' | 'pictures'>): Offline {
  if (linkOnly === true) return { kind: 'link-only' }
  if (pictures === undefined || pictures.missing === 0) return { kind: 'complete' }
  const { kept, missing } = pictures
  return kept === 0
    ? { kind: 'text-only', missing }
    : { kind: 'pictures-missing', missing, of: kept + missing }
}

/** In a few words, for a list; null where nothing is missing, which needs no words. */
export function offlineWords(offline: Offline, say: Say): string | null {
  switch (offline.kind) {
    case 'complete':
      return null
    case 'pictures-missing':
      return say('library.picturesMissing', { missing: offline.missing, count: offline.of })
    case 'text-only':
      return say('library.textOnly')
    case 'link-only':
      return say('library.notOffline')
  }
}
