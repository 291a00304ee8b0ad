import { Search, X } from 'lucide-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { afterRender, focusIds, focusOn } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { resultId, resultsId } from './result-id.ts'
import './search.css'

/** Asks with every keystroke; the arrows go through the results while one types, Esc goes back to the list. */
export function SearchField(): ReactElement {
  const { search, library } = useServices()
  const text = useReadable(search, (state) => state.text)
  const isActive = useReadable(search, (state) => state.phase !== 'idle')
  const current = useReadable(search, (state) => state.hits[state.cursor]?.row ?? null)

  const leave = (): void => {
    search.clear()
    library.select([])
    afterRender(() => focusOn('list'))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    leave()
  }

  return (
    <search className="search-field" data-region="search">
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        id={focusIds.search}
        type="search"
        aria-label="Search"
        aria-autocomplete="list"
        aria-controls={isActive ? resultsId : undefined}
        aria-activedescendant={isActive && current !== null ? resultId(current) : undefined}
        placeholder="Search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={1000}
        value={text}
        onChange={(event) => {
          drop(search.ask(event.target.value))
        }}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button type="button" className="search-field-clear" aria-label="Clear the search" onClick={leave}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </search>
  )
}
