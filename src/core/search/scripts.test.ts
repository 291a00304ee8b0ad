import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkedText } from '@shared/search.ts'
import { documentForTest, engineWith } from './document-for-test.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The marked words of a text, each on whole graphemes or the test fails. */
function markedIn({ text, ranges }: MarkedText): readonly string[] {
  const boundaries = new Set([text.length, ...Array.from(graphemes.segment(text), ({ index }) => index)])
  return ranges.map(({ start, end }) => {
    expect([text.slice(start, end), boundaries.has(start), boundaries.has(end)]).toEqual([
      text.slice(start, end),
      true,
      true,
    ])
    return text.slice(start, end)
  })
}

/** From the query to the hit to what is marked in its sentence, and in its title, which has the same words. */
function marks(body: string, query: string): readonly (readonly string[])[] {
  const engine = engineWith(
    documentForTest(1, { title: 'T', text: body }),
    documentForTest(2, { title: body }),
  )
  const { hits } = engine.query(query, { limit: 5 })
  const inBody = hits.find(({ row }) => row === 1)
  const inTitle = hits.find(({ row }) => row === 2)
  return [
    inBody === undefined ? [] : markedIn(inBody.snippet),
    inTitle === undefined ? [] : markedIn(inTitle.title),
  ]
}

describe('from the query to the marks', () => {
  it.each([
    ['case', 'The PARLIAMENT voted', 'parliament', ['PARLIAMENT']],
    ['accents', 'Un café élégant', 'elegant', ['élégant']],
    ['accents in two characters', 'Un cafe\u0301 serre\u0301', 'café', ['cafe\u0301']],
    ['ligatures', 'the ﬁnal oﬃce', '"final office"', ['ﬁnal oﬃce']],
    ['full width', 'Ｌｉｂｒａｒｙ ２０２５', 'library 2025', ['Ｌｉｂｒａｒｙ', '２０２５']],
    ['half-width kana', 'ﾀﾜｰへ', 'タワー', ['ﾀﾜｰ']],
    ['German ß', 'In der Straße', 'strasse', ['Straße']],
    ['German ß in the query', 'In der STRASSE', 'Straße', ['STRASSE']],
    ['Turkish dotted capital', 'İstanbul’da', 'istanbul', ['İstanbul’da']],
    ['Turkish dotless i', 'ısınma', 'isinma', ['ısınma']],
    ['apostrophe', 'le chef de l’État', "l'etat", ['l’État']],
    ['elision, without the article', 'le chef de l’État', 'état', ['État']],
    ['hyphen', 'an e‑mail came', 'e-mail', ['e‑mail']],
    ['compound, joined', 'an e-mail came', 'email', ['e-mail']],
    ['Arabic vowel signs', 'زار مُحَمَّد المدينة', 'محمد', ['مُحَمَّد']],
    ['Arabic article', 'في المَدْرَسة الكبيرة', 'مدرسة', ['المَدْرَسة']],
    ['Arabic "and the"', 'والمدرسة القديمة', 'مدرسة', ['والمدرسة']],
    ['Arabic "in"', 'بمدرسة قديمة', 'المدرسة', ['بمدرسة']],
    ['Arabic alef forms', 'أحمد إلى آخره', 'احمد الى اخره', ['أحمد', 'إلى', 'آخره']],
    ['Arabic kashida', 'كتـــاب جديد', 'كتاب', ['كتـــاب']],
    ['Arabic digits', 'عام ٢٠٢٥', '2025', ['٢٠٢٥']],
    ['Persian letters', 'کتاب فارسی', 'كتاب فارسي', ['کتاب', 'فارسی']],
    ['Hebrew prefixes', 'בבית הספר והמורה', 'מורה', ['והמורה']],
    ['Hebrew points', 'שָׁלוֹם לכם', 'שלום', ['שָׁלוֹם']],
    ['Chinese', '他们使用搜索引擎查找信息', '搜索引擎', ['搜索引擎']],
    ['Chinese, one character', '他们使用搜索引擎', '擎', ['擎']],
    ['Chinese, a phrase over a comma', '旧港口的灯塔，重新点亮', '"灯塔 重新"', ['灯塔，重新']],
    ['Japanese', '東京タワーへ行きました', 'タワー', ['タワー']],
    ['Thai', 'ภาษาไทยง่ายนิดเดียว', 'ไทย', ['ไทย']],
    ['Korean', '한국어를 공부합니다', '한국어', ['한국어를']],
    ['Hindi', 'हिन्दी भाषा', 'हिन्दी', ['हिन्दी']],
    ['Greek', 'Ο ΟΔΥΣΣΕΎΣ', 'οδυσσευς', ['ΟΔΥΣΣΕΎΣ']],
    ['Cyrillic', 'Ещё раз', 'еще', ['Ещё']],
    ['soft hyphen', 'inter\u00ADnational law', 'international', ['inter\u00ADnational']],
  ])('%s', (_, body, query, expected) => {
    expect(marks(body, query)).toEqual([expected, expected])
  })

  it('never cuts a grapheme, whatever stands around the word', () => {
    const part = fc.constantFrom(
      'é',
      'e\u0301',
      'か\u3099',
      'ｶﾞ',
      '👩‍👩‍👧',
      'नि',
      'ß',
      'ﬁ',
      'المَدْرَسة',
      '中',
      ' ',
      '-',
      'a',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), part, (parts, wanted) => {
        marks(parts.join(''), wanted)
      }),
      { numRuns: 300 },
    )
  })
})
