import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { withLibrary } from '../with-library.ts'

export async function stats(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { json: { type: 'boolean' } })
  if (given.positionals.length > 0) throw new UsageError(`stats takes no “${given.positionals[0]}”`)
  return withLibrary(io, { mode: 'read', owner: 'offprint stats', arguments: given }, async (library) => {
    const { tags, sites, all, ...views } = library.counts()
    let words = 0
    for (const article of library.all()) if (article.trashedAt === null) words += article.wordCount
    const figures = { articles: all, words, ...views, tags: tags.length, sites: sites.length }
    if (given.isSet('json')) io.out(`${JSON.stringify({ library: library.folder, ...figures }, null, 2)}\n`)
    else {
      const lines = Object.entries(figures).map(([name, count]) => `${String(count).padStart(10)}  ${name}\n`)
      io.out(`${library.folder}\n${lines.join('')}`)
    }
    return 0
  })
}
