import type { ArticleSummary, ImportId } from '../../src/shared/article.ts'
import type { Highlight } from '../../src/shared/highlight.ts'
import type { Receipt } from '../../src/shared/receipt.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { marksShown } from './marks.ts'
import { picturesOf } from './pictures.ts'

/** What a writer makes of an article, as far as the check compares it. */
export interface Shown {
  readonly bookmarked: boolean
  readonly archived: boolean
  readonly trashed: boolean
  readonly tags: string
  readonly progress: number
  /** Rises with each replaced body; its pictures go with it. */
  readonly version: number
  /** Highlights with their notes, colours and tags (`marksShown`). */
  readonly marks: string
}

/** By title: ids are given by the library, and an add that was cut off never told its. */
export type Articles = ReadonlyMap<string, Shown>

export interface Change {
  readonly title: string
  /** Null once it is deleted. */
  readonly to: Shown | null
}

/** A line of a writer's log, which lies where no cut reaches it. An act that only began may be there or not. */
export type Said =
  | { readonly begun: number; readonly changes: readonly Change[] }
  | { readonly done: number }
  | { readonly refused: number; readonly why: string }

export function bodyOf(title: string, version: number): string {
  let length = version * 7
  for (const character of title) length = (length * 31 + character.charCodeAt(0)) % 400
  const filler = `<p>${title}, paragraph by paragraph, as it was in version ${version}.</p>`
  const pictures = picturesOf(title, version).map(({ name }) => `<p><img src="images/${name}" alt=""></p>`)
  return `<p>${title} version ${version}</p>${pictures.join('')}${filler.repeat(length % 80)}`
}

/** Null when the text is not one that was ever written. */
export function versionOf(title: string, body: string): number | null {
  const version = Number(/ version (\d+)<\/p>/.exec(body)?.[1] ?? Number.NaN)
  return body === bodyOf(title, version) ? version : null
}

export function shownOf(article: ArticleSummary, version: number, highlights: readonly Highlight[]): Shown {
  const { bookmarked, archived, trashedAt, tags, progress } = article
  const marks = marksShown(highlights)
  return { bookmarked, archived, trashed: trashedAt !== null, tags: tags.join(), progress, version, marks }
}

const nothing: Shown = {
  bookmarked: false,
  archived: false,
  trashed: false,
  tags: '',
  progress: 0,
  version: 0,
  marks: '',
}

export const articleAsAdded: Shown = { ...nothing, version: 1 }

/** A receipt counts like an article: there or not. */
export const receiptShown: Shown = nothing

export function receiptTitle(id: string): string {
  return `receipt ${id}`
}

export function receiptOf(id: ImportId): Receipt {
  const time = new Date().toISOString()
  const counts = { added: 1, merged: 0, skipped: 0, failed: 0 }
  return { id, origin: 'paste', startedAt: time, finishedAt: time, ...counts, cancelled: false, items: [] }
}

/** The settings count as one thing of this name, once they are not the ones that a library begins with. */
export const settingsTitle = 'settings'
export const themes: readonly Settings['theme'][] = ['light', 'sepia', 'dark']

export function settingsShown(theme: Settings['theme']): Shown {
  return { ...nothing, tags: theme }
}

export interface Expected {
  readonly articles: Articles
  /** Acts that had begun and were not acknowledged: each is there as a whole or not at all. */
  readonly open: readonly (readonly Change[])[]
  readonly acknowledged: number
}

export function expectedAfter(before: Articles, said: readonly Said[]): Expected {
  const articles = new Map(before)
  const open = new Map<number, readonly Change[]>()
  let acknowledged = 0
  for (const line of said) {
    if ('begun' in line) open.set(line.begun, line.changes)
    else if ('done' in line) {
      for (const { title, to } of open.get(line.done) ?? []) {
        if (to === null) articles.delete(title)
        else articles.set(title, to)
      }
      open.delete(line.done)
      acknowledged += 1
    }
  }
  return { articles, open: [...open.values()], acknowledged }
}

function same(one: Shown | null | undefined, other: Shown | null | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** One sentence for each thing that is not as it was acknowledged. */
export function differences(expected: Expected, found: Articles): readonly string[] {
  const wrong: string[] = []
  const left = new Map<string, Shown | null>(found)
  for (const changes of expected.open) {
    const done = changes.filter(({ title, to }) => same(found.get(title), to)).length
    const undone = changes.filter(({ title }) => same(found.get(title), expected.articles.get(title))).length
    if (done !== changes.length && undone !== changes.length)
      wrong.push(`half done: ${JSON.stringify(changes)}`)
    for (const { title } of changes) left.delete(title)
  }
  const open = new Set(expected.open.flat().map(({ title }) => title))
  for (const [title, shown] of expected.articles) {
    if (open.has(title)) continue
    if (!same(shown, found.get(title)))
      wrong.push(`${title}: ${JSON.stringify(found.get(title) ?? null)} instead of ${JSON.stringify(shown)}`)
    left.delete(title)
  }
  for (const title of left.keys()) wrong.push(`${title}: there, though it was deleted or never added`)
  return wrong
}
