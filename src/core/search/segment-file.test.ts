import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentForTest } from './document-for-test.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { decodeSegment, encodeSegment } from './segment-file.ts'

function bytesFor(library: string): Uint8Array {
  const builder = new SegmentBuilder()
  builder.add(documentForTest(3, { title: 'Apples', text: 'sweet and red, 中文' }))
  return encodeSegment(builder.finish(), library)
}

describe('a segment file', () => {
  it('gives back what was written, wherever its bytes begin in memory', () => {
    const builder = new SegmentBuilder()
    builder.add(documentForTest(3, { title: 'Apples', text: 'sweet and red' }))
    const data = builder.finish()
    const bytes = encodeSegment(data, 'mine')
    for (const offset of [0, 1, 8]) {
      const shifted = new Uint8Array(bytes.length + offset)
      shifted.set(bytes, offset)
      expect(decodeSegment(shifted.subarray(offset), 'mine')).toEqual(data)
    }
  })

  it('is refused if it is another library’s or no segment', () => {
    expect(decodeSegment(bytesFor('theirs'), 'mine')).toBe('of another library')
    expect(decodeSegment(new Uint8Array(0), 'mine')).toBe('not a segment')
    expect(decodeSegment(new TextEncoder().encode('hello, this is a text'), 'mine')).toBe('not a segment')
  })

  it('is refused whichever byte is wrong and wherever it is cut', () => {
    const bytes = bytesFor('mine')
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, change, cut) => {
          const damaged = cut ? bytes.slice(0, at) : bytes.slice()
          if (!cut) damaged[at] = (damaged[at] ?? 0) ^ change
          expect(typeof decodeSegment(damaged, 'mine')).toBe('string')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
