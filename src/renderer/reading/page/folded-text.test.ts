import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, findSnippet, foldQuery, foldText } from './folded-text.ts'

const everywhere = { atWordStart: false, limit: 1000 }

function found(text: string, query: string, options = everywhere): readonly string[] {
  return findAll(foldText(text), query, options).map((range) => text.slice(range.start, range.end))
}

describe('finding in an article', () => {
  it('ignores case and accents, and marks the text as it stands', () => {
    expect(found('Café CAFE cafe\u0301', 'cafe')).toEqual(['Café', 'CAFE', 'cafe\u0301'])
    expect(found('Straße', 'strasse')).toEqual(['Straße'])
    expect(found('Jørgen', 'jorgen')).toEqual(['Jørgen'])
  })

  it('ignores Arabic vowel signs, the kashida and the spellings of alef', () => {
    expect(found('القَاهِرَة والقـــاهرة', 'القاهرة')).toEqual(['القَاهِرَة', 'القـــاهرة'])
    expect(found('أحمد وإحسان', 'احمد')).toEqual(['أحمد'])
  })

  it('takes straight quotes and hyphens for printed ones', () => {
    expect(found('the militants’ last', "militants' last")).toEqual(['militants’ last'])
    expect(found('US–led', 'us-led')).toEqual(['US–led'])
  })

  it('runs over line breaks and hard spaces as over one space', () => {
    expect(found('the  \n fight\u00A0is', 'the fight is')).toEqual(['the  \n fight\u00A0is'])
  })

  it('sees through soft hyphens', () => {
    expect(found('news\u00ADpaper', 'newspaper')).toEqual(['news\u00ADpaper'])
  })

  it('finds a whole character, once, where only parts of it match', () => {
    expect(found('ßa', 's')).toEqual(['ß'])
  })

  it('folds as search does', () => {
    expect(found('ﬁnal Ｌｉｂｒａｒｙ', 'final library')).toEqual(['ﬁnal Ｌｉｂｒａｒｙ'])
    expect(found('İstanbul ısınma', 'istanbul isinma')).toEqual(['İstanbul ısınma'])
    expect(found('عام ٢٠٢٥', '2025')).toEqual(['٢٠٢٥'])
    expect(found('גדול שלום', 'שלומ')).toEqual(['שלום'])
    expect(found('ﾀﾜｰ と タワー', 'タワー')).toEqual(['ﾀﾜｰ', 'タワー'])
    expect(found('ｶﾞｽ ガス か\u3099す', 'ガス')).toEqual(['ｶﾞｽ', 'ガス'])
    expect(found('か\u3099す がす', 'がす')).toEqual(['か\u3099す', 'がす'])
  })

  it('keeps apart what is another word without its vowel signs', () => {
    expect(found('किताब', 'कतब')).toEqual([])
    expect(found('かき', 'がぎ')).toEqual([])
  })

  it('marks whole graphemes', () => {
    expect(found('a 👩‍👩‍👧 family', '👩')).toEqual(['👩‍👩‍👧'])
    expect(found('हिन्दी', 'ह')).toEqual(['हि'])
    expect(found('e\u0301te\u0301', 'e')).toEqual(['e\u0301', 'e\u0301'])
  })

  it('takes any character of a script without spaces for the beginning of a word', () => {
    expect(found('他们使用搜索引擎', '搜索', { atWordStart: true, limit: 9 })).toEqual(['搜索'])
    expect(found('ภาษาไทยง่าย', 'ไทย', { atWordStart: true, limit: 9 })).toEqual(['ไทย'])
  })

  it('can be held to beginnings of words', () => {
    expect(found('start art artful', 'art', { atWordStart: true, limit: 9 })).toEqual(['art', 'art'])
  })

  it('stops at its limit, and finds nothing for a question of white space or marks', () => {
    expect(found('eeee', 'e', { atWordStart: false, limit: 2 })).toHaveLength(2)
    expect(found('anything', '  \u0301 ')).toEqual([])
  })

  it('finds any slice of any text again, at or before where it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const graphemes = [...new Intl.Segmenter().segment(text)]
        const start = graphemes[Math.min(a, b)]?.index ?? text.length
        const end = graphemes[Math.max(a, b)]?.index ?? text.length
        const slice = text.slice(start, end)
        fc.pre(foldQuery(slice) !== '')
        const [first] = findAll(foldText(text), slice, everywhere)
        expect(first).toBeDefined()
        expect(first?.start).toBeLessThanOrEqual(start + slice.length)
        expect(foldQuery(text.slice(first?.start, first?.end))).toContain(foldQuery(slice))
      }),
    )
  })
})

describe('the sentence of a search hit', () => {
  const text = 'One thing.\nGaza’s civil defense said six people were killed Friday.\nThe end.'

  it('is found though the snippet was cut at both ends', () => {
    const range = findSnippet(foldText(text), '…civil defense said six people…')
    expect(text.slice(range?.start, range?.end)).toBe('civil defense said six people')
  })

  it('is null where the article no longer says so', () => {
    expect(findSnippet(foldText(text), 'something else')).toBeNull()
    expect(findSnippet(foldText(text), '…')).toBeNull()
  })
})
