import { useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactElement } from 'react'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { Highlight, HighlightColour, HighlightId } from '@shared/highlight.ts'
import { colourNames } from '../highlighting/colour-choice.tsx'
import { ContentsPanel } from '../highlighting/contents-panel.tsx'
import { HighlightCard } from '../highlighting/highlight-card.tsx'
import { everyHighlight, type HighlightStore } from '../highlighting/highlight-store.ts'
import type { Anchor } from '../highlighting/place-float.ts'
import { SelectionBar } from '../highlighting/selection-bar.tsx'
import { useReadable } from '../ui/use-readable.ts'
import type { ReadingCommands } from './reading-commands.ts'
import type { ArticlePage } from './page/article-page.ts'
import { useSay } from '../language/use-say.ts'
import '../highlighting/highlighting.css'

export interface HighlightingOptions {
  readonly article: ArticleSummary | null
  readonly page: ArticlePage | null
  readonly store: HighlightStore
  /** Said to those who listen. */
  readonly announce: (words: string) => void
  readonly commands: Pick<ReadingCommands, 'face'>
  /** A highlight that is to be shown, from the list of all; a new object asks again. */
  readonly wanted: { readonly highlight: HighlightId } | null
}

/** What is selected, which card is open, and what the commands do with both. */
export interface Highlighting {
  /** What floats over the article, and the panel beside it: goes before the frame. */
  readonly parts: ReactElement | null
  /** The text of the article stands on the page now. */
  readonly shown: () => void
  readonly onSelect: (clicked: HighlightId | null) => void
  readonly onMove: () => void
  readonly make: (withNote: boolean) => void
  readonly step: (direction: 1 | -1) => boolean
  readonly pick: (direction: 1 | -1) => boolean
  readonly isPicking: () => boolean
  readonly toggleContents: () => void
  readonly dismiss: () => boolean
}

type Card = { readonly id: HighlightId } | 'new note' | null

interface Chosen {
  readonly article: ArticleId | null
  readonly card: Card
  readonly isSelected: boolean
}

const neverChanges = (): (() => void) => () => undefined

export function useHighlighting(options: HighlightingOptions): Highlighting {
  const say = useSay()
  const { article, page, store, announce, commands, wanted } = options
  const highlights = useReadable(store, (state) => state.highlights)
  const colour = useReadable(store, (state) => state.colour)
  const id = article?.id ?? null
  const [chosen, setChosen] = useState<Chosen>({ article: null, card: null, isSelected: false })
  const [hasPanel, setPanel] = useState(false)
  // Where things stand in the window after a scroll.
  const [moves, setMoves] = useState(0)
  const version = useSyncExternalStore(
    page?.highlighter.subscribe ?? neverChanges,
    () => page?.highlighter.version ?? 0,
  )
  // What was chosen in another article is chosen no more.
  const { card, isSelected } = chosen.article === id ? chosen : { card: null, isSelected: false }
  const setCard = (to: Card): void => {
    setChosen({ article: id, card: to, isSelected: false })
  }
  const setSelected = (to: boolean): void => {
    setChosen({ article: id, card, isSelected: to })
  }
  const look = (): void => {
    setMoves(moves + 1)
  }

  useEffect(() => {
    void store.follow(id)
  }, [store, id])
  useEffect(() => {
    page?.showHighlights(highlights)
  }, [page, highlights])

  const goToWanted = (): void => {
    if (wanted === null || !highlights.some((known) => known.id === wanted.highlight)) return
    page?.goToHighlight(wanted.highlight)
  }
  const onWanted = useEffectEvent(goToWanted)
  const wantedNow = highlights.some((known) => known.id === wanted?.highlight) ? wanted : null
  useEffect(() => {
    if (wantedNow !== null) onWanted()
  }, [wantedNow])

  // `seen`: what it depends on besides its range, which only the page knows.
  const anchorOf = (range: Range | null, seen: string): Anchor | null => {
    if (page === null || range === null || seen === '') return null
    const { top, bottom, left, width } = range.getBoundingClientRect()
    return { top, bottom, left, width, room: page.room }
  }

  const make = async (into: HighlightColour, withNote: boolean): Promise<void> => {
    const selected = page?.highlighter.selected ?? null
    if (article === null || page === null || selected === null) return
    const same = page.highlighter.sameAs(selected.quote)
    page.unselect()
    setSelected(false)
    if (same !== null && withNote) {
      setCard({ id: same.id })
      return
    }
    if (same !== null) {
      await store.change(article.id, same.id, { colour: into })
      return
    }
    const made = await store.add(article.id, { ...selected.quote, colour: into, note: null, tags: [] })
    if (made !== null && withNote) setCard({ id: made })
  }

  const hasSelection = (): boolean => (page?.highlighter.selected ?? null) !== null

  const close = (): void => {
    setCard(null)
    page?.focus()
  }
  const tell = (highlight: Highlight): void => {
    const at = (page?.highlighter.found.indexOf(highlight.id) ?? -1) + 1
    const said = say('reading.highlightTold', {
      colour: say(colourNames[highlight.colour]),
      at,
      total: page?.highlighter.found.length ?? 0,
      words: highlight.quote,
    })
    announce(highlight.note === null ? said : `${said} ${say('reading.noteTold', { note: highlight.note })}`)
  }
  const openCard =
    typeof card === 'object' && card !== null ? highlights.find((known) => known.id === card.id) : undefined
  const selection = isSelected && card === null ? (page?.highlighter.selected ?? null) : null
  const selectionAnchor = anchorOf(selection?.range ?? null, `${String(version)} ${String(moves)}`)
  const current = page?.highlighter.current ?? null

  const parts = article && page && (
    <>
      {hasPanel && (
        <ContentsPanel
          key={article.id}
          outline={page.outline}
          highlights={highlights}
          orphans={page.highlighter.orphans}
          current={current}
          markKey={commands.face('highlight.make')?.keys ?? null}
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
          onClose={() => {
            setPanel(false)
            page.focus()
          }}
        />
      )}
      {selectionAnchor !== null && (
        <SelectionBar
          key={moves}
          anchor={selectionAnchor}
          onHighlight={(chosen) => {
            void make(chosen, false)
          }}
          onNote={() => {
            void make(colour, true)
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
          anchor={anchorOf(page.highlighter.rangeOf(openCard.id), `${String(version)} ${String(moves)}`)}
          onChange={(change) => {
            void store.change(article.id, openCard.id, change)
          }}
          onRemove={() => {
            close()
            void store.remove(article.id, openCard.id)
          }}
          onCopy={() => {
            void store.copy(openCard.quote || (openCard.note ?? ''), say('reading.copiedTheHighlight'))
          }}
          onClose={close}
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
          onRemove={close}
          onCopy={close}
          onClose={close}
        />
      )}
    </>
  )

  return {
    parts,
    shown: () => {
      page?.showHighlights(highlights)
      goToWanted()
    },
    onSelect: (clicked) => {
      const hasWords = hasSelection()
      if (clicked !== null) {
        page?.highlighter.mark(clicked)
        setCard({ id: clicked })
        return
      }
      setSelected(hasWords)
      if (card === null && !hasWords) page?.highlighter.mark(null)
    },
    onMove: () => {
      if (isSelected || card !== null) look()
    },
    make: (withNote) => {
      if (page === null) return
      if (page.highlighter.selected !== null) void make(colour, withNote)
      else if (page.highlighter.current !== null) setCard({ id: page.highlighter.current })
      else if (page.selectSentence(1)) setSelected(true)
    },
    step: (direction) => {
      const next = page?.stepHighlight(direction) ?? null
      const highlight = highlights.find((known) => known.id === next)
      if (highlight === undefined) return false
      page?.unselect()
      setSelected(false)
      tell(highlight)
      return true
    },
    pick: (direction) => {
      const moved = page?.selectSentence(direction) ?? false
      if (moved) look()
      return moved
    },
    isPicking: () => isSelected && hasSelection(),
    toggleContents: () => {
      setPanel(!hasPanel)
      if (hasPanel) page?.focus()
    },
    dismiss: () => {
      if (card !== null) {
        close()
        return true
      }
      if (isSelected && hasSelection()) {
        page?.unselect()
        setSelected(false)
        return true
      }
      // Asked now, and not as it was when last shown.
      if (page !== null && page.highlighter.current !== null) {
        page.highlighter.mark(null)
        return true
      }
      if (!hasPanel) return false
      setPanel(false)
      page?.focus()
      return true
    },
  }
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
