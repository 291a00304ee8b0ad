import type { ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { HighlightId } from '@shared/highlight.ts'
import type { HighlightStore } from '../highlighting/highlight-store.ts'
import type { ArticlePage } from './page/article-page.ts'
import type { ReadingCommands } from './reading-commands.ts'

export interface HighlightingOptions {
  readonly article: ArticleSummary | null
  readonly page: ArticlePage | null
  readonly store: HighlightStore
  /** Said to those who listen. */
  readonly announce: (words: string) => void
  readonly commands: Pick<ReadingCommands, 'face'>
  /** A highlight that is to be shown, from the list of all; a new object asks again. */
  readonly wanted: { readonly highlight: HighlightId } | null
}

/** What is selected, which card is open, and what the commands do with both. */
export interface Highlighting {
  /** What floats over the article, and the panel beside it: goes before the frame. */
  readonly parts: ReactElement | null
  /** The text of the article stands on the page now. */
  readonly shown: () => void
  readonly onSelect: (clicked: HighlightId | null) => void
  readonly onMove: () => void
  readonly make: (withNote: boolean) => void
  readonly step: (direction: 1 | -1) => boolean
  readonly pick: (direction: 1 | -1) => boolean
  readonly isPicking: () => boolean
  readonly toggleContents: () => void
  readonly dismiss: () => boolean
}
