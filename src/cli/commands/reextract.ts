import type { Reader } from '@core/importing/reader.ts'
import { reextract } from '@core/importing/reextract.ts'
import type { ExtractionMethod } from '@shared/extraction.ts'
import { extractionMethods } from '@shared/extraction.ts'
import { findArticle } from '../article-ids.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'

/** The text of one article, taken anew from the page that was kept with it. */
export function reextracter(openReader: () => Reader): (argv: readonly string[], io: Io) => Promise<number> {
  return async (argv, io) => {
    const given = readArguments(argv, { method: { type: 'string' } })
    const [name, ...more] = given.positionals
    if (name === undefined || more.length > 0) throw new UsageError('reextract takes one ID')
    const method = methodOf(given.text('method') ?? 'combined')
    return withLibrary(
      io,
      { mode: 'write', owner: 'offprint reextract', arguments: given },
      async (library) => {
        const { id, wordCount: before } = findArticle(library, name)
        const reader = openReader()
        try {
          const done = await reextract(library, reader, id, method)
          if (!done.ok) throw new CommandError(done.fault.message)
          const { title, wordCount } = done.value
          io.out(`${printable(`Updated “${title}”: ${wordCount} words, ${before} before`)}\n`)
          return 0
        } finally {
          await reader.close()
        }
      },
    )
  }
}

function methodOf(name: string): ExtractionMethod {
  const method = extractionMethods.find((each) => each === name)
  if (method === undefined)
    throw new UsageError(`there is no method “${name}”: ${extractionMethods.join(', ')}`)
  return method
}
