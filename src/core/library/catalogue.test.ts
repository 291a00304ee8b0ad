import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { View } from '@shared/view.ts'
import { belongsTo, compareInView } from '@shared/view.ts'
import { comparing, viewOrders } from '@shared/view-order.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'
import type { LibraryData } from './data.ts'
import { emptyData } from './data.ts'
import type { Operation } from './operations.ts'
import { reduce } from './operations.ts'
import { idOf, summaryOf } from './summary-fixture.ts'

const few = fc.integer({ min: 0, max: 3 })
const facts = fc.record({
  bookmarked: fc.boolean(),
  archived: fc.boolean(),
  read: fc.boolean(),
  trashedAt: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
  tags: fc.subarray(['a', 'b/c', 'د', 'it"s']),
  site: fc.constantFrom(null, 'one.example', 'two.example', 'Two.example', '10 Days', '9 Days'),
  wordCount: fc.constantFrom(0, 120, 3000),
  progress: fc.constantFrom(0, 0.01, 0.5, 0.99),
  lastReadAt: fc.constantFrom('2026-01-01T10:00:00.000Z', '2026-01-02T10:00:00.000Z'),
  publishedAt: fc.constantFrom(null, '1969-07-20', '2025-10', '2026-01-02T23:59:59+14:00', 'once'),
  url: fc.constantFrom(null, 'https://one.example/1', 'https://one.example/2'),
  fingerprint: few.map((print) => `print ${print}`),
  addedAt: few.map((day) => `2026-01-0${day + 1}T00:00:00.000Z`),
  importId: few.map((number) => idOf(number) as ImportId),
})
type Step =
  | { readonly add: Partial<ArticleSummary> }
  | { readonly change: number; readonly to: Partial<ArticleSummary> }
  | { readonly remove: number }
  | 'look'
const step: fc.Arbitrary<Step> = fc.oneof(
  facts.map((add) => ({ add })),
  fc.record({ change: fc.nat(20), to: facts }),
  fc.record({ remove: fc.nat(20) }),
  fc.constant('look' as const),
)
const views: readonly View[] = [
  ...(['inbox', 'unread', 'bookmarked', 'archive', 'all', 'trash', 'begun'] as const).map((kind) => ({
    kind,
  })),
  { kind: 'tag', tag: 'b/c' },
  { kind: 'tag', tag: 'never given' },
  { kind: 'site', site: 'two.example' },
  { kind: 'site', site: 'never.example' },
  { kind: 'import', importId: idOf(2) as ImportId },
]

function expectTheSame(
  catalogue: Catalogue,
  data: LibraryData,
  model: ReadonlyMap<string, ArticleSummary>,
): void {
  const all = [...model.values()]
  for (const view of views) {
    const wanted = all.filter((article) => belongsTo(view, article)).sort(compareInView)
    expect([...catalogue.rows(view)]).toEqual(wanted.map((article) => article.row))
    for (const order of viewOrders) {
      const sorted = wanted.toSorted(comparing(order)).map((article) => article.row)
      expect([...catalogue.rows(view, order)]).toEqual(sorted)
    }
  }
  expect([...data.articles.values()]).toEqual(all.toSorted((a, b) => a.row - b.row))
  expect(data.articles.size).toBe(all.length)
  const counts = catalogue.counts()
  expect(counts.unread).toBe(all.filter((article) => belongsTo({ kind: 'unread' }, article)).length)
  for (const { name, count } of counts.tags) {
    expect(count).toBe(all.filter((article) => belongsTo({ kind: 'tag', tag: name }, article)).length)
  }
  for (const print of ['print 0', 'print 1', 'never made']) {
    const alike = all.filter((article) => article.fingerprint === print).sort((a, b) => a.row - b.row)
    const wanted = alike.find((article) => article.trashedAt === null) ?? alike[0]
    expect(catalogue.byFingerprint(print)).toEqual(wanted)
  }
}

describe('the catalogue', () => {
  it('gives the views, counts and likenesses that a walk over all summaries would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { maxLength: 12 }),
        fc.array(step, { maxLength: 40 }),
        async (first, steps) => {
          const data = emptyData()
          const model = new Map<string, ArticleSummary>()
          const perform = (operations: readonly Operation[]) => reduce(data, operations)
          const adding = (over: Partial<ArticleSummary>): readonly Operation[] => {
            const article = summaryOf(data.nextRow, over)
            model.set(article.id, article)
            return [{ op: 'add', articles: [article] }]
          }
          for (const over of first) perform(adding(over))
          const catalogue = await Catalogue.of(data)
          for (const step of steps) {
            if (step === 'look') expectTheSame(catalogue, data, model)
            else if ('add' in step) catalogue.apply(perform(adding(step.add)))
            else if ('remove' in step) {
              model.delete(idOf(step.remove))
              catalogue.apply(perform([{ op: 'delete', ids: [idOf(step.remove) as ArticleId] }]))
            } else {
              const id = idOf(step.change) as ArticleId
              const before = model.get(id)
              // What an article came with does not change: its time, its import.
              const { addedAt: _, importId: __, ...to } = step.to
              if (before !== undefined) model.set(id, { ...before, ...to })
              catalogue.apply(perform([{ op: 'edit', ids: [id], set: to }]))
            }
          }
          expectTheSame(catalogue, data, model)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('puts an article whose time is before that of its neighbours where its time says', async () => {
    const data = emptyData()
    const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`
    const articles = [3, 1, 2, 2].map((day, row) => summaryOf(row, { addedAt: at(day) }))
    reduce(data, [{ op: 'add', articles }])
    expect([...(await Catalogue.of(data)).rows({ kind: 'all' })]).toEqual([0, 2, 3, 1])
  })

  it('gives an article that comes back to a taken row one of its own, and loses neither', () => {
    const data = emptyData()
    const other = { ...summaryOf(0), id: idOf(77) as ArticleId }
    reduce(data, [{ op: 'add', articles: [summaryOf(0)] }])
    const [effect] = reduce(data, [{ op: 'add', articles: [other] }])
    expect(effect?.after?.row).toBe(1)
    expect([...data.articles.values()].map((article) => article.id)).toEqual([idOf(0), idOf(77)])
    expect(data.nextRow).toBe(2)
  })
})
