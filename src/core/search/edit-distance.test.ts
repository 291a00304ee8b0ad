import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EditPattern, maxPatternLength } from './edit-distance.ts'
import { InfixErrors } from './infix-errors.ts'

/** The table itself. `freeStart`: the stretch may begin anywhere. Gives the last row. */
function lastRow(pattern: string, text: string, swaps: boolean, freeStart: boolean): readonly number[] {
  const table = [Array.from({ length: text.length + 1 }, (_, at) => (freeStart ? 0 : at))]
  for (let row = 1; row <= pattern.length; row++) {
    const line = [row]
    for (let at = 1; at <= text.length; at++) {
      const same = pattern[row - 1] === text[at - 1]
      let least = Math.min(
        table[row - 1]![at - 1]! + (same ? 0 : 1),
        table[row - 1]![at]! + 1,
        line[at - 1]! + 1,
      )
      const isSwap =
        row > 1 && at > 1 && pattern[row - 1] === text[at - 2] && pattern[row - 2] === text[at - 1]
      if (swaps && isSwap) least = Math.min(least, table[row - 2]![at - 2]! + 1)
      line.push(least)
    }
    table.push(line)
  }
  return table[pattern.length]!
}

const pattern = fc.stringMatching(new RegExp(`^[abcd]{1,${maxPatternLength}}$`))
const text = fc.stringMatching(/^[abcd]{0,40}$/)

describe('edits', () => {
  it('are counted as in the table, for whole words and for beginnings', () => {
    fc.assert(
      fc.property(pattern, text, fc.integer({ min: 0, max: 3 }), (pattern, text, limit) => {
        const codes = Uint16Array.from(`xx${text}`, (character) => character.charCodeAt(0))
        const row = lastRow(pattern, text, true, false)
        for (const [asPrefix, expected] of [
          [false, row.at(-1)!],
          [true, Math.min(...row)],
        ] as const) {
          const counted = new EditPattern(pattern).distance(codes, 2, codes.length, limit, asPrefix)
          expect(Math.min(counted, limit + 1)).toBe(Math.min(expected, limit + 1))
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('are counted as in the table for a stretch anywhere in a text', () => {
    const errors = new InfixErrors()
    fc.assert(
      fc.property(fc.stringMatching(/^[abcd]{1,32}$/), text, (pattern, text) => {
        errors.setPattern(pattern)
        const codes = Uint16Array.from(`xx${text}`, (character) => character.charCodeAt(0))
        expect(errors.errorsIn(codes, 2, codes.length)).toBe(Math.min(...lastRow(pattern, text, false, true)))
      }),
      { numRuns: 3000 },
    )
  })

  it('refuses a pattern that does not fit', () => {
    expect(() => new EditPattern('')).toThrow(RangeError)
    expect(() => new EditPattern('a'.repeat(maxPatternLength + 1))).toThrow(RangeError)
  })
})
