import { useState } from 'react'
import type { ArticleId } from '@shared/article.ts'
import type { HighlightId } from '@shared/highlight.ts'

/** The card that is open: of a highlight, or of a note on the whole article that is not written yet. */
export type Card = { readonly id: HighlightId } | 'new note' | null

/** What of the open article is chosen, and the ways to choose something else. */
export interface Chosen {
  readonly card: Card
  /** Words are selected, and the bar of what can be done with them is wanted. */
  readonly isSelected: boolean
  /** Opens a card, or closes it; nothing is selected then. */
  readonly setCard: (to: Card) => void
  readonly setSelected: (to: boolean) => void
}

interface Choice {
  readonly article: ArticleId | null
  readonly card: Card
  readonly isSelected: boolean
}

/** What was chosen in another article is chosen no more. */
export function useChosen(article: ArticleId | null): Chosen {
  const [choice, setChoice] = useState<Choice>({ article: null, card: null, isSelected: false })
  const { card, isSelected } = choice.article === article ? choice : { card: null, isSelected: false }
  return {
    card,
    isSelected,
    setCard: (to) => {
      setChoice({ article, card: to, isSelected: false })
    },
    setSelected: (to) => {
      setChoice({ article, card, isSelected: to })
    },
  }
}
