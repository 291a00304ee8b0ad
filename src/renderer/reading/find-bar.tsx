import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { IconButton } from '../ui/icon-button.tsx'
import type { ArticlePage } from './page/article-page.ts'
import type { MatchCount } from './page/marks.ts'

export interface FindBarProps {
  readonly page: ArticlePage
  readonly matches: MatchCount
  readonly onClose: () => void
}

/** Find in the open article: case and accents do not matter, as in search. */
export function FindBar({ page, matches, onClose }: FindBarProps): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(() => page.selectedText.trim().slice(0, 200) || page.lastQuery)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  useEffect(() => {
    page.find(query)
  }, [page, query])
  const told = query.trim() === '' ? '' : describe(matches)
  return (
    <div className="find-bar" role="search" aria-label="Find in article">
      <SearchField
        className="find-field"
        value={query}
        onChange={setQuery}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') page.stepMatch(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else event.continuePropagation()
        }}
      >
        <Label className="find-label">Find in article</Label>
        <Input ref={input} className="find-input" placeholder="Find in article" spellCheck="false" />
      </SearchField>
      <output
        className="find-count"
        aria-live="polite"
        data-none={matches.total === 0 && told !== '' ? true : undefined}
      >
        {told}
      </output>
      <IconButton
        icon={ChevronUp}
        label="Previous match"
        keys="Shift+Enter"
        disabled={matches.total === 0}
        onPress={() => page.stepMatch(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next match"
        keys="Enter"
        disabled={matches.total === 0}
        onPress={() => page.stepMatch(1)}
      />
      <IconButton icon={X} label="Close find" keys="Esc" onPress={onClose} />
    </div>
  )
}

function describe({ total, current }: MatchCount): string {
  return total === 0 ? 'No match' : `${String(current)} of ${String(total)}`
}
