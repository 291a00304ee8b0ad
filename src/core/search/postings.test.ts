import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyBit } from './fields.ts'
import { GrowingBytes } from './growing.ts'
import { impactOf, lengthClassOf, mostTabled } from './impact.ts'
import { ListReader } from './list-reader.ts'
import { ListWriter } from './list-writer.ts'
import { PlaceReader } from './place-code.ts'

interface Entry {
  readonly gap: number
  readonly fieldBits: number
  readonly impact: number
  readonly length: number
  readonly gaps: readonly number[]
}

const entry: fc.Arbitrary<Entry> = fc.record({
  gap: fc.oneof({ weight: 9, arbitrary: fc.nat(20) }, { weight: 3, arbitrary: fc.nat(400) }, fc.nat(3000)),
  fieldBits: fc.oneof(fc.constant(bodyBit), fc.integer({ min: 1, max: 127 })),
  impact: fc.integer({ min: 1, max: 15 }),
  length: fc.integer({ min: 1, max: 100_000 }),
  gaps: fc.oneof(
    fc.array(fc.nat(50), { minLength: 1, maxLength: 1 }),
    fc.array(fc.oneof(fc.nat(50), fc.nat(20_000)), { minLength: 1, maxLength: 12 }),
  ),
})

/** Of a document in which all the places are. */
function classOf({ length, gaps }: Entry): number {
  return lengthClassOf(Math.max(length, ...placesOf(gaps)))
}

/** What stands in the body alone, a few times, has the impact that follows from that. */
function impactIn(entry: Entry): number {
  const isTabled = entry.fieldBits === bodyBit && entry.gaps.length <= mostTabled
  return isTabled ? impactOf(entry.gaps.length, classOf(entry)) : entry.impact
}

/** The length classes of all documents up to the last. */
function lengthsOf(lists: readonly (readonly Entry[])[]): readonly Uint8Array[] {
  return lists.map((entries) => {
    const documents = documentsOf(entries)
    const lengths = new Uint8Array((documents.at(-1) ?? 0) + 1)
    for (const [index, entry] of entries.entries()) lengths[documents[index] ?? 0] = classOf(entry)
    return lengths
  })
}

function written(lists: readonly (readonly Entry[])[]): {
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
} {
  const out = new GrowingBytes()
  const writer = new ListWriter()
  const starts = lists.map((entries) => {
    const start = out.length
    writer.begin(entries.length, out)
    let document = -1
    for (const entry of entries) {
      document += entry.gap + 1
      const places = Uint32Array.from(placesOf(entry.gaps))
      writer.add(document, entry.fieldBits, impactIn(entry), classOf(entry), places, 0, places.length, out)
    }
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
          const places = new PlaceReader()
          for (const [index, entries] of lists.entries()) {
            const documents = documentsOf(entries)
            const reader = new ListReader(lengthsOf(lists)[index] ?? new Uint8Array(0))
            reader.open(bytes, starts[index] ?? 0)
            expect(reader.count).toBe(entries.length)
            let next = 0
            for (let block = 0; reader.nextBlock(); block++) {
              places.open(bytes, reader.placesAt)
              for (let at = 0; at < reader.size; at++) {
                const expected = entries[next]
                if (expected === undefined) throw new Error('more than was written')
                expect(reader.documents[at]).toBe(documents[next])
                expect(reader.fieldBits[at]).toBe(expected.fieldBits)
                expect(reader.impacts[at]).toBe(impactIn(expected))
                expect(reader.counts[at]).toBe(expected.gaps.length)
                next++
                if (block < skipped) continue
                const held: number[] = []
                places.take(classOf(expected), expected.gaps.length, held)
                expect(held).toEqual(placesOf(expected.gaps))
              }
            }
            expect(next).toBe(entries.length)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
