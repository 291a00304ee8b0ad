import type { Settings } from '@shared/settings.ts'
import type { Extent } from './lines.ts'
import { linesOf, middleOf, nearestLine } from './lines.ts'
import { placeAt } from './place.ts'
import type { Scroller } from './scroller.ts'

export type GuideSettings = Pick<Settings, 'typewriter' | 'ruler' | 'rulerLines'>

/** Where the line is held, as a share of the window's height: a little above the middle, where the eye rests. */
const heldAt = 0.42
/** A line nearer to the edges than this share of the window's height is brought away from them. */
const margin = 0.14
/** A neighbour so many times as high as the line is a picture, and not shown within the ruler. */
const mostTimes = 2.5

/** The lines of a block at the size that it has. */
interface Measured {
  readonly width: number
  readonly height: number
  readonly lines: readonly Extent[]
}

/** A line of the article: in which block it stands, and where. */
interface Found {
  readonly block: number
  readonly line: Extent
  readonly index: number
  readonly lines: readonly Extent[]
}

/**
 * The line that is being read: what the ruler lies on, and what typewriter scrolling holds at one height. Kept by its
 * place in its block, so that it survives a change of size or face. The ruler is an element beside the article,
 * not in it: the text, its places and its copies know nothing of it.
 */
export class LineGuide {
  readonly #window: Window
  readonly #scroller: Scroller
  readonly #ruler: HTMLElement
  #sheet: Element | null = null
  #body: Element | null = null
  #settings: GuideSettings = { typewriter: false, ruler: false, rulerLines: 1 }
  #measured = new WeakMap<Element, Measured>()
  #at: { readonly block: number; readonly fraction: number } | null = null

  constructor(window: Window, scroller: Scroller) {
    this.#window = window
    this.#scroller = scroller
    this.#ruler = window.document.createElement('div')
    this.#ruler.className = 'ruler'
    this.#ruler.hidden = true
    this.#ruler.setAttribute('aria-hidden', 'true')
    window.document.documentElement.append(this.#ruler)
  }

  get isOn(): boolean {
    return this.#settings.ruler || this.#settings.typewriter
  }

  apply({ typewriter, ruler, rulerLines }: GuideSettings): void {
    this.#settings = { typewriter, ruler, rulerLines }
    // Another face may break lines elsewhere and leave the block as high as it was.
    this.#measured = new WeakMap()
    this.#scroller.letGo()
    this.#root.toggleAttribute('data-typewriter', typewriter)
    this.#scroller.heldAt = typewriter ? heldAt : null
    this.look()
  }

  /** Another article; null: none. Its first line is found once it is laid out and `look` is called. */
  show(sheet: Element | null, body: Element | null): void {
    this.#sheet = sheet
    this.#body = body
    this.#at = null
    this.#draw()
  }

  /** After the page moved or was laid out anew: which line is it now? */
  look(): void {
    if (this.isOn && !this.#scroller.isAtLine) {
      const current = this.#current()
      const { typewriter, ruler } = this.#settings
      // At the top the ruler goes down to where lines are held; without one that would be moves which nobody sees.
      const isHeld = typewriter && (!ruler || this.#root.scrollTop > 0)
      if (isHeld) this.#put(this.#lineAt(this.#heldY))
      else if (current === null || !this.#isInSight(current)) this.#put(this.#lineInSight(current))
    }
    this.#draw()
  }

  /** One line on or back. False at the end. */
  move(by: 1 | -1): boolean {
    // The page may have moved a moment ago, and said nothing of it yet.
    this.look()
    const next = this.#neighbour(this.#current(), by)
    if (next === null) return false
    this.#put(next)
    this.#bringIn(next, by)
    this.#draw()
    return true
  }

  /** To the line under a point that was clicked. The page stays where it is. */
  point(y: number): void {
    if (!this.#settings.ruler) return
    this.#put(this.#lineAt(y))
    this.#draw()
  }

  /** Is on the first line, or on the last. */
  toEdge(edge: 'start' | 'end'): void {
    this.#put(edge === 'start' ? this.#firstFrom(0, 1) : this.#firstFrom(this.#count - 1, -1))
    this.#draw()
  }

  /** Is on the line where a range begins, which others bring into sight. */
  mark(range: Range): void {
    const found = this.isOn ? this.#foundAt(range) : null
    if (found === null) return
    this.#put(found)
    this.#draw()
  }

  /** To where a range begins; false where neither ruler nor typewriter is on, so that others show it. */
  goTo(range: Range): boolean {
    if (!this.isOn) return false
    const found = this.#foundAt(range)
    if (found === null) return false
    this.#put(found)
    this.#bringIn(found, 1)
    this.#draw()
    return true
  }

  #bringIn(found: Found, by: 1 | -1): void {
    const y = this.#middleOf(found)
    const { clientHeight } = this.#root
    if (this.#settings.typewriter) {
      this.#scroller.toLine(y - this.#heldY)
      return
    }
    const isTooFar = y < clientHeight * margin || y > clientHeight * (1 - margin)
    // To the other side, so that many lines are read before the page moves again.
    if (isTooFar) this.#scroller.toLine(y - clientHeight * (by === 1 ? 2 * margin : 1 - 2 * margin))
  }

  #draw(): void {
    const found = this.#settings.ruler ? this.#current() : null
    this.#ruler.hidden = found === null
    if (found === null) return
    let [top, bottom] = this.#extentOf(found)
    const most = mostTimes * (bottom - top)
    for (const by of [-1, 1] as const) {
      let next = this.#neighbour(found, by)
      for (let left = (this.#settings.rulerLines - 1) / 2; left > 0 && next !== null; left -= 1) {
        const [nextTop, nextBottom] = this.#extentOf(next)
        if (nextBottom - nextTop > most) break
        top = Math.min(top, nextTop)
        bottom = Math.max(bottom, nextBottom)
        next = this.#neighbour(next, by)
      }
    }
    // Faces with a low body still have the room of their line; what has more reaches into the lines beside it anyway.
    const lack = Math.max(0, this.#lineHeightPx - (found.line.bottom - found.line.top)) / 2
    top -= lack
    bottom += lack
    const { style } = this.#ruler
    style.setProperty('inset-block-start', `${String(top + this.#root.scrollTop)}px`)
    style.setProperty('block-size', `${String(bottom - top)}px`)
  }

  #put(found: Found | null): void {
    if (found === null) {
      this.#at = null
      return
    }
    const height = this.#boxOf(found.block).height
    this.#at = { block: found.block, fraction: height > 0 ? middleOf(found.line) / height : 0 }
  }

  #current(): Found | null {
    if (this.#at === null) return null
    const { block, fraction } = this.#at
    return this.#foundIn(block, fraction * this.#boxOf(block).height)
  }

  /** The line nearest to a height of the window. */
  #lineAt(y: number): Found | null {
    const { block } = placeAt(y, this.#count, (index) => this.#boxOf(index))
    // Between two blocks either may have it.
    const near = [block, block + 1].flatMap((index) => {
      const found = this.#foundIn(index, y - this.#boxOf(index).top)
      return found === null ? [] : [found]
    })
    const [first, second] = near
    if (first === undefined || second === undefined) return first ?? this.#firstFrom(block, -1)
    return Math.abs(this.#middleOf(second) - y) < Math.abs(this.#middleOf(first) - y) ? second : first
  }

  #foundAt(range: Range): Found | null {
    return this.#lineAt(middleOf(range.getClientRects()[0] ?? range.getBoundingClientRect()))
  }

  /** The first line in sight; the last one where the reader's own went below. */
  #lineInSight(before: Found | null): Found | null {
    const { clientHeight } = this.#root
    const isBelow = before !== null && this.#middleOf(before) > clientHeight / 2
    let found = this.#lineAt(isBelow ? clientHeight : 0)
    if (found !== null && !this.#isInSight(found)) found = this.#neighbour(found, isBelow ? -1 : 1) ?? found
    return found
  }

  #neighbour(found: Found | null, by: 1 | -1): Found | null {
    if (found === null) return null
    const { block, index, lines } = found
    const line = lines[index + by]
    return line === undefined ? this.#firstFrom(block + by, by) : { block, index: index + by, lines, line }
  }

  /** The first line of the first block that has any, from this one on; going back, the last one. */
  #firstFrom(from: number, by: 1 | -1): Found | null {
    for (let block = from; block >= 0 && block < this.#count; block += by) {
      const found = this.#foundIn(block, by === 1 ? -Infinity : Infinity)
      if (found !== null) return found
    }
    return null
  }

  /** Of a block, the line nearest to a height within it. */
  #foundIn(block: number, y: number): Found | null {
    const element = this.#blockOf(block)
    if (element === undefined) return null
    const lines = this.#linesOf(element)
    const index = y === Infinity ? lines.length - 1 : y === -Infinity ? 0 : nearestLine(lines, y)
    const line = index === null ? undefined : lines[index]
    return index === null || line === undefined ? null : { block, index, lines, line }
  }

  /** Measured again only where the block is laid out anew: it may be a whole book in one piece. */
  #linesOf(element: Element): readonly Extent[] {
    const { width, height } = element.getBoundingClientRect()
    const known = this.#measured.get(element)
    if (known !== undefined && known.width === width && known.height === height) return known.lines
    const lines = linesOf(element)
    this.#measured.set(element, { width, height, lines })
    return lines
  }

  #isInSight(found: Found): boolean {
    const [top, bottom] = this.#extentOf(found)
    const { clientHeight } = this.#root
    // Whole; a picture that is higher than the window is seen in part at best.
    if (bottom - top > clientHeight / 2) return bottom > 0 && top < clientHeight
    return top >= 0 && bottom <= clientHeight
  }

  #extentOf({ block, line }: Found): readonly [number, number] {
    const { top } = this.#boxOf(block)
    return [top + line.top, top + line.bottom]
  }

  #middleOf(found: Found): number {
    const [top, bottom] = this.#extentOf(found)
    return (top + bottom) / 2
  }

  #boxOf(block: number): { readonly top: number; readonly height: number } {
    return this.#blockOf(block)?.getBoundingClientRect() ?? { top: 0, height: 0 }
  }

  /** The head of the article is block 0, those of its text follow. */
  #blockOf(block: number): Element | undefined {
    if (block === 0) return this.#sheet?.querySelector(':scope > header') ?? undefined
    return this.#body?.children[block - 1]
  }

  get #count(): number {
    return this.#body === null ? 0 : this.#body.children.length + 1
  }

  /** Of running text. */
  get #lineHeightPx(): number {
    const { body } = this.#window.document
    return Number.parseFloat(this.#window.getComputedStyle(body).lineHeight) || 0
  }

  get #heldY(): number {
    return this.#root.clientHeight * heldAt
  }

  get #root(): HTMLElement {
    return this.#window.document.documentElement
  }
}
