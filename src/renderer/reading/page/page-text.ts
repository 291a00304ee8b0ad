import type { TextRange } from '@shared/search.ts'
import type { FoldedText } from './folded-text.ts'
import { foldText } from './folded-text.ts'

const blocks = new Set(
  'p li h1 h2 h3 h4 h5 h6 dt dd td th caption figcaption blockquote pre summary div section aside figure header ul ol table article'.split(
    ' ',
  ),
)

/** The words of the page in reading order, and the way back from a range of them to the page. */
export class PageText {
  readonly text: string
  readonly #nodes: readonly Text[]
  /** Where each node begins in `text`. */
  readonly #offsets: readonly number[]
  #folded: FoldedText | null = null

  /** @param left elements whose words are left out */
  constructor(root: Element, left: string | null = null) {
    const nodes: Text[] = []
    const offsets: number[] = []
    const pieces: string[] = []
    let length = 0
    let lastBlock: Element | null = null
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left !== null && node.parentElement?.closest(left)) continue
      if (node.nodeType !== Node.TEXT_NODE) {
        if ((node as Element).localName === 'br') {
          pieces.push('\n')
          length += 1
        }
        continue
      }
      const words = node as Text
      const block = blockOf(words)
      // Words of two blocks are not neighbours: "end" and "start" must not read as one word.
      if (lastBlock !== null && block !== lastBlock) {
        pieces.push('\n')
        length += 1
      }
      lastBlock = block
      nodes.push(words)
      offsets.push(length)
      pieces.push(words.data)
      length += words.data.length
    }
    this.text = pieces.join('')
    this.#nodes = nodes
    this.#offsets = offsets
  }

  /** Folded when it is first asked for: most articles are read without being searched. */
  get folded(): FoldedText {
    this.#folded ??= foldText(this.text)
    return this.#folded
  }

  /** Null where the page no longer holds these words. */
  rangeOf({ start, end }: TextRange): Range | null {
    const first = this.#at(start)
    const last = this.#at(Math.max(start, end - 1))
    if (!first || !last) return null
    const range = first.node.ownerDocument.createRange()
    range.setStart(first.node, Math.min(first.offset, first.node.data.length))
    range.setEnd(last.node, Math.min(last.offset + 1, last.node.data.length))
    return range
  }

  /** Where a boundary of a selection lies in `text`; null outside of it. */
  positionOf(container: Node, offset: number): number | null {
    const [first] = this.#nodes
    if (first === undefined) return null
    const range = first.ownerDocument.createRange()
    range.setStart(container, offset)
    let [low, high] = [0, this.#nodes.length]
    // The first node that begins at or after the boundary.
    while (low < high) {
      const middle = (low + high) >> 1
      const node = this.#nodes[middle]
      if (node !== undefined && range.comparePoint(node, 0) < 0) low = middle + 1
      else high = middle
    }
    const at = this.#nodes[low]
    if (at === container) return (this.#offsets[low] ?? 0) + offset
    const before = this.#nodes[low - 1]
    if (before === container) return (this.#offsets[low - 1] ?? 0) + offset
    return low < this.#nodes.length
      ? (this.#offsets[low] ?? 0)
      : (this.#offsets[low - 1] ?? 0) + (before?.data.length ?? 0)
  }

  #at(position: number): { readonly node: Text; readonly offset: number } | null {
    let low = 0
    let high = this.#offsets.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#offsets[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    const node = this.#nodes[low]
    return node ? { node, offset: position - (this.#offsets[low] ?? 0) } : null
  }
}

function blockOf(node: Node): Element | null {
  let element = node.parentElement
  while (element && !blocks.has(element.localName)) element = element.parentElement
  return element
}
