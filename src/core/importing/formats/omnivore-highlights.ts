import type { ItemHighlight } from '../item.ts'

/**
 * Omnivore's `highlights/<slug>.md`: a quote, its labels, its note, parted by blank lines; a paragraph that
 * follows no quote, or a second one that does, is a note on the page.
 */
export function omnivoreHighlights(markdown: string): readonly ItemHighlight[] {
  const found: ItemHighlight[] = []
  for (const block of markdown.split(/\r?\n[ \t]*\r?\n/)) {
    const lines = block.trim().split(/\r?\n/)
    const first = lines.findIndex((line) => !line.startsWith('>'))
    const quoted = first === -1 ? lines : lines.slice(0, first)
    const said = lines.slice(quoted.length).join('\n').trim()
    const quote = quoted
      .map((line) => line.replace(/^>\s?/, ''))
      .join('\n')
      .trim()
    if (quote !== '') found.push({ quote, ...labelled(said) })
    else if (said !== '') {
      const last = found.at(-1)
      const isNoteOnLast = last !== undefined && last.quote !== null && last.note === null
      if (isNoteOnLast) found[found.length - 1] = { ...last, ...labelled(said, last.tags) }
      else found.push({ quote: null, note: said })
    }
  }
  return found
}

/** `#label #label`, alone on the first line, before the note. */
function labelled(text: string, known: readonly string[] = []): Pick<ItemHighlight, 'note' | 'tags'> {
  const labels = /^((?:#\S+[ \t]*)+)(?:\n|$)/.exec(text)
  const note = (labels === null ? text : text.slice(labels[0].length)).trim()
  const tags = (labels?.[1] ?? '').split(/\s+/).map((tag) => tag.slice(1))
  return { note: note === '' ? null : note, tags: [...known, ...tags.filter((tag) => tag !== '')] }
}
