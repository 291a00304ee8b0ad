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
const text = fc.oneof(
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
      { numRuns: 5000 },
    )
  })
})
