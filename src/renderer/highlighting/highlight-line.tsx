import type { ReactElement } from 'react'
import type { Highlight } from '@shared/highlight.ts'
import { colourNames } from './colour-choice.tsx'
import { useSay } from '../language/use-say.ts'

export interface HighlightLineProps {
  readonly highlight: Highlight
  readonly isCurrent: boolean
  readonly onPress: () => void
}

/** One highlight in a list: its words in its colour, which is also said, and what was written to it. */
export function HighlightLine({ highlight, isCurrent, onPress }: HighlightLineProps): ReactElement {
  const say = useSay()
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
          <span className="visually-hidden">{say('highlighting.noteOnTheArticle2')} </span>
        ) : (
          <>
            <span className="visually-hidden">{say(colourNames[colour])}: </span>
            <span className="highlight-line-quote" dir="auto">
              {quote}
            </span>
          </>
        )}
        {note !== null && (
          <span className="highlight-line-note" dir="auto">
            {quote !== '' && <span className="visually-hidden">{say('highlighting.note2')} </span>}
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
