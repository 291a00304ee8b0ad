import { highlightsMarkdown } from '@core/exporting/highlights-markdown.ts'
import type { Highlight, HighlightColour } from '@shared/highlight.ts'
import { highlightColours } from '@shared/highlight.ts'
import type { HighlightGroup, HighlightQuery } from '@shared/highlight-search.ts'
import type { Arguments } from '../arguments.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { withLibrary } from '../with-library.ts'

/** What is marked in the library, by article; words narrow it as in the app. */
export async function highlights(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    notes: { type: 'boolean' },
    colour: { type: 'string' },
    tag: { type: 'string' },
  })
  if (given.isSet('json') && given.isSet('markdown')) throw new UsageError('choose --json or --markdown')
  const query = queryOf(given)
  return withLibrary(
    io,
    { mode: 'read', owner: 'offprint highlights', arguments: given },
    async (library) => {
      const groups: HighlightGroup[] = []
      for await (const group of library.highlightGroups(query)) groups.push(group)
      if (given.isSet('json')) io.out(`${JSON.stringify(groups.flatMap(listed), null, 2)}\n`)
      else if (given.isSet('markdown')) io.out(groups.map(highlightsMarkdown).join('\n'))
      else io.out(groups.map(table).join('\n'))
      return 0
    },
  )
}

function queryOf(given: Arguments): HighlightQuery {
  const tag = given.text('tag') ?? null
  return {
    text: given.positionals.join(' '),
    colour: colourOf(given.text('colour') ?? null),
    tag,
    notesOnly: given.isSet('notes'),
    offset: 0,
  }
}

function colourOf(text: string | null): HighlightColour | null {
  if (text === null) return null
  const colour = highlightColours.find((known) => known === text)
  if (colour === undefined)
    throw new UsageError(`there is no colour “${text}”: ${highlightColours.join(', ')}`)
  return colour
}

/** A highlight as other programs read it, with the article that it is in. */
function listed({ article, highlights: marked }: HighlightGroup): readonly object[] {
  const { id, title, url, site } = article
  return marked.map(({ start: _start, ...highlight }) => ({
    article: { id, title, url, site },
    ...highlight,
  }))
}

function table({ article, highlights: marked }: HighlightGroup): string {
  return `${article.id}  ${printable(article.title)}\n${marked.map(line).join('')}`
}

function line({ quote, note, colour, tags }: Highlight): string {
  const said = [
    ...(quote === '' ? [] : [`“${quote}”`]),
    ...(note === null ? [] : [`— ${note}`]),
    ...tags.map((tag) => `#${tag}`),
  ]
  return `  ${(quote === '' ? 'note' : colour).padEnd(6)}  ${printable(said.join(' ').replace(/\s+/g, ' '))}\n`
}
