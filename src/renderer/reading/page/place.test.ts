import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetTo, placeAt, progressAt, readingLine, type BlockBox } from './place.ts'

const gap = 20

function stack(heights: readonly number[], top: number): readonly BlockBox[] {
  const boxes: BlockBox[] = []
  let y = top
  for (const height of heights) {
    boxes.push({ top: y, height })
    y += height + gap
  }
  return boxes
}

const at =
  (boxes: readonly BlockBox[]) =>
  (block: number): BlockBox =>
    boxes[block] ?? { top: 0, height: 0 }

describe('the reading place', () => {
  it('is the block under the line and how far into it the line falls', () => {
    const boxes = stack([100, 200, 50], 0)
    expect(placeAt(0, 3, at(boxes))).toEqual({ block: 0, fraction: 0 })
    expect(placeAt(220, 3, at(boxes))).toEqual({ block: 1, fraction: 0.5 })
    expect(placeAt(1000, 3, at(boxes))).toEqual({ block: 2, fraction: 1 })
  })

  it('is the end of the block above when the line falls into a gap', () => {
    expect(placeAt(110, 2, at(stack([100, 100], 0)))).toEqual({ block: 0, fraction: 1 })
  })

  it('is the very start above the first block, and for a body without blocks', () => {
    expect(placeAt(0, 2, at(stack([100, 100], 400)))).toEqual({ block: 0, fraction: 0 })
    expect(placeAt(50, 0, at([]))).toEqual({ block: 0, fraction: 0 })
  })

  it('comes back to the same words after a change of font that makes every block taller', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 1, max: 2.5, noNaN: true }),
        fc.nat({ max: 20_000 }),
        (heights, growth, scroll) => {
          const before = stack(heights, -scroll)
          const place = placeAt(0, heights.length, at(before))
          const after = stack(
            heights.map((height) => height * growth),
            0,
          )
          const moved = offsetTo(place, 0, at(after)(place.block))
          const shifted = after.map((box) => ({ ...box, top: box.top - moved }))
          const again = placeAt(0, heights.length, at(shifted))
          expect(again.block).toBe(place.block)
          expect(again.fraction).toBeCloseTo(place.fraction, 6)
        },
      ),
    )
  })

  it('asks about few blocks even where there are thousands', () => {
    let asked = 0
    const box = (block: number): BlockBox => {
      asked += 1
      return { top: block * 100 - 250_000, height: 90 }
    }
    expect(placeAt(0, 5000, box).block).toBe(2500)
    expect(asked).toBeLessThan(20)
  })
})

describe('progress', () => {
  it('counts characters and not blocks', () => {
    expect(progressAt({ block: 1, fraction: 0.5 }, [300, 100])).toBeCloseTo(0.875)
  })

  it('passes blocks without text', () => {
    expect(progressAt({ block: 1, fraction: 0 }, [0, 0])).toBe(0.5)
    expect(progressAt({ block: 0, fraction: 0 }, [])).toBe(0)
  })

  it('is counted at the top of the window at the start and at its bottom at the end', () => {
    expect(readingLine(0, 3000, 1000)).toBe(0)
    expect(readingLine(1000, 3000, 1000)).toBe(500)
    expect(readingLine(2000, 3000, 1000)).toBe(1000)
    expect(readingLine(0, 800, 1000)).toBe(0)
  })
})
