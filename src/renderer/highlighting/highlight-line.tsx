import type { ReactElement } from 'react'
import type { Highlight } from '@shared/highlight.ts'
import { colourName } from './colour-choice.tsx'

export interface HighlightLineProps {
  readonly highlight: Highlight
  readonly isCurrent: boolean
  readonly onPress: () => void
}

/** One highlight in a list: its words in its colour, which is also said, and what was written to it. */
export function HighlightLine({ highlight, isCurrent, onPress }: HighlightLineProps): ReactElement {
  const { quote, note, colour, tags } = highlight
  return (
    <li>
      <button
        type="button"
        className="contents-item highlight-line"
        data-colour={quote === '' ? undefined : colour}
        aria-current={isCurrent || undefined}
        onClick={onPress}
      >
        {quote === '' ? (
          <span className="visually-hidden">Note on the article: </span>
        ) : (
          <>
            <span className="visually-hidden">{colourName(colour)}: </span>
            <span className="highlight-line-quote" dir="auto">
              {quote}
            </span>
          </>
        )}
        {note !== null && (
          <span className="highlight-line-note" dir="auto">
            {quote !== '' && <span className="visually-hidden">Note: </span>}
            {note}
          </span>
        )}
        {tags.length > 0 && (
          <span className="highlight-line-tags">
            {tags.map((tag) => (
              <bdi key={tag}>#{tag} </bdi>
            ))}
          </span>
        )}
      </button>
    </li>
  )
}
