import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleId } from '@shared/article.ts'
import { Articles } from './articles.ts'
import { idOf, summaryOf } from './summary-fixture.ts'

describe('articles by their ids', () => {
  it('are found as a plain map finds them, few or many, changed, deleted and brought back', () => {
    const act = fc.record({ kind: fc.constantFrom('put', 'delete', 'look'), number: fc.nat(90) })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
        const articles = new Articles()
        const model = new Map<number, number>()
        const rows = new Map<number, number>()
        for (const { kind, number } of acts) {
          const id = idOf(number) as ArticleId
          if (kind === 'put') {
            const row = rows.get(number) ?? rows.size
            rows.set(number, row)
            model.set(number, row)
            articles.set(summaryOf(row, { id }))
          } else if (kind === 'delete') {
            model.delete(number)
            articles.delete(id)
          }
          expect(articles.rowOf(id)).toBe(model.get(number) ?? -1)
        }
        for (const number of rows.keys()) {
          expect(articles.rowOf(idOf(number) as ArticleId)).toBe(model.get(number) ?? -1)
        }
        expect(articles.size).toBe(model.size)
      }),
    )
  })

  it('are not found across the border of two others', () => {
    const articles = new Articles()
    const [first, second, across] = [
      'aaaaaaaabbbbbbbb',
      'ccccccccdddddddd',
      'bbbbbbbbcccccccc',
    ] as ArticleId[]
    if (first === undefined || second === undefined || across === undefined) throw new Error('three ids')
    articles.set(summaryOf(0, { id: first }))
    articles.set(summaryOf(1, { id: second }))
    const again = new Articles({ columns: articles.columns, lines: noLines, parse: noLine })
    expect([first, second, across].map((id) => again.rowOf(id))).toEqual([0, 1, -1])
  })
})

const noLines = { at: (): never => noLine() }

function noLine(): never {
  throw new Error('no summary is asked for here')
}
