import type { Highlight, HighlightChange } from '@shared/highlight.ts'

const longestShown = 40

/** `Highlighted “the first words…”`, `Removed 3 highlights`. */
export function highlightLabel(verb: 'Highlighted' | 'Removed', highlights: readonly Highlight[]): string {
  const [only] = highlights
  if (only === undefined || highlights.length > 1) {
    const count = highlights.length.toLocaleString('en')
    return verb === 'Removed' ? `Removed ${count} highlights` : `Added ${count} highlights`
  }
  if (only.quote === '') return verb === 'Removed' ? 'Removed a note' : 'Added a note'
  return verb === 'Removed' ? `Removed the highlight ${shown(only)}` : `${verb} ${shown(only)}`
}

export function changeLabel(change: HighlightChange, highlights: readonly Highlight[]): string {
  const [only] = highlights
  const at = only === undefined || only.quote === '' ? '' : ` on ${shown(only)}`
  if (change.note !== undefined) return change.note === null ? `Removed the note${at}` : `Wrote a note${at}`
  if (change.tags !== undefined) return `Changed the tags${at}`
  return change.colour === undefined ? 'Changed a highlight' : `Made the highlight ${change.colour}`
}

function shown({ quote }: Highlight): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length <= longestShown ? `“${line}”` : `“${line.slice(0, longestShown - 1).toWellFormed()}…”`
}
