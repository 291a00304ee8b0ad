import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyBit } from './fields.ts'
import { GrowingBytes } from './growing.ts'
import { lengthClassOf, ListReader, ListWriter, PlaceReader } from './postings.ts'

interface Entry {
  readonly gap: number
  readonly fieldBits: number
  readonly impact: number
  readonly length: number
  readonly gaps: readonly number[]
}

const entry: fc.Arbitrary<Entry> = fc.record({
  gap: fc.oneof({ weight: 9, arbitrary: fc.nat(20) }, fc.nat(3000)),
  fieldBits: fc.oneof(fc.constant(bodyBit), fc.integer({ min: 1, max: 63 })),
  impact: fc.integer({ min: 1, max: 15 }),
  length: fc.integer({ min: 1, max: 100_000 }),
  gaps: fc.array(fc.oneof(fc.nat(50), fc.nat(20_000)), { minLength: 1, maxLength: 6 }),
})

function written(lists: readonly (readonly Entry[])[]): {
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
} {
  const out = new GrowingBytes()
  const writer = new ListWriter()
  const starts = lists.map((entries) => {
    const start = out.length
    writer.begin(entries.length)
    let document = -1
    for (const { gap, fieldBits, impact, length, gaps } of entries) {
      document += gap + 1
      const places = Uint32Array.from(placesOf(gaps))
      writer.add(document, fieldBits, impact, lengthClassOf(length), places, 0, places.length)
    }
    writer.finish(out)
    return start
  })
  return { bytes: out.take(), starts }
}

function placesOf(gaps: readonly number[]): readonly number[] {
  let place = 0
  return gaps.map((gap) => (place += gap))
}

function documentsOf(entries: readonly Entry[]): readonly number[] {
  let document = -1
  return entries.map(({ gap }) => (document += gap + 1))
}

describe('a list', () => {
  it('gives back its documents and places, however long it is and whatever stands beside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 1, maxLength: 400, size: 'max' }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.nat(3),
        (lists, skipped) => {
          const { bytes, starts } = written(lists)
          const reader = new ListReader()
          for (const [index, entries] of lists.entries()) {
            const documents = documentsOf(entries)
            reader.open(bytes, starts[index] ?? 0)
            expect(reader.count).toBe(entries.length)
            while (reader.nextBlock());
            const places = new PlaceReader(bytes, reader.offset)
            reader.open(bytes, starts[index] ?? 0)
            const held: number[] = []
            let next = 0
            for (let block = 0; reader.nextBlock(); block++) {
              if (block < skipped && reader.placeBytes > 0) {
                places.skipBlock(reader.placeBytes)
                next += reader.size
                continue
              }
              for (let at = 0; at < reader.size; at++) {
                const expected = entries[next]
                if (expected === undefined) throw new Error('more than was written')
                expect(reader.documents[at]).toBe(documents[next])
                expect(reader.fieldBits[at]).toBe(expected.fieldBits)
                expect(reader.impacts[at]).toBe(expected.impact)
                const count = places.take(lengthClassOf(expected.length), held)
                expect(held.slice(0, count)).toEqual(placesOf(expected.gaps))
                next++
              }
              places.endBlock()
            }
            expect(next).toBe(entries.length)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
