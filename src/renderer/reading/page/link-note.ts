/**
 * What stands in the place of a text that never came in: that it is missing, where it lies, and a link to it,
 * which opens in the system's browser as every other does.
 */
export function linkNote(document: Document, address: string): HTMLElement {
  const note = document.createElement('section')
  note.className = 'link-note'
  note.lang = 'en'
  note.dir = 'ltr'
  const say = document.createElement('p')
  say.textContent = 'Not offline: only the address of this article is in your library, not its text.'
  const where = document.createElement('p')
  where.className = 'link-address'
  where.dir = 'ltr'
  where.textContent = address
  const way = document.createElement('p')
  const link = document.createElement('a')
  link.href = address
  link.textContent = 'Open the original'
  way.append(link)
  note.append(say, where, way)
  return note
}
