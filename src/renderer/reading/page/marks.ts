import type { ReadingHit } from '../reading-commands.ts'
import { findAll, findSnippet } from './folded-text.ts'
import type { PageText } from './page-text.ts'

/** As many as anyone steps through; finding "e" in a book stops here. */
const mostMatches = 5000

export interface MatchCount {
  readonly total: number
  /** 1 for the first; 0 when there is none. */
  readonly current: number
}

/**
 * Found words, marked with the CSS Custom Highlight API: the text itself is not touched, so places, selections and
 * copies stay whole. The page runs no script; its registry is filled from outside.
 */
export class Marks {
  readonly #window: Window & typeof globalThis
  #ranges: readonly Range[] = []
  #current = -1

  constructor(window: Window & typeof globalThis) {
    this.#window = window
  }

  get count(): MatchCount {
    return { total: this.#ranges.length, current: this.#current + 1 }
  }

  get current(): Range | null {
    return this.#ranges[this.#current] ?? null
  }

  clear(): void {
    this.#ranges = []
    this.#current = -1
    this.#paint()
  }

  /** Marks every place of the query; current becomes the first for which `from` holds, else the first. */
  find(page: PageText, query: string, from: (range: Range) => boolean): void {
    this.#ranges = findAll(page.folded, query, { atWordStart: false, limit: mostMatches })
      .map((range) => page.rangeOf(range))
      .filter((range) => range !== null)
    const next = this.#ranges.findIndex(from)
    this.#current = this.#ranges.length === 0 ? -1 : Math.max(0, next)
    this.#paint()
  }

  /** Marks the words of a search hit; current becomes the first one in its sentence. */
  openAt(page: PageText, hit: ReadingHit): void {
    const found = hit.terms
      .flatMap((term) => findAll(page.folded, term, { atWordStart: true, limit: mostMatches }))
      .sort((a, b) => a.start - b.start || b.end - a.end)
    // "cease" inside "ceasefire" is one mark, not two.
    const ranges = found.filter((range, index) => index === 0 || range.start >= (found[index - 1]?.end ?? 0))
    const sentence = findSnippet(page.folded, hit.snippet)
    const marked = ranges.length === 0 && sentence ? [sentence] : ranges
    // A typo forgiven may leave no marked word in the sentence itself: then the next one after it.
    const there = sentence ? marked.findIndex((range) => range.start >= sentence.start) : 0
    this.#ranges = marked.map((range) => page.rangeOf(range)).filter((range) => range !== null)
    this.#current = there >= 0 && this.#ranges.length > 0 ? there : this.#ranges.length - 1
    this.#paint()
  }

  /** Goes round at the ends. */
  step(direction: 1 | -1): void {
    const total = this.#ranges.length
    if (total === 0) return
    this.#current = (this.#current + direction + total) % total
    this.#paint()
  }

  #paint(): void {
    const { highlights } = this.#window.CSS
    highlights.delete('match')
    highlights.delete('current-match')
    if (this.#ranges.length === 0) return
    // Constructed in the page's own realm: a registry takes only its own.
    highlights.set('match', new this.#window.Highlight(...this.#ranges))
    const { current } = this
    if (!current) return
    const highlight = new this.#window.Highlight(current)
    highlight.priority = 1
    highlights.set('current-match', highlight)
  }
}
