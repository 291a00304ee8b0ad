import type { ArticleSummary } from '@shared/article.ts'

const longestTitle = 60

/** What an act was done to, for a toast: “Title”, or 3 articles. */
export function named(articles: readonly Pick<ArticleSummary, 'title'>[]): string {
  const [only] = articles
  if (articles.length !== 1 || only === undefined) return `${articles.length.toLocaleString('en')} articles`
  const title = only.title.trim() === '' ? 'Untitled' : only.title
  return `“${title.length > longestTitle ? `${beginning(title)}…` : title}”`
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cut between letters as a reader sees them: never through an emoji or off an accent. */
function beginning(title: string): string {
  const end = letters.segment(title).containing(longestTitle - 1)?.index ?? longestTitle
  return title.slice(0, end).trimEnd()
}

export function stateLabel(
  change: { readonly bookmarked?: boolean; readonly archived?: boolean; readonly read?: boolean },
  what: string,
): string {
  const { bookmarked, archived, read } = change
  if (bookmarked !== undefined) return bookmarked ? `Bookmarked ${what}` : `Removed the bookmark from ${what}`
  if (archived !== undefined) return archived ? `Archived ${what}` : `Moved ${what} out of the Archive`
  return read === true ? `Marked ${what} as read` : `Marked ${what} as unread`
}

export function tagLabel(add: readonly string[], remove: readonly string[], what: string): string {
  const list = (tags: readonly string[]): string => tags.map((tag) => `“${tag}”`).join(', ')
  if (remove.length === 0) return `Tagged ${what} with ${list(add)}`
  if (add.length === 0) return `Removed ${list(remove)} from ${what}`
  return `Changed the tags of ${what}`
}
