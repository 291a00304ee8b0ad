import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FoldedCodes } from './folded-codes.ts'
import { fold } from './normalise.ts'

const ranges = [
  [0x20, 0x24f],
  [0x2b0, 0x58f],
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x1e00, 0x218f],
  [0x3000, 0x30ff],
  [0x4e00, 0x4eff],
  [0xac00, 0xacff],
  [0xf900, 0xffef],
  [0x1d400, 0x1d4ff],
  [0x1f600, 0x1f640],
] as const
const character = fc.oneof(
  ...ranges.map(([first, last]) =>
    fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code)),
  ),
)
const text = fc.oneof(
  fc.array(character, { maxLength: 12 }).map((all) => all.join('')),
  fc.stringMatching(/^[ŒœǅßẞŸÿĀ-žΆ-ώЀ-ӿ֑-״؀-ۿ\u3041-\u30ff가-힣ﬀ-ﭏ！-ﾟ]*$/),
)

it('folding into code units is folding', () => {
  const codes = new FoldedCodes()
  fc.assert(
    fc.property(text, (text) => {
      codes.set(text)
      expect(String.fromCharCode(...codes.view())).toBe(fold(text))
    }),
    { numRuns: 5000 },
  )
})
