import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EditPattern } from './edit-distance.ts'
import { vocabularyData } from './vocabulary-builder.ts'
import { Vocabulary } from './vocabulary.ts'

const term = fc.oneof(fc.stringMatching(/^[abc]{1,9}$/), fc.stringMatching(/^(ال|وال|)[بتث]{2,7}$/))
const terms = fc.uniqueArray(term, { minLength: 1, maxLength: 60 }).map((all) => all.toSorted())

describe('a vocabulary', () => {
  it('knows the terms within reach, as comparing each of them does', () => {
    fc.assert(
      fc.property(terms, term, fc.integer({ min: 0, max: 3 }), fc.boolean(), (all, text, limit, asPrefix) => {
        const vocabulary = new Vocabulary(vocabularyData(all))
        const pattern = new EditPattern(text)
        const found = new Map<number, number>()
        vocabulary.similar(pattern, limit, asPrefix, (number, edits) => {
          expect(found.has(number)).toBe(false)
          found.set(number, edits)
        })
        const { codes, starts, articles } = vocabulary.data
        const expected = new Map<number, number>()
        for (const number of all.keys()) {
          const ways = [0, articles[number] ?? 0].map((skipped) =>
            pattern.distance(
              codes,
              (starts[number] ?? 0) + skipped,
              starts[number + 1] ?? 0,
              limit,
              asPrefix,
            ),
          )
          const edits = Math.min(...ways)
          if (edits <= limit) expected.set(number, edits)
        }
        expect(found).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('finds the same after it has looked ahead from what was typed before', () => {
    const typed = fc.record({
      text: term,
      at: fc.nat(8),
      more: fc.nat(3),
      limit: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(terms, typed, fc.boolean(), (all, { text, at, more, limit }, asPrefix) => {
        const vocabulary = new Vocabulary(vocabularyData(all))
        const fresh = new Vocabulary(vocabularyData(all))
        const begun = Math.min(text.length, 1 + at)
        // First from less of it and for more edits, then from what the last look has left.
        for (const end of [Math.max(1, begun - more), begun])
          for (const _ of vocabulary.lookAhead(text.slice(0, end), Math.min(3, limit + begun - end)));
        const similar = (each: Vocabulary): readonly string[] => {
          const found: string[] = []
          each.similar(new EditPattern(text), limit, asPrefix, (number, edits) =>
            found.push(`${number} ${edits}`),
          )
          each.holding(text, (number) => found.push(String(number)))
          return found
        }
        expect(similar(vocabulary)).toEqual(similar(fresh))
      }),
      { numRuns: 3000 },
    )
  })

  it('knows in which terms some letters stand, once each', () => {
    fc.assert(
      fc.property(terms, fc.stringMatching(/^[abc]{1,3}$/), (all, text) => {
        const vocabulary = new Vocabulary(vocabularyData(all))
        const found: string[] = []
        vocabulary.holding(text, (number) => found.push(vocabulary.textOf(number)))
        expect(found).toEqual(all.filter((each) => each.includes(text)))
      }),
    )
  })

  it('gives the terms that begin so, and finds each of its own', () => {
    fc.assert(
      fc.property(terms, term, (all, text) => {
        const vocabulary = new Vocabulary(vocabularyData(all))
        const [first, end] = vocabulary.beginningWith(text)
        expect(all.slice(first, end)).toEqual(all.filter((each) => each.startsWith(text)))
        expect(vocabulary.find(text)).toBe(all.indexOf(text))
      }),
    )
  })
})
