import type { Highlight } from '@shared/highlight.ts'
import type { HighlightGroup } from '@shared/highlight-search.ts'

/** One article's highlights for reading elsewhere: its title and source, each quote as a quotation, then what was written to it. */
export function highlightsMarkdown({ article, highlights }: HighlightGroup): string {
  const { title, byline, site, url } = article
  const by = [byline, site].filter((part) => part !== null).map(plain)
  const source = url === null ? by : [...by, `<${url}>`]
  const parts = [`## ${plain(title.trim() || 'Untitled')}`]
  if (source.length > 0) parts.push(source.join(' · '))
  return `${[...parts, ...highlights.map(highlightMarkdown)].join('\n\n')}\n`
}

function highlightMarkdown({ quote, note, colour, tags }: Highlight): string {
  const parts: string[] = []
  if (quote !== '') parts.push(quoted(quote))
  if (note !== null) parts.push(note.trim().split(/\r?\n/).map(plain).join('\n'))
  // A tag of several words would end at its first space.
  const labels = [...(quote === '' ? [] : [colour]), ...tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`)]
  if (labels.length > 0) parts.push(`*${labels.map(escaped).join(' ')}*`)
  return parts.join('\n\n')
}

function quoted(quote: string): string {
  return quote
    .trim()
    .split(/\r?\n/)
    .map((line) => (line.trim() === '' ? '>' : `> ${plain(line.trim())}`))
    .join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`)
}

/** What would be taken for markup is not. */
function plain(text: string): string {
  return escaped(text.replace(/\s+/g, ' ')).replace(
    /^(\s*)(#|[-+](?=\s)|\d+[.)](?=\s))/,
    (_, space: string, sign: string) =>
      /^\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
  )
}
