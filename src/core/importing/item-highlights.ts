import type { Highlight, HighlightDraft } from '@shared/highlight.ts'
import { highlightColours, longestNote, longestQuote } from '@shared/highlight.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import { quoteAt } from '@shared/anchor/quote-at.ts'
import { plainText } from '@core/markup/blocks.ts'
import type { ItemHighlight } from './item.ts'

export interface TakenHighlights {
  readonly highlights: readonly HighlightDraft[]
  /** Notes on the whole, and quotes that stand in the text; the others are kept all the same. */
  readonly restored: number
}

/** What an export says was marked, found again in the text that came with it. */
export function takeHighlights(html: string, items: readonly ItemHighlight[]): TakenHighlights {
  const highlights: HighlightDraft[] = []
  let restored = 0
  if (items.length === 0) return { highlights, restored }
  const text = new AnchorText(plainText(html))
  for (const item of items) {
    const taken = draftOf(item)
    if (taken === null) continue
    const placed = taken.quote === '' ? taken : placedIn(text, taken)
    if (placed !== null) restored += 1
    highlights.push(placed ?? taken)
  }
  return { highlights, restored }
}

/** Of highlights those whose words are in this text, placed there; notes on the whole are left out. */
export function highlightsIn(
  html: string,
  highlights: readonly Highlight[],
): ReadonlyMap<Highlight, HighlightDraft> {
  const text = new AnchorText(plainText(html))
  const placed = new Map<Highlight, HighlightDraft>()
  for (const highlight of highlights) {
    const draft = highlight.quote === '' ? null : placedIn(text, asDraft(highlight))
    if (draft !== null) placed.set(highlight, draft)
  }
  return placed
}

/** What is marked in one article, to be marked in another. */
export function asDraft(highlight: Highlight): HighlightDraft {
  const { id: _, changedAt: __, ...draft } = highlight
  return draft
}

function placedIn(text: AnchorText, draft: HighlightDraft): HighlightDraft | null {
  const found = text.find(draft)
  return found === null ? null : { ...draft, ...quoteAt(text.text, found.range) }
}

/** Null for what says nothing. */
function draftOf({ quote, note, tags = [], colour, createdAt }: ItemHighlight): HighlightDraft | null {
  const words = cut((quote ?? '').trim(), longestQuote)
  const written = cut((note ?? '').trim(), longestNote)
  if (words === '' && written === '') return null
  const named = tags.map((tag) => cut(tag.replace(/\s+/g, ' ').trim(), 100)).filter((tag) => tag !== '')
  return {
    quote: words,
    prefix: '',
    suffix: '',
    start: null,
    colour: highlightColours.find((known) => known === colour?.toLowerCase()) ?? 'yellow',
    note: written === '' ? null : written,
    tags: [...new Set(named)].slice(0, 50),
    ...(createdAt === undefined ? {} : { createdAt }),
  }
}

function cut(text: string, most: number): string {
  return text.toWellFormed().slice(0, most).toWellFormed()
}
