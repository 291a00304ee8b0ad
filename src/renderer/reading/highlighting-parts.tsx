import type { ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { Highlight, HighlightColour, HighlightId } from '@shared/highlight.ts'
import { ContentsPanel } from '../highlighting/contents-panel.tsx'
import { HighlightCard } from '../highlighting/highlight-card.tsx'
import { everyHighlight, type HighlightStore } from '../highlighting/highlight-store.ts'
import type { Anchor } from '../highlighting/place-float.ts'
import { SelectionBar } from '../highlighting/selection-bar.tsx'
import { useSay } from '../language/use-say.ts'
import type { ArticlePage } from './page/article-page.ts'
import type { Chosen } from './use-chosen.ts'
import '../highlighting/highlighting.css'

export interface HighlightingPartsProps {
  readonly article: ArticleSummary
  readonly page: ArticlePage
  readonly store: HighlightStore
  readonly highlights: readonly Highlight[]
  readonly chosen: Chosen
  /** Where and what is selected, while the bar of it is wanted. */
  readonly selection: ArticlePage['highlighter']['selected']
  readonly hasPanel: boolean
  /** Grows with every scroll. */
  readonly moves: number
  /** Grows with everything that the page paints anew. */
  readonly version: number
  /** The key that makes a highlight, where it has one. */
  readonly markKey: string | null
  /** Without a colour, that which was used last. */
  readonly onMake: (colour: HighlightColour | null, withNote: boolean) => void
  readonly onCloseCard: () => void
  readonly onClosePanel: () => void
}

/** What floats over the article (a bar at the selection, a card at a highlight), and the panel beside it. */
export function HighlightingParts(props: HighlightingPartsProps): ReactElement {
  const { article, page, store, highlights, chosen, selection, hasPanel, moves, version } = props
  const { onMake, onCloseCard, onClosePanel } = props
  const say = useSay()
  const { card, setCard } = chosen
  // What a place depends on besides its range, which only the page knows.
  const seen = `${String(version)} ${String(moves)}`
  const openCard =
    typeof card === 'object' && card !== null ? highlights.find((known) => known.id === card.id) : undefined
  const selectionAnchor = anchorOf(page, () => selection?.range ?? null, seen)
  return (
    <>
      {hasPanel && (
        <ContentsPanel
          key={article.id}
          outline={page.outline}
          highlights={highlights}
          orphans={page.highlighter.orphans}
          current={page.highlighter.current}
          markKey={props.markKey}
          onHeading={(index) => {
            page.goToHeading(index)
          }}
          onHighlight={(highlight) => {
            page.goToHighlight(highlight.id)
            setCard({ id: highlight.id })
          }}
          onNote={() => {
            setCard('new note')
          }}
          onCopy={() => {
            void store.copyMarkdown(article.id, everyHighlight)
          }}
          onClose={onClosePanel}
        />
      )}
      {selectionAnchor !== null && (
        <SelectionBar
          key={moves}
          anchor={selectionAnchor}
          onHighlight={(colour) => {
            onMake(colour, false)
          }}
          onNote={() => {
            onMake(null, true)
          }}
          onCopy={() => {
            void store.copy(selection?.quote.quote ?? '', say('reading.copiedTheSelectedWords'))
          }}
        />
      )}
      {openCard && (
        <HighlightCard
          key={openCard.id}
          highlight={openCard}
          anchor={anchorOf(page, () => page.highlighter.rangeOf(openCard.id), seen)}
          onChange={(change) => {
            void store.change(article.id, openCard.id, change)
          }}
          onRemove={() => {
            onCloseCard()
            void store.remove(article.id, openCard.id)
          }}
          onCopy={() => {
            void store.copy(openCard.quote || (openCard.note ?? ''), say('reading.copiedTheHighlight'))
          }}
          onClose={onCloseCard}
        />
      )}
      {card === 'new note' && (
        <HighlightCard
          highlight={emptyNote}
          anchor={null}
          onChange={({ note = null, tags = [] }) => {
            if (note !== null) void store.add(article.id, { ...emptyNote, note, tags })
            setCard(null)
          }}
          onRemove={onCloseCard}
          onCopy={onCloseCard}
          onClose={onCloseCard}
        />
      )}
    </>
  )
}

/** @param seen asked again whenever this changes, since neither page nor range tells that it stands elsewhere */
function anchorOf(page: ArticlePage, find: () => Range | null, seen: string): Anchor | null {
  const range = find()
  if (range === null || seen === '') return null
  const { top, bottom, left, width } = range.getBoundingClientRect()
  return { top, bottom, left, width, room: page.room }
}

const emptyNote: Highlight = {
  id: '0000000000000000' as HighlightId,
  quote: '',
  prefix: '',
  suffix: '',
  start: null,
  colour: 'yellow',
  note: null,
  tags: [],
  createdAt: '',
  changedAt: '',
}
