import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWithOrigins } from './folded-text.ts'
import { fold } from './normalise.ts'

const trickyPieces = [
  'É',
  'e\u0301',
  'ﬁ',
  'ß',
  'ẞ',
  'İ',
  'ı',
  'Σ',
  'ς',
  'مُ',
  'لا',
  'ﻻ',
  'آ',
  'ة',
  'ـ',
  '\u200d',
  '👩‍👩‍👧',
  '🇩🇪',
  'が',
  'ｶﾞ',
  '한',
  '\u1112\u1161',
  'กำ',
  'हि',
  'न्',
  '½',
  '…',
  '\u00ad',
  '１',
  '٣',
  '’',
  '𠀀',
  '\ud800',
  ' ',
  '\r\n',
  '\n',
  'a',
  'Z',
  '-',
]
const tricky = fc.constantFrom(...trickyPieces)
const simpleRanges = [
  [0x20, 0x24f],
  [0x370, 0x58f],
  [0x5d0, 0x6d5],
  [0x1e00, 0x206f],
  [0x3000, 0x30ff],
  [0x4e00, 0x4e20],
  [0xff01, 0xffa0],
] as const
const simple = fc.oneof(
  ...simpleRanges.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCharCode(code))),
)
const text = fc.oneof(
  fc.array(simple, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(tricky, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

describe('folding', () => {
  it('is done once and for all', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 5000 },
    )
  })

  it('gives the same with origins as without, and origins that are whole graphemes', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (text, start, length) => {
        const { folded, original } = foldWithOrigins(text)
        expect(folded).toBe(fold(text))
        if (start + length > folded.length || length === 0) return
        const range = original(start, start + length)
        const bounds = new Set([...graphemes.segment(text)].map((each) => each.index))
        bounds.add(text.length)
        expect(bounds.has(range.start) && bounds.has(range.end)).toBe(true)
        expect(fold(text.slice(range.start, range.end))).toContain(folded.slice(start, start + length))
      }),
      { numRuns: 10_000 },
    )
  })

  it('gives the origins of each character alone as the segmenter of graphemes would', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    for (const [first, last] of simpleRanges) {
      for (let code = first; code <= last; code++) {
        const text = `a${String.fromCharCode(code)}b`
        const { folded, original } = foldWithOrigins(text)
        const [end] = [...graphemes.segment(text)].map((each) => each.index + each.segment.length)
        expect([text, original(0, 1)]).toEqual([text, { start: 0, end }])
        expect([text, original(folded.length - 1, folded.length).end]).toEqual([text, text.length])
      }
    }
  })
})
