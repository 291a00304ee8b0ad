import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { SnapshotState } from '../../src/core/library/since-snapshot.ts'
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

/**
 * The library's snapshot, as far as search is concerned: which one stands, and a line for each row that changed since,
 * written before the change itself. As in the library, a new snapshot names the file of the lines that come after it.
 */
const snapshotName = 'snapshot'

function changesName(number: number): string {
  return `changes.${number}`
}

/** The number of the snapshot; 0 before the first. */
export function snapshotIn(folder: string): number {
  return existsSync(join(folder, snapshotName)) ? Number(readFileSync(join(folder, snapshotName), 'utf8')) : 0
}

export function stateOf(folder: string, number: number): SnapshotState {
  const file = join(folder, changesName(number))
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const rows = lines.filter((line) => line !== '').map(Number)
  return { mark: { length: number, sum: number, headSum: 'made' }, differing: Uint32Array.from(rows) }
}

export function noteChange(folder: string, number: number, row: number): void {
  appendFileSync(join(folder, changesName(number)), `${row}\n`)
}

/** What stands now becomes the next snapshot. */
export function takeSnapshot(folder: string): void {
  const number = snapshotIn(folder) + 1
  writeFileSync(join(folder, 'next'), String(number))
  renameSync(join(folder, 'next'), join(folder, snapshotName))
}

/** The article is no more. */
export function removeText(folder: string, row: number): void {
  rmSync(join(folder, 'articles', idOf(row)), { recursive: true })
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
    // A word of the text, so that a title that is not up to date is found under what its article has no more.
    title: text.slice(0, text.indexOf(' ')),
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
    read: row % 2 === text.length % 2,
    bookmarked: false,
    archived: false,
    highlighted: false,
    noted: false,
    notes: [],
    incomplete: false,
    wordCount: 0,
  }
}
