import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DetailsChange, isCalendarDay, offeredLanguages, writingDirection } from './details.ts'

const accepted = (change: object): boolean => v.safeParse(DetailsChange, change).success

test('what a page may have said is taken, and what no article can have is not', () => {
  const dates = ['2024', '2024-03', '2024-03-05', '2024-03-05T10:11:12+01:00', '2024-03-05T10:11Z']
  for (const publishedAt of dates) expect(accepted({ publishedAt })).toBe(true)
  for (const publishedAt of [
    '2023-02-29',
    '2024-02-30',
    '2024-04-31T10:00Z',
    '2024-02-28T99:00Z',
    '2024-13-01',
    'May',
    '',
  ])
    expect(accepted({ publishedAt })).toBe(false)
  for (const language of ['en', 'pt-BR', 'zh-Hant', 'sr-Latn']) expect(accepted({ language })).toBe(true)
  for (const language of ['e', 'english language', '*']) expect(accepted({ language })).toBe(false)
  expect(accepted({ title: '  ' })).toBe(false)
})

test('an empty author or site is none, and a language is written as it is by convention', () => {
  expect(v.parse(DetailsChange, { byline: '  ', site: '', language: 'PT-br' })).toEqual({
    byline: null,
    site: null,
    language: 'pt-BR',
  })
})

test('a language knows which way it runs', () => {
  const rtl = offeredLanguages.filter((language) => writingDirection(language) === 'rtl')
  expect(rtl).toEqual(['ar', 'fa', 'he', 'ur', 'yi'])
  expect(writingDirection('az-Arab')).toBe('rtl')
  expect(writingDirection('en_US')).toBe('ltr')
})

test('a year, a month or a day is one that there is', () => {
  expect(['2024', '2024-12', '2024-02-29'].every(isCalendarDay)).toBe(true)
  expect(['', '24', '2024-13', '2024-00', '2023-02-29', '2024-02-30', '2024-2-3'].some(isCalendarDay)).toBe(
    false,
  )
})
