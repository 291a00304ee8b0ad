import type { Library } from '@core/library/library.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { View } from '@shared/view.ts'
import type { Arguments } from '../arguments.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { withLibrary } from '../with-library.ts'

const plainViews = ['inbox', 'unread', 'bookmarked', 'highlighted', 'archive', 'all', 'trash'] as const

export async function list(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { json: { type: 'boolean' }, view: { type: 'string' } })
  if (given.positionals.length > 0) throw new UsageError(`list takes no “${given.positionals[0]}”`)
  const view = readView(given)
  return withLibrary(io, { mode: 'read', owner: 'offprint list', arguments: given }, async (library) => {
    const articles = articlesIn(library, view)
    if (given.isSet('json')) io.out(`${JSON.stringify(articles.map(listed), null, 2)}\n`)
    else if (articles.length > 0) io.out(table(articles))
    return 0
  })
}

function readView(given: Arguments): View {
  const text = given.text('view') ?? 'inbox'
  const plain = plainViews.find((kind) => kind === text)
  if (plain !== undefined) return { kind: plain }
  const [kind, ...rest] = text.split(':')
  const name = rest.join(':')
  if (kind === 'tag' && name !== '') return { kind, tag: name }
  if (kind === 'site' && name !== '') return { kind, site: name }
  throw new UsageError(`there is no view “${text}”: ${plainViews.join(', ')}, tag:NAME or site:NAME`)
}

function articlesIn(library: Library, view: View): readonly ArticleSummary[] {
  return [...library.view(view).rows].flatMap((row) => library.summaryAt(row) ?? [])
}

/** A summary as other programs read it; without what only the app needs. */
function listed(article: ArticleSummary): object {
  const { row: _row, importId: _importId, fingerprint: _fingerprint, place: _place, ...rest } = article
  return rest
}

function table(articles: readonly ArticleSummary[]): string {
  const lines = articles.map((article) => {
    const states = [
      article.read ? ' ' : '•',
      article.bookmarked ? '*' : ' ',
      article.archived ? 'a' : ' ',
    ].join('')
    const day = article.addedAt.slice(0, 10)
    const words = `${article.wordCount} words`.padStart(13)
    return `${article.id}  ${states}  ${day}  ${words}  ${printable(article.title)}\n`
  })
  return lines.join('')
}
