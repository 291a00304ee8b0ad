import { searchOnce } from '@core/search/in-process.ts'
import { hitReason } from '@shared/hit-reason.ts'
import { createSay } from '@shared/language/say.ts'
import type { SearchHit } from '@shared/search.ts'
import { readArguments, readCount, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { withLibrary } from '../with-library.ts'

export async function search(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv.map(excluding), { json: { type: 'boolean' }, limit: { type: 'string' } })
  // Words need no quotes: `offprint search desert river`.
  const query = given.positionals.join(' ')
  if (query.trim() === '') throw new UsageError('search takes a QUERY')
  const limit = readCount(given.text('limit'), 'limit', 20, 1000)
  return withLibrary(io, { mode: 'read', owner: 'offprint search', arguments: given }, async (library) => {
    const { hits, understood, notes } = await searchOnce(library, query, limit)
    for (const sentence of [...understood.flatMap(({ trouble }) => trouble ?? []), ...notes]) {
      io.error(printable(sentence))
    }
    if (given.isSet('json')) io.out(`${JSON.stringify(hits.map(asJson), null, 2)}\n`)
    else io.out(hits.map(asText).join(''))
    return 0
  })
}

/** "-ice" is a word to leave out and no flag: this command has none of one letter. The language knows the other minus. */
function excluding(argument: string): string {
  return /^-[^-]/.test(argument) ? `\u2212${argument.slice(1)}` : argument
}

function asJson({ id, title, match, field, snippet, reasons }: SearchHit): object {
  return { id, title: title.text, match, field, snippet: snippet.text, why: reasons }
}

/** The command line speaks English. */
const english = createSay('en', 'en')

function asText(hit: SearchHit): string {
  const reason = hitReason(hit, english)
  const why = reason === null ? '' : `  (${printable(reason)})`
  const snippet = hit.snippet.text === '' ? '' : `    ${printable(hit.snippet.text)}\n`
  return `${hit.id}  ${printable(hit.title.text)}${why}\n${snippet}`
}
