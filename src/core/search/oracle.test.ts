import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MergeInMemory } from './body-index.ts'
import { documentForTest } from './document-for-test.ts'
import type { SearchDocument } from './documents.ts'
import { SearchEngine } from './engine.ts'
import type { Asked } from './language/asked-for-test.ts'
import { askedClauses } from './language/asked-for-test.ts'
import { segmentBytes, segmentFrom } from './segment-file-for-test.ts'

/** Few letters, so that words share beginnings and queries hit. */
const word = fc.stringMatching(/^[abc]{1,5}$/)
const hanRun = fc.stringMatching(/^[中文字]{1,4}$/)
const piece = fc.oneof({ weight: 4, arbitrary: word }, hanRun, fc.constantFrom('Ça', 'É', 'a-b', "b'c"))
const sentence = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '))
const tag = fc.constantFrom('aa', 'ab', 'aa/b', 'Cá')
const document = fc.record({
  title: sentence,
  byline: fc.option(sentence),
  text: sentence,
  tags: fc.uniqueArray(tag, { maxLength: 2 }),
  site: fc.option(fc.constantFrom('aab', 'abc', 'a b')),
  language: fc.option(fc.constantFrom('ar', 'ar-EG', 'zh', 'de')),
  publishedAt: fc.option(
    fc.constantFrom('2024-12-31', '2025-01-01T03:00:00+05:00', '2025-10-10', '2026-02-01'),
  ),
  wordCount: fc.constantFrom(10, 500, 2001),
  read: fc.boolean(),
  bookmarked: fc.boolean(),
  archived: fc.boolean(),
  hasPicture: fc.boolean(),
  notes: fc.array(sentence, { maxLength: 2 }),
})

type Edit =
  | { readonly kind: 'put'; readonly row: number; readonly parts: Partial<SearchDocument> }
  | { readonly kind: 'note'; readonly row: number; readonly notes: readonly string[] }
  | { readonly kind: 'remove' | 'trash'; readonly row: number }
  | { readonly kind: 'merge' | 'restart' }

const row = fc.integer({ min: 0, max: 7 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), row, parts: document }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      row,
      notes: fc.array(sentence, { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'trash' as const), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('merge' as const, 'restart' as const) }) },
)

/** Saves every segment, and makes an engine of what was saved and of the articles as they are. */
function restarted(engine: SearchEngine, documents: ReadonlyMap<number, SearchDocument>): SearchEngine {
  const next = new SearchEngine(() => [])
  for (const document of documents.values()) next.announce(document)
  for (const segment of engine.bodies.segments) {
    const data = segmentFrom(segmentBytes(segment, 'library'), 'library')
    if (typeof data === 'string') throw new Error(data)
    // The dead are not saved; whoever loads knows which state of an article is wanted.
    next.bodies.adopt(data, (row) => engine.bodies.placeOf(row)?.segment === segment && documents.has(row))
  }
  return next
}

function mergeAll(engine: SearchEngine): void {
  const { bodies } = engine
  for (const _ of bodies.merge([...bodies.segments], new MergeInMemory()));
}

/** An engine after these edits, and the articles that are left. */
function edited(edits: readonly Edit[]): {
  readonly engine: SearchEngine
  readonly documents: ReadonlyMap<number, SearchDocument>
} {
  let engine = new SearchEngine(() => [])
  const documents = new Map<number, SearchDocument>()
  for (const each of edits) {
    if (each.kind === 'put') {
      const put = documentForTest(each.row, each.parts)
      documents.set(each.row, put)
      engine.put([put])
    } else if (each.kind === 'note') {
      const known = documents.get(each.row)
      if (known !== undefined) {
        const noted = { ...known, notes: each.notes }
        documents.set(each.row, noted)
        // As the indexer does: what is not current any more is put in anew.
        if (!engine.announce(noted)) engine.put([noted])
      }
    } else if (each.kind === 'remove') {
      documents.delete(each.row)
      engine.remove([each.row])
    } else if (each.kind === 'trash') {
      const known = documents.get(each.row)
      if (known !== undefined) {
        documents.set(each.row, { ...known, trashed: true })
        engine.announce({ ...known, trashed: true })
      }
    } else if (each.kind === 'merge') mergeAll(engine)
    else engine = restarted(engine, documents)
  }
  return { engine, documents }
}

function agree(engine: SearchEngine, documents: ReadonlyMap<number, SearchDocument>, asked: Asked): void {
  const place = asked.place ?? ((document: SearchDocument): boolean => !document.trashed)
  const expected = [...documents.values()]
    .filter((document) => place(document) && asked.holds(document))
    .map((document) => document.row)
  const { hits, total, facets } = engine.query(asked.text, { limit: 100 })
  const exact = hits.filter((hit) => hit.match === 'exact').map((hit) => hit.row)
  expect([asked.text, exact.toSorted((a, b) => a - b)]).toEqual([
    asked.text,
    expected.toSorted((a, b) => a - b),
  ])
  expect(hits).toHaveLength(total)
  const sites = facets.find(({ kind }) => kind === 'site')?.values ?? []
  const fromSites = hits.filter(({ row }) => documents.get(row)?.site !== null)
  expect(sites.reduce((sum, { count }) => sum + count, 0)).toBe(fromSites.length)
}

describe('against a scan of all text', () => {
  it('finds exactly the articles of which all that is asked holds, after any edits', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 20 }),
        fc.array(askedClauses({ word, hanRun, tag }), { minLength: 1, maxLength: 5 }),
        (edits, queries) => {
          const { engine, documents } = edited(edits)
          for (const asked of queries) agree(engine, documents, asked)
        },
      ),
      { numRuns: 700 },
    )
  })
})
