import type { Element, Root, RootContent } from 'hast'
import { blockElements } from './names.ts'
import { parseFragment } from './parse.ts'
import { simpleText } from './simple-text.ts'

export type BlockKind = 'paragraph' | 'heading' | 'list' | 'quote' | 'code' | 'figure' | 'table' | 'other'

/** A stretch of text that a reader sees as one: a paragraph, an item of a list, a row of a table. */
export interface Block {
  /** Which top-level element of the body it stands in. */
  readonly index: number
  readonly kind: BlockKind
  /** White space collapsed, except in code; `<br>` is a newline; cells of a table row are joined by tabs. */
  readonly text: string
}

const kindOfElement: ReadonlyMap<string, BlockKind> = new Map([
  ['p', 'paragraph'],
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['li', 'list'],
  ['dt', 'list'],
  ['dd', 'list'],
  ['blockquote', 'quote'],
  ['pre', 'code'],
  ['figure', 'figure'],
  ['figcaption', 'figure'],
  ['table', 'table'],
  ['caption', 'table'],
])
/** A paragraph inside a quotation is part of the quotation. */
const containers: ReadonlySet<BlockKind> = new Set(['list', 'quote', 'figure', 'table'])
/** The reading of a ruby base would split its word in two. */
const unread = new Set(['rt', 'rp', 'script', 'style', 'template', 'title'])

export function blocksOf(html: string): readonly Block[] {
  return blocksOfTree(parseFragment(html))
}

export function blocksOfTree(root: Root): readonly Block[] {
  const reader = new BlockReader()
  let index = -1
  for (const node of root.children) {
    if (node.type === 'element') index += 1
    // Loose text between elements counts to the element before it.
    reader.index = Math.max(0, index)
    if (node.type === 'element' && isBlock(node)) reader.read(node, 'other')
    else reader.inline(node)
  }
  reader.flush('paragraph')
  return reader.blocks
}

export function plainText(html: string): string {
  return simpleText(html) ?? plainTextOf(blocksOf(html))
}

export function plainTextOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n')
}

function isBlock(node: Element): boolean {
  return blockElements.has(node.tagName)
}

class BlockReader {
  readonly blocks: Block[] = []
  index = 0
  private run = ''

  read(element: Element, outer: BlockKind): void {
    this.flush(outer === 'other' ? 'paragraph' : outer)
    const own = kindOfElement.get(element.tagName) ?? 'other'
    const kind = containers.has(outer) && (own === 'paragraph' || own === 'other') ? outer : own
    if (element.tagName === 'tr') {
      this.readRow(element)
      return
    }
    for (const child of element.children) {
      if (child.type === 'element' && isBlock(child)) this.read(child, kind)
      else this.inline(child, kind)
    }
    this.flush(kind === 'other' ? 'paragraph' : kind)
  }

  /** Everything that is not a block of its own; a block found inside (a paragraph in a link) still ends a run. */
  inline(node: RootContent, kind: BlockKind = 'other'): void {
    if (node.type === 'text')
      this.run += kind === 'code' ? node.value : node.value.replace(/[\t\n\f\r ]+/g, ' ')
    if (node.type !== 'element' || unread.has(node.tagName)) return
    if (node.tagName === 'br') this.run += '\n'
    for (const child of node.children) {
      if (child.type === 'element' && isBlock(child)) this.read(child, kind)
      else this.inline(child, kind)
    }
  }

  flush(kind: BlockKind): void {
    const text = kind === 'code' ? this.run.replace(/^\n+/, '').trimEnd() : tidy(this.run)
    this.run = ''
    if (text.trim() !== '') this.blocks.push({ index: this.index, kind, text })
  }

  /** A simple row is one block; a cell with blocks of its own (a page laid out by a table) gives those. */
  private readRow(row: Element): void {
    for (const cell of row.children) {
      if (cell.type !== 'element') continue
      if (cell.children.some((child) => child.type === 'element' && isBlock(child))) {
        this.read(cell, 'table')
        continue
      }
      if (this.run !== '') this.run += '\t'
      this.inline(cell, 'table')
    }
    this.flush('table')
  }
}

function tidy(run: string): string {
  return run
    .replace(/ {2,}/g, ' ')
    .replace(/ ?([\n\t]) ?/g, '$1')
    .trim()
}
