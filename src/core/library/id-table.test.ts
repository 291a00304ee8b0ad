import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdTable, idLength } from './id-table.ts'
import { idOf } from './summary-fixture.ts'

function bytesOf(ids: readonly string[]): Buffer {
  return Buffer.from(Uint8Array.from(Buffer.from(ids.join(''), 'latin1')).buffer)
}

describe('the table of ids', () => {
  it('finds each id that was put in, first or later, and none that was not', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(numbers, fc.nat(300), (all, atFirst) => {
        const ids = all.map(idOf)
        const bytes = bytesOf(ids)
        const there = Math.min(atFirst, ids.length)
        const table = new IdTable(bytes, new Uint16Array(ids.length).fill(1), there)
        for (let row = there; row < ids.length; row++) table.add(bytes, row)
        for (const [row, id] of ids.entries()) expect(table.find(bytesOf([id]))).toBe(row)
        const absent = idOf(2 ** 41)
        expect(table.find(bytesOf([absent]))).toBe(-1)
      }),
    )
  })

  it('passes over rows without an article', () => {
    const bytes = Buffer.concat([bytesOf([idOf(1)]), Buffer.alloc(idLength)])
    const table = new IdTable(bytesOf([bytes.toString('latin1')]), Uint16Array.of(1, 0), 2)
    expect(table.find(Buffer.from(new ArrayBuffer(idLength)))).toBe(-1)
  })
})
