import { Search, X } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { afterRender, focusIds, focusOn } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { useFace } from '../commands/use-face.ts'
import { useReadable } from '../ui/use-readable.ts'
import { QueryHelp } from './query-help.tsx'
import { resultId, resultsId } from './result-id.ts'
import { suggestionId, SuggestionList, suggestionsId } from './suggestion-list.tsx'
import { useSay } from '../language/use-say.ts'
import './search.css'

/**
 * Asks with every keystroke. The arrows go through the results while one types, or through what an operator offers;
 * Tab completes; Esc closes what is offered, then goes back to the list.
 */
export function SearchField(): ReactElement {
  const say = useSay()
  const { search, suggestions, library } = useServices()
  const input = useRef<HTMLInputElement>(null)
  const text = useReadable(search, (state) => state.text)
  const isActive = useReadable(search, (state) => state.phase !== 'idle')
  const current = useReadable(search, (state) => state.hits[state.cursor]?.row ?? null)
  const offered = useReadable(suggestions, (state) => state.entries.length > 0)
  const at = useReadable(suggestions, (state) => state.at)

  const searchKey = useFace('search.focus', 'list').keys

  const leave = (): void => {
    suggestions.close()
    search.clear()
    library.select([])
    afterRender(() => focusOn('list'))
  }
  const look = (): void => {
    const field = input.current
    if (field !== null) drop(suggestions.look(field.value, field.selectionStart ?? field.value.length))
  }
  const take = (index: number): void => {
    const isWhole = suggestions.state.kind === 'recent'
    const taken = suggestions.taken(search.state.text, index)
    if (taken === null) return
    drop(search.ask(taken.text))
    afterRender(() => {
      input.current?.focus()
      input.current?.setSelectionRange(taken.caret, taken.caret)
      if (isWhole) suggestions.close()
      else look()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (step !== undefined && suggestions.takesArrows) suggestions.move(step)
    else if (event.key === 'Enter' && at !== null) take(at)
    else if (event.key === 'Tab' && !event.shiftKey && offered && suggestions.state.kind !== 'recent') {
      take(at ?? 0)
    } else if (event.key === 'Escape') {
      if (offered && suggestions.state.kind !== 'recent') suggestions.close()
      else leave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className="search-field" data-region="search">
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={input}
        id={focusIds.search}
        type="search"
        aria-label={say('search.search')}
        aria-autocomplete="list"
        aria-controls={offered ? suggestionsId : isActive ? resultsId : undefined}
        aria-activedescendant={
          at !== null ? suggestionId(at) : isActive && current !== null ? resultId(current) : undefined
        }
        placeholder={say('search.search')}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={1000}
        value={text}
        onChange={(event) => {
          drop(search.ask(event.target.value))
          look()
        }}
        onFocus={look}
        onClick={look}
        onKeyUp={(event) => {
          if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) look()
        }}
        onBlur={() => {
          suggestions.close()
        }}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        searchKey !== null && <kbd aria-hidden="true">{searchKey}</kbd>
      ) : (
        <button
          type="button"
          className="search-field-button"
          aria-label={say('search.clearTheSearch')}
          onClick={leave}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
      <QueryHelp />
      <SuggestionList onTake={take} />
    </search>
  )
}
