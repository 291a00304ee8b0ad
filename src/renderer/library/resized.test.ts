import fc from 'fast-check'
import { expect, it } from 'vitest'
import { topAfterResize } from './resized.ts'

it('keeps the row at the top where it is, deep in a long list, whichever way the rows change', () => {
  expect(topAfterResize({ first: 30_000, cursor: -1, heightPx: 800 }, 104, 54)).toBe(30_000 * 54)
  expect(topAfterResize({ first: 30_000, cursor: 12, heightPx: 800 }, 54, 104)).toBe(30_000 * 104)
})

it('moves on where the cursor at the lower edge would go out of sight', () => {
  expect(topAfterResize({ first: 100, cursor: 113, heightPx: 800 }, 54, 104)).toBe(114 * 104 - 800)
})

it('never loses a cursor that was in sight', () => {
  const height = fc.integer({ min: 40, max: 120 })
  fc.assert(
    fc.property(fc.nat(50_000), fc.nat(12), height, height, (first, below, before, after) => {
      const heightPx = 13 * before
      fc.pre(heightPx >= after)
      const cursor = first + below
      const top = topAfterResize({ first, cursor, heightPx }, before, after)
      expect(top).toBeLessThanOrEqual(cursor * after)
      expect(top + heightPx).toBeGreaterThanOrEqual((cursor + 1) * after)
    }),
  )
})
