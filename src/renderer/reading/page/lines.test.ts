import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesFrom, nearestLine, type Extent } from './lines.ts'

const box = (top: number, height: number): Extent => ({ top, bottom: top + height })

describe('the lines of a block', () => {
  it('are as many as stand below each other, however many boxes each has', () => {
    expect(linesFrom([box(0, 20), box(0, 20), box(30, 20), box(60, 20)])).toEqual([
      box(0, 20),
      box(30, 20),
      box(60, 20),
    ])
  })

  it('take a raised figure and a bigger word in', () => {
    expect(linesFrom([box(4, 20), box(0, 12), box(2, 28)])).toEqual([box(0, 30)])
  })

  it('stay apart where faces reach into the line below', () => {
    expect(linesFrom([box(0, 34), box(28, 34), box(56, 34)])).toHaveLength(3)
  })

  it('pass over what has no height', () => {
    expect(linesFrom([box(0, 0), box(5, 0.2)])).toEqual([])
  })

  it('are in order, and every box lies within one of them, whatever the boxes', () => {
    const extent = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }))
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 40 }), (pairs) => {
        const boxes = pairs.map(([top, height]) => box(top, height))
        const lines = linesFrom(boxes)
        expect(lines.map(({ top }) => top)).toEqual(lines.map(({ top }) => top).toSorted((a, b) => a - b))
        for (const { top, bottom } of boxes) {
          expect(lines.some((line) => line.top <= top && line.bottom >= bottom)).toBe(true)
        }
      }),
    )
  })
})

describe('the nearest line', () => {
  const lines = [box(0, 20), box(30, 20), box(60, 200)]

  it('is the one whose middle is nearest', () => {
    expect(nearestLine(lines, -50)).toBe(0)
    expect(nearestLine(lines, 24)).toBe(0)
    expect(nearestLine(lines, 26)).toBe(1)
    expect(nearestLine(lines, 1000)).toBe(2)
  })

  it('is none where there are none', () => {
    expect(nearestLine([], 5)).toBeNull()
  })
})
