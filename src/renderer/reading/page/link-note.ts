import type { Say } from '@shared/language/say.ts'

/**
 * What stands in the place of a text that never came in: that it is missing, where it lies, and a link to it,
 * which opens in the system's browser as every other does.
 */
export function linkNote(document: Document, address: string, say: Say): HTMLElement {
  const note = document.createElement('section')
  note.className = 'link-note'
  note.lang = say.locale
  note.dir = say.direction
  const words = document.createElement('p')
  words.textContent = say('reading.notOfflineOnlyTheAddressOf')
  const where = document.createElement('p')
  where.className = 'link-address'
  where.dir = 'ltr'
  where.textContent = address
  const way = document.createElement('p')
  const link = document.createElement('a')
  link.href = address
  link.textContent = say('reading.openTheOriginal')
  way.append(link)
  note.append(words, where, way)
  return note
}
