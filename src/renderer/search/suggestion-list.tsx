import { useEffect, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { rich } from '../language/rich.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

export const suggestionsId = 'search-suggestions'

export function suggestionId(index: number): string {
  return `suggestion-${String(index)}`
}

const labels = {
  recent: 'search.recentSearches',
  values: 'search.values',
  names: 'search.operators',
} as const

export interface SuggestionListProps {
  readonly onTake: (index: number) => void
}

/** Below the field: what the query may go on to. The focus stays in the field. */
export function SuggestionList({ onTake }: SuggestionListProps): ReactElement | null {
  const say = useSay()
  const { suggestions, searches } = useServices()
  const { kind, entries, at } = useReadable(suggestions, (state) => state)
  useEffect(() => {
    if (at !== null) document.getElementById(suggestionId(at))?.scrollIntoView({ block: 'nearest' })
  }, [at])
  if (kind === 'none') return null
  return (
    <div
      className="suggestions"
      onMouseDown={(event) => {
        // The field keeps the focus, so that one can go on typing.
        event.preventDefault()
      }}
    >
      <div id={suggestionsId} role="listbox" aria-label={say(labels[kind])}>
        {entries.map((entry, index) => (
          <div
            key={entry.insert}
            id={suggestionId(index)}
            className="suggestion"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => {
              onTake(index)
            }}
          >
            <bdi className="suggestion-label">{entry.label}</bdi>
            {entry.about !== '' && (
              <span className="suggestion-about">{say.heard(entry.about, 'search')}</span>
            )}
            {entry.count !== null && (
              <span className="suggestion-count" aria-label={say('count.articles', { count: entry.count })}>
                {say.number(entry.count)}
              </span>
            )}
          </div>
        ))}
      </div>
      {kind === 'recent' ? (
        <button
          type="button"
          className="suggestions-foot"
          onClick={() => {
            suggestions.close()
            drop(searches.forgetRecent())
          }}
        >
          {say('search.clearTheRecentSearches')}
        </button>
      ) : (
        <p className="suggestions-foot">{rich(say, 'search.completes', { key: <kbd>Tab</kbd> })}</p>
      )}
    </div>
  )
}
