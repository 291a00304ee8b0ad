import { ClipboardCopy, MessageSquarePlus, X } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import type { OutlineHeading } from '../reading/page/outline.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { HighlightLine } from './highlight-line.tsx'
import { useSay } from '../language/use-say.ts'

export interface ContentsPanelProps {
  readonly outline: readonly OutlineHeading[]
  readonly highlights: readonly Highlight[]
  /** Those whose words are not in the text any more. */
  readonly orphans: readonly HighlightId[]
  readonly current: HighlightId | null
  /** The key that marks what is selected. */
  readonly markKey: string | null
  readonly onHeading: (index: number) => void
  readonly onHighlight: (highlight: Highlight) => void
  readonly onNote: () => void
  readonly onCopy: () => void
  readonly onClose: () => void
}

/** Beside the article: its headings and what is marked in it, as lists that any reader can walk through. */
export function ContentsPanel(props: ContentsPanelProps): ReactElement {
  const say = useSay()
  const { outline, highlights, orphans, current, markKey, onHeading, onHighlight, onNote, onCopy, onClose } =
    props
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('.contents-item')?.focus()
  }, [])
  const lost = new Set(orphans)
  const found = highlights.filter(({ id }) => !lost.has(id))
  const missing = highlights.filter(({ id }) => lost.has(id))
  const lines = (some: readonly Highlight[]): ReactElement => (
    <ul>
      {some.map((highlight) => (
        <HighlightLine
          key={highlight.id}
          highlight={highlight}
          isCurrent={highlight.id === current}
          onPress={() => {
            onHighlight(highlight)
          }}
        />
      ))}
    </ul>
  )
  return (
    <aside
      ref={panel}
      className="contents-panel"
      aria-label={say('highlighting.contentsAndHighlights')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
          return
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.contents-item')]
        const at = items.findIndex((item) => item === document.activeElement)
        items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus()
      }}
    >
      <div className="contents-head">
        <h2>{say('highlighting.contents')}</h2>
        <IconButton icon={X} label={say('highlighting.closeTheContents')} keys="Esc" onPress={onClose} />
      </div>
      {outline.length === 0 ? (
        <p className="contents-none">{say('highlighting.thisArticleHasNoHeadings')}</p>
      ) : (
        <ul>
          {outline.map(({ index, text, level }) => (
            <li key={index}>
              <button
                type="button"
                className="contents-item contents-heading"
                data-level={Math.min(level, 4)}
                dir="auto"
                onClick={() => {
                  onHeading(index)
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="contents-head">
        <h2>{say('highlighting.highlights')}</h2>
        <IconButton
          icon={MessageSquarePlus}
          label={say('highlighting.writeANoteOnTheArticle')}
          onPress={onNote}
        />
        <IconButton
          icon={ClipboardCopy}
          label={say('highlighting.copyAsMarkdown')}
          disabled={highlights.length === 0}
          onPress={onCopy}
        />
      </div>
      {highlights.length === 0 && (
        <p className="contents-none">{say('highlighting.selectWordsAndPressHTo', { key: markKey ?? '' })}</p>
      )}
      {found.length > 0 && lines(found)}
      {missing.length > 0 && (
        <>
          <h3 className="contents-orphans">{say('highlighting.notFound', { count: missing.length })}</h3>
          {lines(missing)}
        </>
      )}
    </aside>
  )
}
