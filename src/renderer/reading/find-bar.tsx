import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { Say } from '@shared/language/say.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ArticlePage } from './page/article-page.ts'
import type { MatchCount } from './page/marks.ts'
import { useSay } from '../language/use-say.ts'

export interface FindBarProps {
  readonly page: ArticlePage
  readonly matches: MatchCount
  readonly onClose: () => void
}

/** Find in the open article: case and accents do not matter, as in search. */
export function FindBar({ page, matches, onClose }: FindBarProps): ReactElement {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(() => page.selectedText.trim().slice(0, 200) || page.lastQuery)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  useEffect(() => {
    page.find(query)
  }, [page, query])
  const told = query.trim() === '' ? '' : describe(matches, say)
  return (
    <div className="find-bar" role="search" aria-label={say('reading.findInArticle')}>
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
        <Label className="find-label">{say('reading.findInArticle')}</Label>
        <Input
          ref={input}
          className="find-input"
          placeholder={say('reading.findInArticle')}
          spellCheck="false"
        />
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
        label={say('reading.previousMatch')}
        keys="Shift+Enter"
        disabled={matches.total === 0}
        onPress={() => page.stepMatch(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={say('reading.nextMatch')}
        keys="Enter"
        disabled={matches.total === 0}
        onPress={() => page.stepMatch(1)}
      />
      <IconButton icon={X} label={say('reading.closeFind')} keys="Esc" onPress={onClose} />
    </div>
  )
}

function describe({ total, current }: MatchCount, say: Say): string {
  return total === 0 ? say('reading.noMatch') : say('reading.ofMatches', { current, total })
}
