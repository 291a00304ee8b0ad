import type { Say } from '@shared/language/say.ts'
import { directionOf } from './direction-of.ts'
import { offerPictures } from './watch-pictures.ts'

const blockNames = 'p, h2, h3, h4, h5, h6, li, dt, dd, figcaption, caption, td, th, summary, address'
/** `dir=auto` passes over children that have a `dir` of their own, so what holds blocks is told its direction. */
const containerNames = 'ul, ol, dl, blockquote, details, table, figure, section, div'

/**
 * Makes a cleaned body ready to be read: each block tells its own direction, headings stand below the title, tables
 * scroll inside themselves, and a picture that was not saved leaves a labelled gap. Top-level elements keep their
 * number: reading places count them.
 */
export function furnish(body: Element, say: Say): void {
  unwrapOnly(body)
  wrapLooseText(body)
  for (const heading of body.querySelectorAll('h1')) rename(heading, 'h2')
  for (const block of body.querySelectorAll(blockNames)) {
    if (!block.hasAttribute('dir')) block.setAttribute('dir', 'auto')
  }
  for (const container of body.querySelectorAll(containerNames)) {
    if (container.hasAttribute('dir')) continue
    const direction = directionOf(container.textContent)
    if (direction !== null) container.setAttribute('dir', direction)
  }
  for (const picture of body.querySelectorAll('img')) {
    if (picture.hasAttribute('src')) {
      picture.decoding = 'async'
    } else {
      picture.replaceWith(gapFor(picture, say))
    }
  }
  offerPictures(body, say)
  for (const table of body.querySelectorAll('table')) {
    if (table.closest('.scroller')) continue
    scrollInItself(table, table.caption?.textContent.trim() || say('reading.table'))
  }
  for (const cell of body.querySelectorAll('td, th')) {
    // Beside many columns a sentence would be set one word to a line.
    cell.classList.toggle('wordy', cell.textContent.trim().length > wordyCell)
  }
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (isFilm(link)) link.classList.add('film')
  }
  for (const formula of body.querySelectorAll('math[display=block]'))
    scrollInItself(formula, say('reading.formula'))
  for (const code of body.querySelectorAll('pre')) code.tabIndex = 0
  for (const box of body.querySelectorAll('input')) box.replaceWith(tickFor(box, say))
}

/** In characters. */
const wordyCell = 24

/** Importing writes an embedded film or recording as a link with its kind, its title and where it is; alone, it is furniture. */
function isFilm(link: HTMLAnchorElement): boolean {
  const text = link.textContent.trim()
  if (!/^(?:Video|Audio): /u.test(text)) return false
  if (!text.endsWith(` ${link.hostname}`) && !text.endsWith(` (${link.hostname})`)) return false
  return [...(link.parentElement?.childNodes ?? [])].every(
    (node) =>
      node === link || node.textContent?.trim() === '' || (node as Element).localName === 'figcaption',
  )
}

/** Wider than the page, it scrolls by itself, and the keyboard can reach it in order to. */
function scrollInItself(element: Element, name: string): void {
  const scroller = element.ownerDocument.createElement('div')
  scroller.className = 'scroller'
  scroller.tabIndex = 0
  scroller.setAttribute('role', 'region')
  scroller.setAttribute('aria-label', name)
  element.replaceWith(scroller)
  scroller.append(element)
}

/** What was ticked in a task list, as a mark and not as a control that does nothing. */
function tickFor(box: HTMLInputElement, say: Say): HTMLElement {
  const tick = box.ownerDocument.createElement('span')
  tick.className = 'tick'
  tick.setAttribute('role', 'img')
  tick.setAttribute('aria-label', box.checked ? say('reading.done') : say('reading.notDone'))
  tick.textContent = box.checked ? '☑' : '☐'
  return tick
}

/** A body that is all in one wrapper has its blocks inside that; they are what is counted. */
function unwrapOnly(body: Element): void {
  for (;;) {
    const [only, ...others] = body.children
    const hasLooseText = [...body.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    )
    if (!only || others.length > 0 || hasLooseText) return
    if (!['div', 'section', 'aside'].includes(only.localName) || only.classList.length > 0) return
    only.replaceWith(...only.childNodes)
  }
}

/** Text and inline elements at the top level have no block to be a place in; a paragraph gives them one. */
function wrapLooseText(body: Element): void {
  const document = body.ownerDocument
  let paragraph: HTMLElement | null = null
  // A copy: the live list changes under the loop.
  const nodes = [...body.childNodes]
  for (const node of nodes) {
    const isLoose =
      node.nodeType === Node.TEXT_NODE
        ? node.textContent?.trim() !== ''
        : node.nodeType === Node.ELEMENT_NODE && (node as Element).matches(looseElements)
    if (!isLoose) {
      if (node.nodeType === Node.ELEMENT_NODE) paragraph = null
      continue
    }
    if (!paragraph) {
      paragraph = document.createElement('p')
      node.before(paragraph)
    }
    paragraph.append(node)
  }
}

const looseElements =
  'a, abbr, b, bdi, bdo, br, cite, code, del, dfn, em, i, ins, kbd, mark, q, ruby, s, samp, small, span, strong, sub, sup, time, u, var, wbr'

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

/** Stands where a picture is not. */
export function gapFor(picture: HTMLImageElement, say: Say): HTMLElement {
  const document = picture.ownerDocument
  const gap = document.createElement('span')
  gap.className = 'gap'
  gap.dir = 'auto'
  const note = document.createElement('span')
  note.className = 'gap-note'
  const host = hostOf(picture.dataset['src'] ?? '')
  note.textContent =
    host === null ? say('reading.imageNotSaved') : `${say('reading.imageNotSaved')} · ${host}`
  gap.append(note)
  const words = picture.alt.trim()
  if (words !== '') gap.append(words)
  return gap
}

function hostOf(address: string): string | null {
  const host = URL.parse(address)?.hostname ?? ''
  return host === '' ? null : host.replace(/^www\./u, '')
}
