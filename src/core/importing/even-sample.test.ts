import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EvenSample } from './even-sample.ts'

it('holds at most so many, in order, from the first to the last tenth of whatever number came', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (count) => {
      const sample = new EvenSample<number>(10)
      for (let number = 0; number < count; number += 1) sample.offer(number)
      const { items } = sample
      expect(items).toHaveLength(Math.min(10, count))
      expect(items).toEqual([...new Set(items)].toSorted((a, b) => a - b))
      if (count > 0) expect(items[0]).toBe(0)
      if (count > 20) expect(items.at(-1)).toBeGreaterThan(count * 0.7)
    }),
  )
})
