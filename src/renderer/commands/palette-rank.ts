import Fuse from 'fuse.js'

export interface Rankable {
  readonly id: string
  readonly title: string
}

/** Fuse.js over the titles of commands; in their own order while nothing is typed. */
export function rankCommands<Item extends Rankable>(
  items: readonly Item[],
  typed: string,
  limit: number,
): readonly Item[] {
  const text = typed.trim()
  if (text === '') return items.slice(0, limit)
  // A word at the end of a title counts like one at its beginning, and nobody needs to type vowel signs or accents.
  const fuse = new Fuse(items, {
    keys: ['title'],
    threshold: 0.35,
    ignoreLocation: true,
    ignoreDiacritics: true,
  })
  return fuse.search(text, { limit }).map((result) => result.item)
}
