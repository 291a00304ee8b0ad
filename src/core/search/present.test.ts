import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchHit } from '@shared/search.ts'
import { documentForTest, engineWith } from './document-for-test.ts'

function onlyHit(body: string, query: string, title = 'T'): SearchHit | undefined {
  return engineWith(documentForTest(1, { title, text: body })).query(query, { limit: 1 }).hits[0]
}

const marked = (hit: SearchHit | undefined): readonly string[] =>
  (hit?.snippet.ranges ?? []).map(({ start, end }) => hit?.snippet.text.slice(start, end) ?? '')

describe('the snippet', () => {
  it('is the sentence in which most words stand', () => {
    const hit = onlyHit('Red only. Here is a red apple, at 3.5 kg. An apple only.', 'red apple')
    expect(hit?.snippet.text).toBe('Here is a red apple, at 3.5 kg.')
    expect(marked(hit)).toEqual(['red', 'apple'])
  })

  it('marks whole words in scripts with joined letters and marks', () => {
    expect(marked(onlyHit('ذهب إلى المَدرسة صباحًا.', 'مدرسة'))).toEqual(['المَدرسة'])
    expect(marked(onlyHit('Un cafe\u0301 serré.', 'cafe'))).toEqual(['cafe\u0301'])
    expect(marked(onlyHit('In der Straße.', 'strasse'))).toEqual(['Straße'])
    expect(marked(onlyHit('他们使用搜索引擎。', '搜索引擎'))).toEqual(['搜索引擎'])
  })

  it('does not mark what merely resembles a word that stands there as typed', () => {
    expect(marked(onlyHit('The form and the from.', 'form'))).toEqual(['form'])
  })

  it('gives the words for the article as they are spelled in it', () => {
    expect(onlyHit('They recieve. RECEIVE! Receiving.', 'receive')?.terms).toEqual(['RECEIVE'])
    expect(onlyHit('They received it.', 'recieved')?.terms).toEqual(['received'])
  })

  it('is how the article begins when the hit is in the title', () => {
    const hit = onlyHit('First sentence. Second.', 'apple', 'Apple')
    expect(hit?.snippet).toEqual({ text: 'First sentence.', ranges: [] })
    expect(hit?.field).toBe('title')
    expect(hit?.title.ranges).toEqual([{ start: 0, end: 5 }])
  })

  it('marks in the title what Fuse.js found inside a word', () => {
    const hit = onlyHit('x', 'port', 'Airports')
    expect(hit?.title.ranges).toEqual([{ start: 3, end: 7 }])
  })

  it('stays short, keeps a mark in sight and cuts no grapheme', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    const filler = fc.array(fc.constantFrom('lorem ', '中文', 'e\u0301', '👩‍👩‍👧', 'كتاب ', ', '), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const body = `${before.join('')} needle ${after.join('')}`
        const hit = onlyHit(body, 'needle')
        expect(hit?.snippet.text.length).toBeLessThanOrEqual(240)
        expect(marked(hit)).toContain('needle')
        const inner = (hit?.snippet.text ?? '').replace(/^…|…$/gu, '')
        const start = body.indexOf(inner)
        const bounds = new Set([...graphemes.segment(body)].map((each) => each.index))
        bounds.add(body.length)
        expect(bounds.has(start) && bounds.has(start + inner.length)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
