import { expect, expectTypeOf, test } from 'vitest'
import { createSay, type PlainKey, type ValuesOf } from './say.ts'

const english = createSay('en', 'en')
const arabic = createSay('ar', 'ar-EG')

test('a message is said in the language', () => {
  expect(english('library.inbox')).toBe('Inbox')
  expect(arabic('library.inbox')).toBe('الوارد')
})

test('a count chooses the plural form and is written with the digits of the place', () => {
  expect(english('count.results', { count: 1 })).toBe('1 result')
  expect(english('count.results', { count: 1234 })).toBe('1,234 results')
  expect(arabic('count.results', { count: 2 })).toBe('نتيجتان')
  expect(arabic('count.results', { count: 3 })).toBe('٣ نتائج')
  expect(arabic('count.results', { count: 11 })).toBe('١١ نتيجة')
  expect(arabic('count.results', { count: 100 })).toBe('١٠٠ نتيجة')
})

test('what runs the other way is isolated, what runs the same way is left as it is', () => {
  expect(english('command.library.undo.act', { act: 'Trash' })).toBe('Undo: Trash')
  expect(english('command.library.undo.act', { act: 'حذف' })).toBe('Undo: \u2068حذف\u2069')
  expect(arabic('command.library.undo.act', { act: 'Trash' })).toBe('تراجع: \u2068Trash\u2069')
})

test('braces in what is put in are no names', () => {
  expect(english('command.library.undo.act', { act: '{act} $& $1' })).toBe('Undo: {act} $& $1')
})

test('a missing value is a type error, and so is a key that does not exist', () => {
  expectTypeOf<ValuesOf<'count.results'>>().toEqualTypeOf<{ readonly count: number }>()
  expectTypeOf<'library.inbox'>().toExtend<PlainKey>()
  expectTypeOf<'count.results'>().not.toExtend<PlainKey>()
  // @ts-expect-error -- the count is missing
  expect(english('count.results')).not.toContain('{')
  // @ts-expect-error -- no such message
  expect(() => english('library.nowhere')).toThrow()
})

test('each of the six plural forms of Arabic is chosen by its numbers', () => {
  const said = [0, 1, 2, 3, 10, 11, 99, 100, 103, 111].map((count) => arabic('count.articles', { count }))
  expect(said).toEqual([
    'لا مقالات',
    'مقالة واحدة',
    'مقالتان',
    '٣ مقالات',
    '١٠ مقالات',
    '١١ مقالة',
    '٩٩ مقالة',
    '١٠٠ مقالة',
    '١٠٣ مقالات',
    '١١١ مقالة',
  ])
})

test('dates, figures and lists are those of the language and the place', () => {
  const day = new Date(2025, 2, 9, 12)
  expect([english, arabic].map(({ dates }) => dates.thisYear.format(day))).toEqual(['Mar 9', '٩ مارس'])
  expect(createSay('ar', 'ar-MA').dates.thisYear.format(day)).toContain('9')
  expect([english, arabic].map(({ dates }) => dates.relative.format(-1, 'day'))).toEqual(['yesterday', 'أمس'])
  expect([english, arabic].map(({ number }) => number(1234567))).toEqual(['1,234,567', '١٬٢٣٤٬٥٦٧'])
  expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c')
  expect(arabic.list(['أ', 'ب', 'ج'])).toBe('أ وب وج')
})
