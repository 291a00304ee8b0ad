import type { ReadingPlace } from '@shared/article.ts'
import type { BlockBox } from './place.ts'
import { offsetTo, placeAt, progressAt, readingLine } from './place.ts'

/** Where the first line of a place is put, in CSS pixels from the top of the window: not cut by its edge. */
const firstLine = 28
/**
 * Blocks that were never painted have estimated heights; each pass paints those in sight and measures again. A smooth
 * scroll that was under way moves the page once more after it was told to be elsewhere, which they mend, too.
 */
const mostPasses = 6

/** Moves over the page and knows where on it the reader is. */
export class Scroller {
  readonly #window: Window
  #body: Element
  #lengths: readonly number[] = []
  #anchor: ReadingPlace = { block: 0, fraction: 0 }
  #settling = 0
  /** Where the page is on its way to, in CSS pixels from its top; null while it rests or a hand moves it. */
  #goal: number | null = null
  #isAtLine = false
  /** Where the line that is read is held, as a share of the window's height; null where it is not. */
  heldAt: number | null = null

  constructor(window: Window, body: Element) {
    this.#window = window
    this.#body = body
    window.document.addEventListener('scrollend', () => {
      this.#goal = null
    })
  }

  show(body: Element): void {
    this.#body = body
    this.#lengths = [...body.children].map((block) => block.textContent.length)
    this.toStart()
  }

  get place(): ReadingPlace {
    return this.#anchor
  }

  get progress(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.#root
    if (scrollHeight <= clientHeight) return 0
    if (this.isAtEnd) return 1
    if (scrollTop <= 0) return 0
    return progressAt(this.#placeAt(readingLine(scrollTop, scrollHeight, clientHeight)), this.#lengths)
  }

  /** Has the last line of the text come into sight? The blank below it is not waited for. */
  get isAtEnd(): boolean {
    return this.#body.getBoundingClientRect().bottom <= this.#root.clientHeight + 2 || this.#isAtBottom
  }

  /** To be called on every scroll: the place is kept by the text, so that it survives what comes next. */
  noteScroll(): void {
    if (this.#isSettling) return
    this.#anchor = this.#root.scrollTop <= 0 ? { block: 0, fraction: 0 } : this.#placeAt(firstLine)
  }

  /** After a change of size, face or window: the same words stay where they were. */
  keepPlace(): void {
    if (this.#anchor.block === 0 && this.#anchor.fraction === 0) return
    this.goTo(this.#anchor)
  }

  goTo(place: ReadingPlace): void {
    const last = this.#body.children.length - 1
    const wanted = place.block > last ? { block: Math.max(0, last), fraction: 1 } : place
    this.#anchor = wanted
    this.#settle(() => offsetTo(wanted, firstLine, this.#boxOf(wanted.block)))
  }

  /** Puts a found word at a third of the window's height. */
  reveal(range: Range): void {
    this.#settle(() => this.#distanceOf(range.getClientRects()[0] ?? range.getBoundingClientRect(), 1 / 3))
  }

  /** Only where it is not in sight already. */
  revealIfHidden(range: Range): void {
    const { top, bottom } = range.getBoundingClientRect()
    const margin = this.#root.clientHeight / 12
    if (top < margin || bottom > this.#root.clientHeight - margin) this.reveal(range)
  }

  revealElement(element: Element): void {
    this.#settle(() => this.#distanceOf(element.getBoundingClientRect(), 1 / 5))
  }

  /** Of a box from where it is wanted: its top at a share of the window's height, or its middle where lines are held. */
  #distanceOf({ top, bottom }: DOMRect, share: number): number {
    const { clientHeight } = this.#root
    return this.heldAt === null ? top - clientHeight * share : (top + bottom) / 2 - clientHeight * this.heldAt
  }

  /** A screenful less two lines, so that the eye finds its place. False at that end already. */
  page(direction: 1 | -1, lineHeightPx: number): boolean {
    if (direction === 1 ? this.#isAtBottom : this.#root.scrollTop <= 0) return false
    const step = Math.max(this.#root.clientHeight - 2 * lineHeightPx, this.#root.clientHeight / 2)
    this.by(direction * step)
    return true
  }

  by(pixels: number): void {
    // A key pressed again before the page has come to rest adds to where it goes, not to where it is.
    this.#go((this.#goal ?? this.#root.scrollTop) + pixels)
  }

  /** By so much to where a line is wanted. Asked for again while the page still moves, it goes on to the new place. */
  toLine(pixels: number): void {
    this.#go(this.#root.scrollTop + pixels)
    this.#isAtLine = true
  }

  /** Did the page last move to bring a line where it is wanted, and by nothing else? */
  get isAtLine(): boolean {
    return this.#isAtLine
  }

  /** The reader's hand moves the page now. */
  letGo(): void {
    this.#isAtLine = false
    this.#goal = null
  }

  toEnd(): void {
    this.#settle(() => this.#root.scrollHeight - this.#root.clientHeight - this.#root.scrollTop)
    this.#anchor = this.#placeAt(firstLine)
  }

  toStart(): void {
    this.#settle(() => -this.#root.scrollTop)
    this.#anchor = { block: 0, fraction: 0 }
  }

  get #root(): Element {
    return this.#window.document.documentElement
  }

  get #isAtBottom(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#root
    return scrollTop + clientHeight >= scrollHeight - 1
  }

  get #behaviour(): ScrollBehavior {
    return this.#window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  }

  #isSettling = false

  /** Another move: what was under way ends, and places are noted again. */
  #begin(): void {
    this.#settling += 1
    this.#isSettling = false
    this.#isAtLine = false
    this.#goal = null
  }

  #go(top: number): void {
    this.#begin()
    const { scrollTop, scrollHeight, clientHeight } = this.#root
    const goal = Math.min(scrollHeight - clientHeight, Math.max(0, top))
    // Nothing tells the end of a move that there is not.
    this.#goal = Math.abs(goal - scrollTop) < 1 ? null : goal
    this.#root.scrollTo({ top: goal, behavior: this.#behaviour })
  }

  #settle(distance: () => number): void {
    this.#begin()
    const turn = this.#settling
    this.#isSettling = true
    const pass = (left: number): void => {
      if (turn !== this.#settling) return
      const by = distance()
      if (Math.abs(by) >= 1) this.#root.scrollBy({ top: by, behavior: 'instant' })
      if (left > 0) requestAnimationFrame(() => pass(left - 1))
      else this.#isSettling = false
    }
    pass(mostPasses)
  }

  #boxOf(block: number): BlockBox {
    return this.#body.children[block]?.getBoundingClientRect() ?? { top: 0, height: 0 }
  }

  #placeAt(lineY: number): ReadingPlace {
    return placeAt(lineY, this.#body.children.length, (block) => this.#boxOf(block))
  }
}
