import { defaultTreeAdapter } from 'parse5'
import type { PageElement, PageTree } from '../../page/tree.ts'
import { attribute, bodyOf, elements, htmlOf, parsePageTree, remove, textIn } from '../../page/tree.ts'
import { openedTags } from './markup.ts'
import { pathFrom } from './package.ts'

/** Texts of a book that make one article, and where the notes are that they refer to. */
export interface ChapterTexts {
  /** By name in the zip, in reading order. */
  readonly texts: ReadonlyMap<string, string>
  /** A text that is not among them, for a note in it; null where there is none. */
  readonly other: (path: string) => Promise<string | null>
}

const mostNotes = 2000
/** "12", "[3]", "*": a longer link is a way to another chapter. */
const longestMark = 8

/**
 * One page of several texts: ids are told apart by their text, links between them stay, pictures are named from the top
 * of the zip, and notes that stand in another text are brought to the end.
 */
export async function chapterHtml({ texts, other }: ChapterTexts): Promise<string> {
  const order = [...texts.keys()]
  const notes = new Notes(other)
  const parts: string[] = []
  for (const [path, text] of texts) {
    const tree = parsePageTree(openedTags(text))
    remove(elements(tree, 'script', 'style', 'link'))
    nameIds(tree, order.indexOf(path))
    for (const link of Array.from(elements(tree, 'a'))) await settleLink(link, path, order, notes)
    namePictures(tree, path)
    const body = bodyOf(tree)
    // A text that others point to without an id needs one.
    if (body !== null) parts.push(`<section id="${textId(order.indexOf(path))}">${htmlOf(body)}</section>`)
  }
  return parts.join('\n') + notes.html
}

function textId(index: number): string {
  return `t${index}`
}

function nameIds(tree: PageTree, index: number): void {
  for (const node of elements(tree, ...idCarriers(tree))) {
    const id = attribute(node, 'id')
    if (id !== null) set(node, 'id', `${textId(index)}-${id}`)
  }
}

function idCarriers(tree: PageTree): string[] {
  const names = new Set<string>()
  const pending = tree.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node))
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    names.add(node.tagName)
    pending.push(...node.childNodes.filter((child) => defaultTreeAdapter.isElementNode(child)))
  }
  return [...names]
}

async function settleLink(
  link: PageElement,
  from: string,
  order: readonly string[],
  notes: Notes,
): Promise<void> {
  const href = attribute(link, 'href')
  if (href === null || /^[a-z][a-z0-9+.-]*:/i.test(href)) return
  const target = pathFrom(from, href)
  const fragment = /#(.+)$/s.exec(href)?.[1] ?? null
  const index = target === null ? -1 : order.indexOf(target)
  if (index !== -1) {
    set(link, 'href', fragment === null ? `#${textId(index)}` : `#${textId(index)}-${fragment}`)
    return
  }
  const isNote = /noteref/.test(attribute(link, 'epub:type') ?? '') || textIn(link).length <= longestMark
  const id =
    target !== null && fragment !== null && isNote ? await notes.take(target, fragment, textIn(link)) : null
  // A way to another article leads nowhere here; its words stay.
  if (id === null) unwrap(link)
  else set(link, 'href', `#${id}`)
}

function namePictures(tree: PageTree, from: string): void {
  for (const picture of elements(tree, 'img', 'image')) {
    for (const each of picture.attrs) {
      if (each.name !== 'src' && each.name !== 'href' && each.name !== 'xlink:href') continue
      const path = pathFrom(from, each.value)
      if (path !== null) each.value = `/${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`
    }
  }
}

interface NoteTaken {
  readonly id: string
  /** As the link that leads to it says; null where that is a star. */
  readonly number: number | null
  readonly html: string
}

/** Notes from other texts, each once. */
class Notes {
  readonly #other: ChapterTexts['other']
  readonly #trees = new Map<string, Map<string, PageElement>>()
  readonly #taken = new Map<string, NoteTaken>()

  constructor(other: ChapterTexts['other']) {
    this.#other = other
  }

  get html(): string {
    if (this.#taken.size === 0) return ''
    const notes = Array.from(this.#taken.values(), ({ id, number, html }) => {
      const value = number === null ? '' : ` value="${number}"`
      return `<li id="${id}"${value}>${html}</li>`
    })
    return `\n<hr>\n<ol>${notes.join('\n')}</ol>`
  }

  /** The id under which the note stands at the end; null where there is no such note. */
  async take(path: string, fragment: string, mark: string): Promise<string | null> {
    const key = `${path}#${fragment}`
    const known = this.#taken.get(key)
    if (known !== undefined) return known.id
    const element = (await this.#elementsOf(path)).get(fragment)
    if (element === undefined || this.#taken.size >= mostNotes) return null
    const note = noteAround(element)
    const id = `note-${this.#taken.size + 1}`
    for (const link of Array.from(elements(note, 'a'))) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(attribute(link, 'href') ?? '')) continue
      // The way back.
      if (textIn(link).length <= longestMark) remove([link])
      else unwrap(link)
    }
    const number = /\d{1,4}/.exec(mark)?.[0] ?? null
    this.#taken.set(key, { id, number: number === null ? null : Number(number), html: htmlOf(note) })
    return id
  }

  async #elementsOf(path: string): Promise<Map<string, PageElement>> {
    const known = this.#trees.get(path)
    if (known !== undefined) return known
    const text = await this.#other(path)
    const byId = new Map<string, PageElement>()
    this.#trees.set(path, byId)
    if (text === null) return byId
    const tree = parsePageTree(openedTags(text))
    namePictures(tree, path)
    for (const node of elements(tree, ...idCarriers(tree))) {
      const id = attribute(node, 'id')
      if (id !== null && !byId.has(id)) byId.set(id, node)
    }
    return byId
  }
}

/** An anchor in a note stands for the paragraph or the item that it is in. */
function noteAround(element: PageElement): PageElement {
  let node = element
  while (/^(?:a|sup|span|b|i|em|strong|small)$/.test(node.tagName)) {
    const { parentNode } = node
    if (parentNode === null || !('tagName' in parentNode) || parentNode.tagName === 'body') break
    node = parentNode
  }
  return node
}

/** Its words stay, and its id as a place to lead to. */
function unwrap(link: PageElement): void {
  const { parentNode } = link
  if (attribute(link, 'id') !== null || parentNode === null) {
    link.attrs = link.attrs.filter(({ name }) => name !== 'href')
    return
  }
  for (const child of link.childNodes.slice()) {
    defaultTreeAdapter.detachNode(child)
    defaultTreeAdapter.insertBefore(parentNode, child, link)
  }
  defaultTreeAdapter.detachNode(link)
}

function set(element: PageElement, name: string, value: string): void {
  const found = element.attrs.find((each) => each.name === name)
  if (found === undefined) element.attrs.push({ name, value })
  else found.value = value
}
