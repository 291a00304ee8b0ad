import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentForTest } from './document-for-test.ts'
import type { SearchDocument } from './documents.ts'
import { SearchEngine } from './engine.ts'
import { mergeSegments } from './merge-segments.ts'
import { decodeSegment, encodeSegment } from './segment-file.ts'

/** Few letters, so that words share beginnings and queries hit. */
const word = fc.stringMatching(/^[abc]{1,5}$/)
const hanRun = fc.stringMatching(/^[中文字]{1,4}$/)
const piece = fc.oneof({ weight: 4, arbitrary: word }, hanRun, fc.constantFrom('Ça', 'É', 'a-b', "b'c"))
const sentence = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '))
const document = fc.record({ title: sentence, text: sentence, tags: fc.array(word, { maxLength: 2 }) })
const query = fc.array(fc.oneof(word, hanRun), { minLength: 1, maxLength: 3 })

type Edit =
  | { readonly kind: 'put'; readonly row: number; readonly parts: Partial<SearchDocument> }
  | { readonly kind: 'remove' | 'trash'; readonly row: number }
  | { readonly kind: 'merge' | 'restart' }

const row = fc.integer({ min: 0, max: 7 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), row, parts: document }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'trash' as const), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('merge' as const, 'restart' as const) }) },
)

/** Written without the code under test: does the word stand here, or begin a word? */
function stands(word: string, document: SearchDocument): boolean {
  return [document.title, document.text, ...document.tags].some((text) => {
    const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    if (/\p{Script=Han}/u.test(word)) return plain.includes(word)
    const words = plain.split(' ')
    const parts = words.flatMap((each) => [...each.split(/['-]/), each.replaceAll(/['-]/g, '')])
    return parts.some((each) => each.startsWith(word))
  })
}

/** Saves every segment, and makes an engine of what was saved and of the articles as they are. */
function restarted(engine: SearchEngine, documents: ReadonlyMap<number, SearchDocument>): SearchEngine {
  const next = new SearchEngine(() => [])
  for (const document of documents.values()) next.announce(document)
  for (const segment of engine.bodies.segments) {
    const data = decodeSegment(encodeSegment(segment.data, 'library'), 'library')
    if (typeof data === 'string') throw new Error(data)
    // The dead are not saved; whoever loads knows which state of an article is wanted.
    next.bodies.adopt(data, (row) => engine.bodies.placeOf(row)?.segment === segment && documents.has(row))
  }
  return next
}

function mergeAll(engine: SearchEngine): void {
  const merging = mergeSegments(engine.bodies.segments)
  for (;;) {
    const step = merging.next()
    if (step.done === true) {
      engine.bodies.replace([...engine.bodies.segments], step.value)
      return
    }
  }
}

describe('against a scan of all text', () => {
  it('finds exactly the articles in which every word stands or begins a word, after any edits', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 20 }),
        fc.array(query, { minLength: 1, maxLength: 5 }),
        (edits, queries) => {
          let engine = new SearchEngine(() => [])
          const documents = new Map<number, SearchDocument>()
          for (const each of edits) {
            if (each.kind === 'put') {
              const put = documentForTest(each.row, each.parts)
              documents.set(each.row, put)
              engine.put([put])
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
          for (const words of queries) {
            const expected = [...documents.values()]
              .filter((document) => !document.trashed && words.every((each) => stands(each, document)))
              .map((document) => document.row)
            const { hits } = engine.query(words.join(' '), { limit: 100 })
            const exact = hits.filter((hit) => hit.match === 'exact').map((hit) => hit.row)
            expect(exact.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
