import type { Say } from '@shared/language/say.ts'
import { copyOfNote } from './notes.ts'

const gapPx = 8
const edgePx = 12

/** A note shown beside its reference, outside of the article's own text so that nothing that counts it is moved. */
export class NotePopover {
  readonly #document: Document
  #shown: { readonly popover: HTMLElement; readonly link: HTMLElement } | null = null

  constructor(document: Document) {
    this.#document = document
  }

  /** A second time the same reference: the link is followed instead, so false. */
  open(link: HTMLElement, note: Element, say: Say): boolean {
    const isAgain = this.#shown?.link === link
    this.close(false)
    if (isAgain) return false
    const document = this.#document
    const popover = document.createElement('aside')
    popover.className = 'note-popover'
    popover.tabIndex = -1
    popover.setAttribute('role', 'dialog')
    popover.setAttribute('aria-label', say('reading.noteNumber', { number: link.textContent.trim() }))
    const text = document.createElement('div')
    text.className = 'note-text body'
    text.dir = note.getAttribute('dir') ?? 'auto'
    const language = note.closest<HTMLElement>('[lang]')?.lang
    if (language) text.lang = language
    text.append(copyOfNote(note, link))
    const way = document.createElement('a')
    way.className = 'note-way'
    way.href = link.getAttribute('href') ?? ''
    way.lang = say.language
    way.dir = 'auto'
    way.textContent = say('reading.goToTheNote')
    popover.append(text, way)
    document.body.append(popover)
    this.#shown = { popover, link }
    link.setAttribute('aria-expanded', 'true')
    this.#place(popover, link)
    popover.focus({ preventScroll: true })
    return true
  }

  /** False when there was none. `back`: the focus returns to the reference. */
  close(back: boolean): boolean {
    if (this.#shown === null) return false
    const { popover, link } = this.#shown
    this.#shown = null
    popover.remove()
    link.removeAttribute('aria-expanded')
    if (back) link.focus({ preventScroll: true })
    return true
  }

  /** Something else was clicked. */
  closeFor(event: Event): void {
    const target = event.target as Node | null
    if (this.#shown === null || target === null) return
    if (this.#shown.popover.contains(target) || this.#shown.link.contains(target)) return
    this.close(false)
  }

  /** Below the reference where there is room, else above; never over the edge. */
  #place(popover: HTMLElement, link: HTMLElement): void {
    const root = this.#document.documentElement
    const reference = link.getBoundingClientRect()
    const { width, height } = popover.getBoundingClientRect()
    const middle = reference.left + reference.width / 2 - width / 2
    const left = Math.max(edgePx, Math.min(middle, root.clientWidth - width - edgePx))
    const hasRoom = reference.bottom + gapPx + height + edgePx <= root.clientHeight
    const top = hasRoom ? reference.bottom + gapPx : Math.max(edgePx, reference.top - gapPx - height)
    popover.style.left = `${String(left)}px`
    popover.style.top = `${String(top + root.scrollTop)}px`
  }
}
