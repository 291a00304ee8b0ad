import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchHead } from '../../src/core/search/documents.ts'
import type { ArticleId } from '../../src/shared/article.ts'

/** Words that the articles are made of. */
export const words = Array.from({ length: 60 }, (_, number) => `w${(number * 7919).toString(36)}x`)

function idOf(row: number): ArticleId {
  return String(row).padStart(16, '0') as ArticleId
}

/** Writes an article's text as the library does: another file that takes the place of the old one. */
export function writeText(folder: string, row: number, text: string): void {
  const room = join(folder, 'articles', idOf(row))
  mkdirSync(room, { recursive: true })
  writeFileSync(join(room, 'next'), `<p>${text}</p>`)
  renameSync(join(room, 'next'), join(room, 'body.html'))
}

/** The articles that are in the folder now, and the words of each. */
export function articlesIn(
  folder: string,
): ReadonlyMap<number, { readonly head: SearchHead; readonly text: string }> {
  const names = readdirSync(join(folder, 'articles'))
  return new Map(
    names.flatMap((name) => {
      const path = join(folder, 'articles', name, 'body.html')
      // Killed before its first text was there.
      if (!existsSync(path)) return []
      const text = readFileSync(path, 'utf8').slice(3, -4)
      return [[Number(name), { head: headOf(Number(name), text), text }] as const]
    }),
  )
}

export function headOf(row: number, text: string): SearchHead {
  return {
    row,
    id: idOf(row),
    title: `t${row}`,
    standfirst: [],
    byline: null,
    site: null,
    url: null,
    language: null,
    tags: [],
    publishedAt: null,
    addedAt: '2026-01-01T00:00:00.000Z',
    fingerprint: text,
    trashed: false,
    read: false,
    bookmarked: false,
    archived: false,
    highlighted: false,
    noted: false,
    wordCount: 0,
  }
}
