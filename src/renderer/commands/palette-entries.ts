import type { SearchHit } from '@shared/search.ts'

/** A line of the palette: something to do, or an article to open. */
export type PaletteEntry =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly title: string
      readonly keys: string | null
      readonly group: string
    }
  | { readonly kind: 'article'; readonly id: string; readonly hit: SearchHit }
