import { belongsTo, compareInView } from '@shared/view.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduce } from './operations.ts'
import { emptyData } from './data.ts'
import { anyView, risingRows, viewBit } from './rising-rows.ts'
import { summaryOf } from './summary-fixture.ts'

const facts = fc.record({
  archived: fc.boolean(),
  trashedAt: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
  later: fc.boolean(),
  isGone: fc.boolean(),
})

describe('rows that rise with time', () => {
  it('stand as a view wants them, without what was removed', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (each) => {
        let day = 1
        const articles = each.map(({ archived, trashedAt, later }, row) => {
          day += later ? 1 : 0
          return summaryOf(row, {
            archived,
            trashedAt,
            addedAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
          })
        })
        const gone = articles.filter((_, row) => each[row]?.isGone).map(({ id }) => id)
        const data = emptyData()
        reduce(data, [
          { op: 'add', articles },
          { op: 'delete', ids: gone },
        ])
        const left = articles.filter(({ id }) => !gone.includes(id)).sort(compareInView)
        const { columns } = data.articles
        expect([...(risingRows(columns, anyView) ?? [])]).toEqual(left.map(({ row }) => row))
        for (const kind of ['inbox', 'archive', 'trash'] as const) {
          const wanted = left.filter((article) => belongsTo({ kind }, article))
          expect([...(risingRows(columns, viewBit(kind)) ?? [])]).toEqual(wanted.map(({ row }) => row))
        }
      }),
    )
  })

  it('are left to be sorted where a clock was set back', () => {
    const data = emptyData()
    const articles = ['2026-01-02', '2026-01-01'].map((day, row) =>
      summaryOf(row, { addedAt: `${day}T00:00:00.000Z` }),
    )
    reduce(data, [{ op: 'add', articles }])
    expect(risingRows(data.articles.columns, anyView)).toBeNull()
  })
})
