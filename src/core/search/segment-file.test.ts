import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentForTest } from './document-for-test.ts'
import { DamagedListsError } from './lists.ts'
import { segmentBytes, segmentFrom } from './segment-file-for-test.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentData } from './segment.ts'

function segment(articles: number): SegmentData {
  const builder = new SegmentBuilder()
  for (let row = 1; row <= articles; row++) {
    builder.add(documentForTest(row, { title: `Apples ${row}`, text: `sweet and red ${row * 7}, 中文` }))
  }
  return builder.finish()
}

/** Opens it and reads all of it: what a damaged file must not get through. */
function readAll(bytes: Uint8Array, library: string): SegmentData | string {
  const opened = segmentFrom(bytes, library)
  if (typeof opened === 'string') return opened
  const { lists } = opened
  try {
    for (let at = 0; at < lists.length; at += 1000) lists.read(at, Math.min(at + 1000, lists.length))
    return opened
  } catch (error) {
    if (error instanceof DamagedListsError) return 'damaged'
    throw error
  } finally {
    lists.close()
  }
}

describe('a segment file', () => {
  it('gives back what was written', () => {
    for (const articles of [0, 1, 300, 3000]) {
      const data = segment(articles)
      const opened = segmentFrom(segmentBytes(data, 'mine'), 'mine')
      if (typeof opened === 'string') throw new Error(opened)
      expect(opened.tables).toEqual(data.tables)
      expect(opened.lists.length).toBe(data.lists.length)
      const { length } = opened.lists
      const middle = Math.floor(length / 2)
      for (const [start, end] of [
        [middle, Math.min(length, middle + 10)],
        [0, length],
        [length, length],
      ] as const) {
        expect(Buffer.from(opened.lists.read(start, end))).toEqual(Buffer.from(data.lists.read(start, end)))
      }
      opened.lists.close()
    }
  })

  it('is refused if it is another library’s, of another version or no segment', () => {
    const bytes = segmentBytes(segment(1), 'theirs')
    expect(readAll(bytes, 'mine')).toBe('of another library')
    expect(readAll(new Uint8Array(0), 'mine')).toBe('not a segment')
    expect(readAll(new TextEncoder().encode('hello, this is a text of some length'), 'mine')).toBe(
      'not a segment',
    )
    bytes.write('99', bytes.length - 2, 'latin1')
    expect(readAll(bytes, 'theirs')).toBe('of another version')
  })

  it('is refused whichever byte is wrong and wherever it is cut, at the latest when that part is read', () => {
    const bytes = segmentBytes(segment(40), 'mine')
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, change, cut) => {
          const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes)
          if (!cut) damaged[at] = (damaged[at] ?? 0) ^ change
          expect(typeof readAll(damaged, 'mine')).toBe('string')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
