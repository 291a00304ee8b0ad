import { ElementType, parseDocument } from 'htmlparser2'
import { decode } from '../../charset/decode.ts'
import { inlineBytes } from '../inline.ts'
import { pictureKind } from '../kind.ts'
import type { DrawingElement } from './cost.ts'
import { mostPainted, paintingCost } from './cost.ts'
import { drawingAttributes, drawingElements, textElements, visibleElements } from './names.ts'
import { cleanStyleSheet, refersWithin } from './style.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]

/** A drawing that is safe to lie in a folder and to be shown. */
export interface Drawing {
  readonly kind: 'drawing'
  readonly bytes: Uint8Array
  /** In pixels, 0 where it does not say. */
  readonly width: number
  readonly height: number
}

export type NoDrawing = { readonly kind: 'empty' } | { readonly kind: 'refused' }

/** Real drawings reach 2 MB and 20,000 elements; what is larger is a map or a trap. */
const mostBytes = 4 * 1024 * 1024
const mostElements = 60_000
const deepest = 200
const longestValue = 20_000

/**
 * An SVG made anew of nothing but the elements and attributes of still drawings: no script, no link, no motion, nothing
 * that is not in it. Made twice it is as it was made once. `empty` for one in which there is nothing to see.
 * SECURITY: as a picture of a page it could not run or load anything as it came; in the article's folder, opened by
 * another program, it could.
 */
export function cleanDrawing(bytes: Uint8Array): Drawing | NoDrawing {
  if (bytes.length > mostBytes) return { kind: 'refused' }
  const decoded = decode(bytes)
  if (decoded.kind !== 'text') return { kind: 'refused' }
  const document = parseDocument(decoded.text, { xmlMode: true })
  const root = document.children.find((node) => 'attribs' in node && localName(node.name) === 'svg')
  if (root === undefined) return { kind: 'refused' }
  const cleaning = new Cleaning()
  const clean = cleaning.clean(root, 0)
  if (clean === null || cleaning.elements > mostElements) return { kind: 'refused' }
  if (!cleaning.isVisible) return { kind: 'empty' }
  if (!(paintingCost(clean) <= mostPainted)) return { kind: 'refused' }
  const text = `${written({ ...clean, attributes: [['xmlns', 'http://www.w3.org/2000/svg'], ...clean.attributes] })}\n`
  return { kind: 'drawing', bytes: new TextEncoder().encode(text), ...sizeOf(clean) }
}

/** Prefixes mean nothing here: `svg:path` is a path. */
function localName(name: string): string {
  return name.replace(/^svg:/, '')
}

class Cleaning {
  elements = 0
  isVisible = false

  clean(node: Node, depth: number): DrawingElement | null {
    if (!('attribs' in node) || depth > deepest || this.elements > mostElements) return null
    // A link keeps what it was put around.
    const own = localName(node.name)
    const name = own === 'a' ? 'g' : own
    if (!drawingElements.has(name)) return null
    this.elements += 1
    const attributes = this.#attributes(name, node.attribs)
    if (name === 'image' && attributes.every(([each]) => each !== 'href')) return null
    if (visibleElements.has(name)) this.isVisible = true
    if (name === 'style') {
      const sheet = cleanStyleSheet(textOf(node.children))
      return sheet === '' ? null : { name, attributes: [], children: [sheet] }
    }
    const children: (DrawingElement | string)[] = []
    for (const child of node.children) {
      const clean = 'attribs' in child ? this.clean(child, depth + 1) : textOf([child])
      const isWanted = typeof clean === 'string' ? clean !== '' && textElements.has(name) : clean !== null
      if (clean !== null && isWanted) children.push(clean)
    }
    return { name, attributes, children }
  }

  #attributes(element: string, given: Readonly<Record<string, string>>): DrawingElement['attributes'] {
    const kept = new Map<string, string>()
    for (const [name, written] of Object.entries(given)) {
      const value = written.replace(forbidden, '')
      if (name === 'href' || name === 'xlink:href') {
        const address = addressOf(element, value.trim())
        if (address !== null && !kept.has('href')) kept.set('href', address)
      } else if (drawingAttributes.has(name) && isSound(name, value)) kept.set(name, value)
    }
    return [...kept]
  }
}

/** SECURITY: a place in the drawing itself; of an image, a picture that lies in it. */
function addressOf(element: string, address: string): string | null {
  if (element !== 'image') return /^#[\w:.-]+$/.test(address) ? address : null
  const bytes = /^data:/i.test(address) ? inlineBytes(address) : null
  const kind = bytes === null ? null : pictureKind(bytes)
  if (bytes === null || kind === null) return null
  const type = kind.extension === 'jpg' ? 'jpeg' : kind.extension
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
}

function isSound(name: string, value: string): boolean {
  if (name === 'd' || name === 'points') return !/[^\d\s.,+\-a-z]/i.test(value)
  if (name === 'id') return /^[\w:.-]{1,200}$/.test(value)
  return value.length <= longestValue && refersWithin(value)
}

/** Characters that stand in no XML, not even escaped. */
const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === ElementType.Text) return node.data.replace(forbidden, '')
      return node.type === ElementType.CDATA ? textOf(node.children) : ''
    })
    .join('')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
function escaped(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => escapes[character] ?? '')
}

function written({ name, attributes, children }: DrawingElement): string {
  const said = attributes.map(([each, value]) => ` ${each}="${escaped(value, /[&<>"\t\n\r]/g)}"`).join('')
  if (children.length === 0) return `<${name}${said}/>`
  const within = children
    .map((child) => (typeof child === 'string' ? escaped(child, /[&<>\r]/g) : written(child)))
    .join('')
  return `<${name}${said}>${within}</${name}>`
}

/** Drawings may say sizes that no screen has; and a box of a few units is a measure, not a size. */
const longestSide = 20_000
const smallestBox = 16

function sizeOf({ attributes }: DrawingElement): { readonly width: number; readonly height: number } {
  const said = new Map(attributes)
  const length = (name: string): number =>
    Number(/^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(said.get(name) ?? '')?.[1] ?? 0)
  const box = (said.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const own = [length('width'), length('height')]
  const isOwn = own.every((side) => side > 0)
  const [width = 0, height = 0] = (isOwn ? own : box.slice(2)).map(Math.round)
  const longest = Math.max(width, height)
  const isSound = width > 0 && height > 0 && longest <= longestSide && (isOwn || longest >= smallestBox)
  return isSound ? { width, height } : { width: 0, height: 0 }
}
