import type { ArticleSummary } from '@shared/article.ts'
import { tagNamed } from '@shared/tag.ts'

/** How many of the articles have a tag. */
export type TagPresence = 'all' | 'some' | 'none'

export function presenceOf(tag: string, articles: readonly ArticleSummary[]): TagPresence {
  const having = articles.filter((article) => article.tags.includes(tag)).length
  if (having === 0) return 'none'
  return having === articles.length ? 'all' : 'some'
}

/** All tags that any of the articles has, in the order of the alphabet. */
export function tagsOf(articles: readonly ArticleSummary[]): readonly string[] {
  return [...new Set(articles.flatMap((article) => article.tags))].sort((a, b) => a.localeCompare(b))
}

/** What is typed; several are parted by commas. */
export function parseTags(text: string): readonly string[] {
  const names = text.split(/[,،]/).flatMap((name) => tagNamed(name) ?? [])
  return [...new Set(names)].map((name) => name.slice(0, 100))
}

/** Known tags that go on from what is typed: beginnings first, then the ones that contain it. */
export function completions(
  typed: string,
  known: readonly string[],
  taken: ReadonlySet<string>,
  limit: number,
): readonly string[] {
  const wanted = typed.trim().replace(/^#\s*/, '').toLocaleLowerCase()
  const free = known.filter((tag) => !taken.has(tag))
  if (wanted === '') return free.slice(0, limit)
  const starts = free.filter((tag) => tag.toLocaleLowerCase().startsWith(wanted))
  const contains = free.filter((tag) => tag.toLocaleLowerCase().includes(wanted) && !starts.includes(tag))
  return [...starts, ...contains].slice(0, limit)
}
