import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface ExpectedArticle {
  readonly title: string
  readonly standfirst: readonly string[]
  readonly dateline: string | null
  readonly paragraphs: readonly string[]
}

export interface Sample {
  readonly name: string
  readonly text: string
  readonly articles: readonly ExpectedArticle[]
}

const fixtures = join(import.meta.dirname, 'fixtures')

export function fixture(name: string): string {
  return join(fixtures, name)
}

/** Dumps of news pages with the articles that must come out: our own, and real ones where they are at hand. */
export const samples: readonly Sample[] = [
  { name: 'two-stories', folder: fixtures },
  { name: 'news-page', folder: resolve(import.meta.dirname, '../../shared/samples') },
]
  .filter(({ name, folder }) => existsSync(join(folder, `${name}.txt`)))
  .map(({ name, folder }) => ({
    name,
    text: readFileSync(join(folder, `${name}.txt`), 'utf8'),
    articles: JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as ExpectedArticle[],
  }))
