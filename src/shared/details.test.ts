import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DetailsChange, directionOf, offeredLanguages } from './details.ts'

const accepted = (change: object): boolean => v.safeParse(DetailsChange, change).success

test('what a page may have said is taken, and what no article can have is not', () => {
  const dates = ['2024', '2024-03', '2024-03-05', '2024-03-05T10:11:12+01:00', '2024-03-05T10:11Z']
  for (const publishedAt of dates) expect(accepted({ publishedAt })).toBe(true)
  for (const publishedAt of ['2024-02-31T99:00Z', '2024-13-01', 'May', ''])
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
  const rtl = offeredLanguages.filter((language) => directionOf(language) === 'rtl')
  expect(rtl).toEqual(['ar', 'fa', 'he', 'ur', 'yi'])
  expect(directionOf('az-Arab')).toBe('rtl')
})
