import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentForTest } from './document-for-test.ts'
import { SearchEngine } from './engine.ts'

const word = fc.oneof(
  fc.stringMatching(/^[abc]{2,9}$/),
  fc.stringMatching(/^(ال|وال|)[بتث]{3,6}$/),
  fc.constantFrom('mountain', 'mountains', 'fountain', 'mounting', 'well-known', '中文字', 'naïve'),
)
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const library = fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 12 })
const query = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

/** As many segments as batches. */
function engineOf(articles: readonly { readonly title: string; readonly text: string }[]): SearchEngine {
  const engine = new SearchEngine(() => [])
  const documents = articles.map((article, row) => documentForTest(row, article))
  const half = Math.ceil(documents.length / 2)
  for (const batch of [documents.slice(0, half), documents.slice(half)]) engine.put(batch)
  return engine
}

test('a query typed letter by letter, with all that is done ahead of it, finds what it finds alone', () => {
  fc.assert(
    fc.property(library, query, fc.boolean(), (articles, typed, isGathered) => {
      const engine = engineOf(articles)
      if (isGathered) while (engine.bodies.gather(0));
      for (let length = 1; length <= typed.length; length++) {
        const asked = typed.slice(0, length)
        const alone = engineOf(articles).query(asked, { limit: 10 })
        expect(engine.query(asked, { limit: 10 })).toEqual(alone)
        for (const _ of engine.lookAhead());
        // And when it is deleted again.
        const back = typed.slice(0, Math.max(1, length - 1))
        expect(engine.query(back, { limit: 10 })).toEqual(engineOf(articles).query(back, { limit: 10 }))
      }
    }),
    { numRuns: 40 },
  )
})

test('articles that go or come while a query is typed are gone or there at the next letter', () => {
  fc.assert(
    fc.property(library, query, (articles, typed) => {
      const engine = engineOf(articles)
      while (engine.bodies.gather(0));
      for (let length = 1; length <= typed.length; length++) {
        const asked = typed.slice(0, length)
        const row = length % articles.length
        if (length % 2 === 0) engine.remove([row])
        else engine.put([documentForTest(row, { title: 'mountain aabb', text: typed })])
        engine.query(asked, { limit: 10 })
        for (const _ of engine.lookAhead());
        const { total, hits } = engine.query(asked, { limit: 10 })
        expect(hits.filter((hit) => !engine.columns.isKnown(hit.row))).toEqual([])
        if (length % 2 === 0) expect(hits.some((hit) => hit.row === row)).toBe(false)
        expect(total).toBeGreaterThanOrEqual(hits.length)
      }
    }),
    { numRuns: 30 },
  )
})
