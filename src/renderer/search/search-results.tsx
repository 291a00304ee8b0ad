import { useEffect, useRef, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { NoResults } from './no-results.tsx'
import { resultId, resultsId } from './result-id.ts'
import { ResultRow } from './result-row.tsx'
import { SearchTerms } from './search-terms.tsx'
import { useSay } from '../language/use-say.ts'

/** What was found, in place of the list: exact hits first, then close ones under a line of their own. */
export function SearchResults(): ReactElement {
  const say = useSay()
  const { search, library } = useServices()
  const hits = useReadable(search, (state) => state.hits)
  const cursor = useReadable(search, (state) => state.cursor)
  const phase = useReadable(search, (state) => state.phase)
  const isComplete = useReadable(search, (state) => state.complete)

  const scrolledPx = useRef(0)

  useEffect(() => {
    library.want(hits.map((hit) => hit.row))
  }, [library, hits])

  if (hits.length === 0) {
    return (
      <>
        <SearchTerms />
        {phase === 'asking' ? <div className="search-results" aria-busy="true" /> : <NoResults />}
      </>
    )
  }
  const exact = hits.filter((hit) => hit.match === 'exact')
  const close = hits.slice(exact.length)
  const current = hits[cursor]
  return (
    <>
      <SearchTerms />
      <div
        className="search-results"
        aria-busy={phase === 'asking'}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          scrolledPx.current = scrollTop
          if (scrollTop + 2 * clientHeight > scrollHeight) drop(search.more())
        }}
      >
        {!isComplete && (
          <p className="search-note" role="status">
            {say('search.theIndexIsStillBeingBuilt2')}
          </p>
        )}
        <div
          id={resultsId}
          className="search-list"
          role="listbox"
          aria-label={say('search.searchResults')}
          aria-multiselectable="true"
          aria-activedescendant={current === undefined ? undefined : resultId(current.row)}
          tabIndex={0}
          data-region="search"
        >
          {exact.map((hit, index) => (
            <ResultRow key={hit.row} hit={hit} isCursor={index === cursor} scrolledPx={scrolledPx} />
          ))}
          {close.length > 0 && (
            <div role="group" aria-label={say('search.closeMatches')}>
              <div className="search-divider" role="presentation">
                {say('search.closeMatches')}
              </div>
              {close.map((hit, index) => (
                <ResultRow
                  key={hit.row}
                  hit={hit}
                  isCursor={exact.length + index === cursor}
                  scrolledPx={scrolledPx}
                />
              ))}
            </div>
          )}
        </div>
      </div>
    </>
  )
}
