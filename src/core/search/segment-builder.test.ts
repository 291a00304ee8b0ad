import { expect, it } from 'vitest'
import { documentForTest } from './document-for-test.ts'
import { impactOf } from './impact.ts'
import { ListReader } from './list-reader.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { Segment } from './segment.ts'

it('gives each document the impact of its number of occurrences, whatever the numbers of its neighbours', () => {
  const occurrences = [1, 1, 1, 1, 3, 1, 1, 9, 2, 1, 1, 1, 5]
  const builder = new SegmentBuilder()
  for (const [row, count] of occurrences.entries()) {
    builder.add(documentForTest(row, { title: 'none', text: 'apple '.repeat(count) }))
  }
  const { tables, lists, vocabulary } = new Segment(builder.finish())
  const reader = new ListReader(tables.lengths)
  const term = vocabulary.find('apple')
  reader.open(lists.read(tables.listStarts[term] ?? 0, tables.listStarts[term + 1] ?? 0), 0)
  reader.nextBlock()
  const lengthOf = (row: number): number => tables.lengths[row] ?? 0
  expect([...reader.impacts.subarray(0, reader.size)]).toEqual(
    occurrences.map((count, row) => impactOf(count, lengthOf(row))),
  )
})
