import { ClipboardCopy } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { highlightColours } from '@shared/highlight.ts'
import { drop } from '../app/drop.ts'
import { focusIds } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { colourNames } from './colour-choice.tsx'
import { HighlightLine } from './highlight-line.tsx'
import { useSay } from '../language/use-say.ts'
import './highlighting.css'

/** All that is marked in the library, by article, with a search of its own; each leads to its place. */
export function HighlightList(): ReactElement {
  const say = useSay()
  const { highlightList, highlights } = useServices()
  const { query, page, wanted } = useReadable(highlightList, (state) => state)
  useEffect(() => {
    drop(highlightList.ask({}))
  }, [highlightList])
  const ask = (change: Parameters<typeof highlightList.ask>[0]): void => {
    drop(highlightList.ask(change))
  }
  const groups = useRef<HTMLElement>(null)
  useEffect(() => {
    // Shown before there was anything in it to take the focus.
    if (page === null || document.activeElement !== groups.current) return
    groups.current?.querySelector<HTMLElement>('.contents-item')?.focus()
  }, [page])
  const told =
    page === null
      ? ''
      : say('highlighting.told', {
          highlights: say('count.highlights', { count: page.highlights }),
          articles: say('count.articles', { count: page.articles }),
        })
  return (
    <div className="highlight-list">
      <div className="highlight-filter" role="search" aria-label={say('highlighting.highlights')}>
        <input
          type="search"
          aria-label={say('highlighting.findInHighlightsAndNotes')}
          placeholder={say('highlighting.findInHighlightsAndNotes')}
          value={query.text}
          dir="auto"
          maxLength={500}
          onChange={(event) => {
            ask({ text: event.target.value })
          }}
        />
        <select
          aria-label={say('highlighting.colour')}
          value={query.colour ?? ''}
          onChange={(event) => {
            ask({ colour: highlightColours.find((colour) => colour === event.target.value) ?? null })
          }}
        >
          <option value="">{say('highlighting.anyColour')}</option>
          {highlightColours.map((colour) => (
            <option key={colour} value={colour}>
              {say(colourNames[colour])} ({say.number(page?.colours[colour] ?? 0)})
            </option>
          ))}
        </select>
        <select
          aria-label={say('highlighting.tag')}
          value={query.tag ?? ''}
          onChange={(event) => {
            ask({ tag: event.target.value === '' ? null : event.target.value })
          }}
        >
          <option value="">{say('highlighting.anyTag')}</option>
          {tagNames(page?.tags ?? [], query.tag).map(({ name, count }) => (
            <option key={name} value={name}>
              {name} ({say.number(count)})
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={query.notesOnly}
            onChange={(event) => {
              ask({ notesOnly: event.target.checked })
            }}
          />{' '}
          {say('highlighting.withNotes')}
        </label>
        <div className="highlight-told">
          <output aria-live="polite">{told}</output>
          <IconButton
            icon={ClipboardCopy}
            label={say('highlighting.copyTheseAsMarkdown')}
            disabled={(page?.highlights ?? 0) === 0}
            onPress={() => {
              drop(highlights.copyMarkdown(null, query))
            }}
          />
        </div>
      </div>
      <section
        ref={groups}
        id={focusIds.list}
        className="highlight-groups"
        aria-label={say('highlighting.highlightsByArticle')}
        tabIndex={-1}
        onFocus={(event) => {
          if (event.target === event.currentTarget)
            event.currentTarget.querySelector<HTMLElement>('.contents-item')?.focus()
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
          if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          event.stopPropagation()
          const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.contents-item')]
          const at = items.findIndex((item) => item === document.activeElement)
          items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus()
        }}
      >
        {page?.groups.map(({ article, highlights: marked }) => (
          // No landmark of its own: a hundred of them would be no help to find one's way.
          <div
            key={article.id}
            role="group"
            aria-label={article.title.trim() || say('highlighting.untitled')}
          >
            <h2 dir="auto">{article.title.trim() || say('highlighting.untitled')}</h2>
            <ul>
              {marked.map((highlight) => (
                <HighlightLine
                  key={highlight.id}
                  highlight={highlight}
                  isCurrent={wanted?.highlight === highlight.id}
                  onPress={() => {
                    drop(highlightList.open(article, highlight.id))
                  }}
                />
              ))}
            </ul>
          </div>
        ))}
        {page !== null && page.highlights === 0 && (
          <p className="contents-none">{say('highlighting.noHighlightFits')}</p>
        )}
        {page !== null && page.groups.length < page.articles && (
          <TextButton
            onPress={() => {
              drop(highlightList.more())
            }}
          >
            {say('highlighting.showMoreArticles')}
          </TextButton>
        )}
      </section>
    </div>
  )
}

/** A tag that was chosen stays to be seen, also where nothing fits it any more. */
function tagNames(
  tags: readonly { readonly name: string; readonly count: number }[],
  chosen: string | null,
): readonly { readonly name: string; readonly count: number }[] {
  return chosen === null || tags.some(({ name }) => name === chosen)
    ? tags
    : [{ name: chosen, count: 0 }, ...tags]
}
