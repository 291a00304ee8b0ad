import type { Highlight, HighlightId } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import type { Quote } from '@shared/anchor/anchor.ts'
import { quoteAt } from '@shared/anchor/quote-at.ts'
import type { TextRange } from '@shared/search.ts'
import { PageText } from './page-text.ts'

/** What stands on the page and not in the article: a place that the app ran in, the name of a picture that is missing. */
const furniture = '.gap, .dateline, .dateline-dash, .link-note'

interface Placed {
  readonly highlight: Highlight
  readonly place: TextRange
  readonly range: Range
}

/**
 * What the reader marked, found in the text by its words and painted with the CSS Custom Highlight API: the article's
 * elements are not touched, so that places, selections and copies stay whole.
 */
export class Highlighter {
  readonly #window: Window & typeof globalThis
  #page: PageText | null = null
  #anchors: AnchorText | null = null
  #body: Element
  #highlights: readonly Highlight[] = []
  #placed: readonly Placed[] = []
  #current: HighlightId | null = null
  readonly #listeners = new Set<() => void>()
  #version = 0
  readonly #sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })

  constructor(window: Window & typeof globalThis, body: Element) {
    this.#window = window
    this.#body = body
  }

  /** Rises whenever something else is painted. */
  get version(): number {
    return this.#version
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Another article: nothing is marked in it until `put` says so. */
  open(body: Element): void {
    this.#body = body
    this.#page = null
    this.#anchors = null
    this.#highlights = []
    this.#placed = []
    this.#current = null
    this.#paint()
  }

  /** Those whose words are not in the text are left out of `found`. */
  put(highlights: readonly Highlight[]): void {
    this.#highlights = highlights
    this.#placed = highlights
      .flatMap((highlight) => {
        if (highlight.quote === '') return []
        const place = this.#anchorText.find(highlight)?.range
        const range = place === undefined ? null : this.#pageText.rangeOf(place)
        return place === undefined || range === null ? [] : [{ highlight, place, range }]
      })
      .sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end)
    if (!highlights.some(({ id }) => id === this.#current)) this.#current = null
    this.#paint()
  }

  /** Ids in the order of the text. */
  get found(): readonly HighlightId[] {
    return this.#placed.map(({ highlight }) => highlight.id)
  }

  get current(): HighlightId | null {
    return this.#current
  }

  mark(id: HighlightId | null): void {
    this.#current = id
    this.#paint()
  }

  rangeOf(id: HighlightId): Range | null {
    return this.#placed.find(({ highlight }) => highlight.id === id)?.range ?? null
  }

  /** The innermost highlight at a point of the window; null where there is none. */
  at(x: number, y: number): HighlightId | null {
    let best: Placed | null = null
    for (const placed of this.#placed) {
      const isThere = [...placed.range.getClientRects()].some(
        ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      )
      if (!isThere) continue
      const length = placed.place.end - placed.place.start
      if (best === null || length < best.place.end - best.place.start) best = placed
    }
    return best?.highlight.id ?? null
  }

  /** The selection as a quote, in whole graphemes and without white space at its ends; null where no words are selected. */
  get selected(): { readonly quote: Quote; readonly range: Range } | null {
    const selection = this.#window.document.getSelection()
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
    const place = this.#placeOf(selection.getRangeAt(0))
    const range = place === null ? null : this.#pageText.rangeOf(place)
    return place === null || range === null ? null : { quote: quoteAt(this.#pageText.text, place), range }
  }

  /** A highlight of the very same words at the very same place. */
  sameAs({ start, quote }: Quote): Highlight | null {
    return (
      this.#placed.find(({ place, highlight }) => place.start === start && highlight.quote === quote)
        ?.highlight ?? null
    )
  }

  /** Selects the sentence after or before what is selected; the first in sight where nothing is. */
  selectSentence(direction: 1 | -1): Range | null {
    const selected = this.#window.document.getSelection()
    const from =
      selected === null || selected.isCollapsed || selected.rangeCount === 0
        ? null
        : this.#placeOf(selected.getRangeAt(0))
    const sentences = this.#allSentences()
    const index =
      from === null
        ? sentences.findIndex((place) => this.#isInSight(place))
        : direction === 1
          ? sentences.findIndex(({ start }) => start >= from.end)
          : sentences.findLastIndex(({ end }) => end <= from.start)
    const place = sentences[index]
    const range = place === undefined ? null : this.#pageText.rangeOf(place)
    if (range === null) return null
    selected?.removeAllRanges()
    selected?.addRange(range)
    return range
  }

  /** All sentences by their places, and which of them is the first in sight. */
  get sentences(): { readonly places: readonly TextRange[]; readonly first: number } {
    const places = this.#allSentences()
    return {
      places,
      first: Math.max(
        0,
        places.findIndex((place) => this.#isInSight(place)),
      ),
    }
  }

  sentenceAt(place: TextRange): { readonly words: string; readonly range: Range } | null {
    const range = this.#pageText.rangeOf(place)
    return range === null ? null : { words: this.#pageText.text.slice(place.start, place.end), range }
  }

  #allSentences(): readonly TextRange[] {
    const { text } = this.#pageText
    const found: TextRange[] = []
    let start = 0
    // A heading has no full stop: sentences never run over a break between blocks.
    for (const line of text.split('\n')) {
      for (const { segment, index } of this.#sentences.segment(line)) {
        const trimmed = trim(text, { start: start + index, end: start + index + segment.length })
        if (trimmed !== null) found.push(trimmed)
      }
      start += line.length + 1
    }
    return found
  }

  #isInSight(place: TextRange): boolean {
    const box = this.#pageText.rangeOf(place)?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom > 0
  }

  #placeOf(range: Range): TextRange | null {
    const start = this.#pageText.positionOf(range.startContainer, range.startOffset)
    const end = this.#pageText.positionOf(range.endContainer, range.endOffset)
    if (start === null || end === null || end <= start) return null
    const trimmed = trim(this.#pageText.text, { start, end })
    return trimmed === null ? null : this.#pageText.folded.whole(trimmed)
  }

  get #pageText(): PageText {
    this.#page ??= new PageText(this.#body, furniture)
    return this.#page
  }

  get #anchorText(): AnchorText {
    this.#anchors ??= new AnchorText(this.#pageText.text)
    return this.#anchors
  }

  #paint(): void {
    const { highlights } = this.#window.CSS
    const paint = (name: string, ranges: readonly Range[], priority: number): void => {
      highlights.delete(name)
      if (ranges.length === 0) return
      const highlight = new this.#window.Highlight(...ranges)
      highlight.priority = priority
      highlights.set(name, highlight)
    }
    const rangesOf = (test: (highlight: Highlight) => boolean): readonly Range[] =>
      this.#placed.filter(({ highlight }) => test(highlight)).map(({ range }) => range)
    // Below the marks of a search.
    for (const colour of highlightColours)
      paint(
        `reader-${colour}`,
        rangesOf((highlight) => highlight.colour === colour),
        -3,
      )
    paint(
      'reader-noted',
      rangesOf(({ note }) => note !== null),
      -2,
    )
    paint(
      'reader-current',
      rangesOf(({ id }) => id === this.#current),
      -1,
    )
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }

  /** What is listed and not in the text. */
  get orphans(): readonly HighlightId[] {
    const found = new Set(this.found)
    return this.#highlights.filter(({ id, quote }) => quote !== '' && !found.has(id)).map(({ id }) => id)
  }
}

function trim(text: string, { start, end }: TextRange): TextRange | null {
  const words = text.slice(start, end)
  const trimmed = words.trim()
  if (trimmed === '') return null
  const from = start + words.indexOf(trimmed)
  return { start: from, end: from + trimmed.length }
}
