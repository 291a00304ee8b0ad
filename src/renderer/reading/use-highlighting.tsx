import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Highlight, HighlightColour } from '@shared/highlight.ts'
import { colourNames } from '../highlighting/colour-choice.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'
import type { Highlighting, HighlightingOptions } from './highlighting.ts'
import { HighlightingParts } from './highlighting-parts.tsx'
import { useChosen } from './use-chosen.ts'

const neverChanges = (): (() => void) => () => undefined

/** Follows the marks of the open article, and answers what is selected, clicked and pressed there. */
export function useHighlighting(options: HighlightingOptions): Highlighting {
  const say = useSay()
  const { article, page, store, announce, commands, wanted } = options
  const highlights = useReadable(store, (state) => state.highlights)
  const colour = useReadable(store, (state) => state.colour)
  const id = article?.id ?? null
  const chosen = useChosen(id)
  const { card, isSelected, setCard, setSelected } = chosen
  const [hasPanel, setPanel] = useState(false)
  // Where things stand in the window after a scroll.
  const [moves, setMoves] = useState(0)
  const version = useSyncExternalStore(
    page?.highlighter.subscribe ?? neverChanges,
    () => page?.highlighter.version ?? 0,
  )
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
    if (wanted === null || !store.state.highlights.some((known) => known.id === wanted.highlight)) return
    page?.goToHighlight(wanted.highlight)
  }
  const onWanted = useEffectEvent(goToWanted)
  const wantedNow = highlights.some((known) => known.id === wanted?.highlight) ? wanted : null
  useEffect(() => {
    if (wantedNow !== null) onWanted()
  }, [wantedNow])

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
  const selection = isSelected && card === null ? (page?.highlighter.selected ?? null) : null
  const parts = article && page && (
    <HighlightingParts
      article={article}
      page={page}
      store={store}
      highlights={highlights}
      chosen={chosen}
      selection={selection}
      hasPanel={hasPanel}
      moves={moves}
      version={version}
      markKey={commands.face('highlight.make')?.keys ?? null}
      onMake={(into, withNote) => {
        void make(into ?? colour, withNote)
      }}
      onCloseCard={close}
      onClosePanel={() => {
        setPanel(false)
        page.focus()
      }}
    />
  )

  return {
    parts,
    shown: () => {
      // Those of now: they may have come while the article was set.
      page?.showHighlights(store.state.highlights)
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
