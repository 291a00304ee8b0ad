/** How a reference to a note is written: a number, a letter, a sign, in brackets or not. */
const referenceMark = /^[[(]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶‖#]{1,4}|note\s+\d{1,4})\s*[\])]?$/iu
const backMark = /^(?:[\s^\u2191\u21a9\u23ce]|\ufe0e|\ufe0f)+$|^(?:back|return)$/iu
/** Longer than this it is a chapter, in characters. */
const longestNote = 6000

/**
 * The note that a link of the page leads to; null where it leads to anything else. A note comes after its reference
 * and is short; the way back from it is no reference.
 */
export function noteOf(link: Element, target: Element): Element | null {
  if (!referenceMark.test(link.textContent.trim())) return null
  const inOrder = [...link.ownerDocument.querySelectorAll('a[href], [id]')]
  if (inOrder.indexOf(target) <= inOrder.indexOf(link)) return null
  const note = ['div', 'section', 'aside', 'li', 'dd', 'p', 'td'].includes(target.localName)
    ? target
    : target.localName === 'dt'
      ? target.nextElementSibling
      : target.closest('li, dd, p, td, aside')
  if (note === null || note.contains(link) || note.querySelector('h1, h2, h3') !== null) return null
  const { length } = note.textContent.trim()
  return length > 0 && length <= longestNote ? note : null
}

/** A copy of what the note says, without the way back and without names that would stand twice. */
export function copyOfNote(note: Element, link: Element): DocumentFragment {
  const copy = note.cloneNode(true) as Element
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
  for (const back of copy.querySelectorAll('a[href^="#"]')) {
    const isBack =
      back.getAttribute('href') === `#${link.id}` ||
      back.classList.contains('footnote-backref') ||
      backMark.test(back.textContent.trim())
    if (isBack) back.remove()
  }
  const fragment = note.ownerDocument.createDocumentFragment()
  fragment.append(...copy.childNodes)
  return fragment
}
