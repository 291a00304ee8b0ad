import fc from 'fast-check'
import Fuse from 'fuse.js'
import { describe, expect, it } from 'vitest'
import { fuseOptions, TitleIndex } from './title-index.ts'

const syllables = ['ka', 'ne', 'ri', 'to', 'mu', 'sha', 'le', 'on', 'ist', 'er', 'ال', 'مد', '中', '文', 'é']
const word = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))
const title = fc.array(word, { minLength: 0, maxLength: 8 }).map((words) => words.join(' '))

/** A stretch of some title with a few characters changed: it mostly finds something. */
const garbled = (titles: readonly string[]) =>
  fc
    .record({
      text: fc.constantFrom(...titles, 'kanerito'),
      start: fc.nat(20),
      length: fc.integer({ min: 1, max: 45 }),
      changes: fc.array(fc.record({ at: fc.nat(40), to: fc.constantFrom('', 'x', 'k', 'xy') }), {
        maxLength: 3,
      }),
    })
    .map(({ text, start, length, changes }) => {
      const characters = text.slice(start, start + length).split('')
      for (const { at, to } of changes) if (at < characters.length) characters[at] = to
      return characters.join('')
    })

const library = fc
  .array(title, { minLength: 1, maxLength: 60 })
  .chain((titles) => fc.record({ titles: fc.constant(titles), query: garbled(titles) }))

function byFullScan(titles: readonly string[], query: string, limit: number) {
  return new Fuse(titles, fuseOptions)
    .search(query, { limit })
    .filter(() => query.trim() !== '')
    .map((result) => ({
      key: result.refIndex,
      score: result.score,
      ranges: (result.matches ?? []).flatMap((match) =>
        match.indices.map(([start, last]) => [start, last + 1]),
      ),
    }))
}

describe('titles', () => {
  it('are found as Fuse.js finds them by looking at all: same hits, order, scores and ranges', () => {
    let found = 0
    fc.assert(
      fc.property(library, fc.integer({ min: 1, max: 50 }), ({ titles, query }, limit) => {
        const index = new TitleIndex()
        for (const [key, text] of titles.entries()) index.set(key, text)
        const hits = index.search(query, limit).map(({ key, score, ranges }) => ({ key, score, ranges }))
        expect(hits).toEqual(byFullScan(titles, query, limit))
        found += hits.length
      }),
      { numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('are found while the query grows letter by letter as if each had been asked for alone', () => {
    fc.assert(
      fc.property(library, ({ titles, query }) => {
        const index = new TitleIndex()
        for (const [key, text] of titles.entries()) index.set(key, text)
        for (let typed = 1; typed <= query.length; typed++) {
          const part = query.slice(0, typed)
          const keys = index.search(part, 20).map(({ key }) => key)
          expect(keys).toEqual(byFullScan(titles, part, 20).map(({ key }) => key))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are found the same when looked for ahead, whatever changes while that goes on', () => {
    fc.assert(
      fc.property(
        library,
        fc.array(fc.record({ key: fc.nat(59), title, at: fc.nat(30) }), { maxLength: 4 }),
        fc.constantFrom(3, Infinity),
        ({ titles, query }, edits, mostErrors) => {
          const index = new TitleIndex()
          // More than are counted in one slice.
          for (let key = 0; key < 2500; key++) index.set(key, titles[key] ?? `nothing ${key}`)
          let ahead = index.lookAhead('', mostErrors)
          for (let typed = 1; typed <= query.length; typed++) {
            const part = query.slice(0, typed)
            const known = index.search(part, 20, { mostErrors })
            const alone = new TitleIndex(index.save())
            expect(known).toEqual(alone.search(part, 20, { mostErrors }))
            ahead.next()
            ahead = index.lookAhead(part, mostErrors)
            if (typed % 3 > 0) while (ahead.next().done !== true);
            else ahead.next()
            for (const edit of edits) if (edit.at === typed) index.set(edit.key, edit.title)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are found after changes as if they had always been so', () => {
    fc.assert(
      fc.property(
        library,
        fc.array(fc.record({ key: fc.nat(59), title: fc.option(title) })),
        ({ titles, query }, edits) => {
          const index = new TitleIndex()
          for (const [key, text] of titles.entries()) index.set(key, text)
          const current = new Map(titles.entries())
          for (const { key, title } of edits) {
            if (title === null) {
              index.delete(key)
              current.delete(key)
            } else if (current.get(key) !== title) {
              index.set(key, title)
              // A changed title goes to the end, which decides between equals.
              current.delete(key)
              current.set(key, title)
            }
          }
          const keys = [...current.keys()]
          const expected = byFullScan([...current.values()], query, 50).map(({ key }) => keys[key])
          expect(index.search(query, 50).map(({ key }) => key)).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are found in every block of a large index', () => {
    const index = new TitleIndex()
    for (let key = 0; key < 9000; key++) index.set(key, `headline number ${key}`)
    for (const key of [0, 4095, 4096, 8999]) {
      expect(index.search(`headline number ${key}`, 1)[0]).toMatchObject({ key, errors: 0 })
    }
    for (let key = 0; key < 8990; key++) index.delete(key)
    expect(index.size).toBe(10)
    expect(index.search('headlne number', 50).map((hit) => hit.key)).toEqual(
      Array.from({ length: 10 }, (_, at) => 8990 + at),
    )
  })
})
