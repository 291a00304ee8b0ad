import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtRanges } from './cut-at-ranges.ts'

test('found words are cut out of the text', () => {
  expect(cutAtRanges({ text: 'a cat sat', ranges: [{ start: 2, end: 5 }] })).toEqual([
    { start: 0, text: 'a ', isMarked: false },
    { start: 2, text: 'cat', isMarked: true },
    { start: 5, text: ' sat', isMarked: false },
  ])
})

test('no letter is lost or doubled, whatever the ranges are', () => {
  const range = fc.record({ start: fc.nat(30), end: fc.nat(30) })
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(range), (text, ranges) => {
      expect(
        cutAtRanges({ text, ranges })
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
