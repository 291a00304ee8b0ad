import { describe, expect, it } from 'vitest'
import type { SearchDocument } from '../documents.ts'
import { documentForTest, engineWith } from '../document-for-test.ts'

function offered(
  text: string,
  caret: number,
  ...parts: readonly Partial<SearchDocument>[]
): readonly string[] {
  const engine = engineWith(...parts.map((each, row) => documentForTest(row, each)))
  return engine
    .complete(text, caret)
    .suggestions.map(({ insert, count }) => insert + (count === null ? '' : String(count)))
}

const articles: readonly Partial<SearchDocument>[] = [
  { site: 'BBC News', tags: ['news/local', 'Été'], language: 'ar', byline: 'Ana Lima' },
  { site: 'BBC', tags: ['news/city'], language: 'ar' },
  { site: 'example.org', tags: ['news'], language: 'en', url: 'https://www.example.org/a' },
  { site: 'BBC', tags: ['sea'], trashed: true },
]

describe('what a query may go on to', () => {
  it('offers the operators that a word begins, from two letters on', () => {
    expect(offered('t', 1)).toEqual([])
    expect(offered('red ti', 6)).toEqual(['title:'])
    expect(offered('-si', 3)).toEqual(['-site:'])
    expect(offered('ferry', 5)).toEqual([])
  })

  it('offers the sites that there are with counts, most first, the trash left out', () => {
    expect(offered('site:', 5, ...articles)).toEqual([
      'site:"BBC News" 1',
      'site:"BBC" 1',
      'site:example.org 1',
    ])
  })

  it('quotes a site whose name begins another', () => {
    expect(offered('site:bb', 7, ...articles)).toEqual(['site:"BBC News" 1', 'site:"BBC" 1'])
  })

  it('counts what is nested under a tag, and finds it by any of its words and without its accents', () => {
    expect(offered('tag:', 4, ...articles)).toEqual([
      'tag:news 3',
      'tag:news/local 1',
      'tag:Été 1',
      'tag:news/city 1',
    ])
    expect(offered('tag:loc', 7, ...articles)).toEqual(['tag:news/local 1'])
    expect(offered('-tag:ete', 8, ...articles)).toEqual(['-tag:Été 1'])
  })

  it('finds a language by what it is called', () => {
    expect(offered('lang:arab', 9, ...articles)).toEqual(['lang:ar 2'])
  })

  it('offers fixed values, and nothing for what is complete', () => {
    expect(offered('is:un', 5)).toEqual(['is:unread '])
    expect(offered('is:unread', 9)).toEqual([])
  })

  it('looks at the piece where the caret stands', () => {
    expect(offered('is:un tag:', 5, ...articles)).toEqual(['is:unread '])
    expect(offered('is:un tag:', 6, ...articles)).toEqual([])
  })
})

describe('facets', () => {
  const engine = engineWith(
    documentForTest(1, { text: 'apple', site: 'BBC News', tags: ['a b', 'c'], publishedAt: '2025-01-02' }),
    documentForTest(2, { text: 'apple', site: 'BBC', tags: ['c'], publishedAt: '2024-01-02' }),
    documentForTest(3, { text: 'apple', site: 'BBC', url: 'https://bbc.example/x' }),
    documentForTest(4, { text: 'pear', site: 'Other' }),
  )
  const facets = (query: string) =>
    engine
      .query(query, { limit: 1 })
      .facets.flatMap(({ values }) => values.map(({ name, count, isChosen }) => [name, count, isChosen]))

  it('count all that was found, not only what is shown', () => {
    expect(facets('apple')).toEqual([
      ['BBC', 2, false],
      ['BBC News', 1, false],
      ['c', 2, false],
      ['a b', 1, false],
      ['2025', 1, false],
      ['2024', 1, false],
    ])
  })

  it('lead to a query that finds as many as they count, and back', () => {
    for (const { values } of engine.query('apple', { limit: 1 }).facets) {
      for (const { query, count } of values) {
        const next = engine.query(query, { limit: 10 })
        expect([query, next.total]).toEqual([query, count])
        const back = next.facets.flatMap((facet) => facet.values).find(({ isChosen }) => isChosen)
        expect(back?.query).toBe('apple')
      }
    }
  })
})
