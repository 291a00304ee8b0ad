import type { Library } from '@core/library/library.ts'
import type { ArticleId } from '@shared/article.ts'
import { findArticle } from '../article-ids.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { confirmedBy, refusalOf, yesFlag } from '../confirmation.ts'
import { withLibrary } from '../with-library.ts'

type Act = (library: Library, ids: readonly ArticleId[], confirmed: number) => ReturnType<Library['trash']>

const acts = {
  bookmark: (library, ids) => library.setState(ids, { bookmarked: true }),
  unbookmark: (library, ids) => library.setState(ids, { bookmarked: false }),
  archive: (library, ids) => library.setState(ids, { archived: true }),
  trash: (library, ids, confirmed) => library.trash(ids, confirmed),
  restore: (library, ids) => library.restore(ids),
} satisfies Readonly<Record<string, Act>>

export type ActName = keyof typeof acts

export function organise(name: ActName): (argv: readonly string[], io: Io) => Promise<number> {
  return async (argv, io) => {
    const given = readArguments(argv, name === 'trash' ? yesFlag : {})
    if (given.positionals.length === 0) throw new UsageError(`${name} takes at least one ID`)
    return withLibrary(
      io,
      { mode: 'write', owner: `offprint ${name}`, arguments: given },
      async (library) => {
        const ids = given.positionals.map((id) => findArticle(library, id).id)
        const done = await acts[name](library, [...new Set(ids)], confirmedBy(given))
        if (!done.ok) throw refusalOf(done.fault)
        io.out(`${printable(done.value.label)}\n`)
        return 0
      },
    )
  }
}
