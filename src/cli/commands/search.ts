import { searchOnce } from '@core/search/in-process.ts'
import type { SearchHit } from '@shared/search.ts'
import { readArguments, readCount, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { withLibrary } from '../with-library.ts'

export async function search(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { json: { type: 'boolean' }, limit: { type: 'string' } })
  // Words need no quotes: `offprint search desert river`.
  const query = given.positionals.join(' ')
  if (query.trim() === '') throw new UsageError('search takes a QUERY')
  const limit = readCount(given.text('limit'), 'limit', 20, 1000)
  return withLibrary(io, { mode: 'read', owner: 'offprint search', arguments: given }, async (library) => {
    const { hits } = await searchOnce(library, query, limit)
    if (given.isSet('json')) io.out(`${JSON.stringify(hits.map(asJson), null, 2)}\n`)
    else io.out(hits.map(asText).join(''))
    return 0
  })
}

function asJson({ id, title, match, snippet }: SearchHit): object {
  return { id, title: title.text, match, snippet: snippet.text }
}

function asText(hit: SearchHit): string {
  const close = hit.match === 'fuzzy' ? '  (close match)' : ''
  return `${hit.id}  ${printable(hit.title.text)}${close}\n    ${printable(hit.snippet.text)}\n`
}
