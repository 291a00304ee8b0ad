import { expect, test } from 'vitest'
import { fakeArticle } from '../library/fake-client.ts'
import type { TypedDetails } from './changed-details.ts'
import { changedDetails } from './changed-details.ts'

const article = fakeArticle(0, {
  title: 'Tides',
  byline: 'Ann Lee',
  publishedAt: '2024-03-05T10:11:12+01:00',
})
const same: TypedDetails = {
  title: 'Tides',
  byline: 'Ann Lee',
  site: '',
  day: '2024-03-05',
  language: 'en',
  direction: 'ltr',
}

test('nothing is changed that was not touched, the hour of the day neither', () => {
  expect(changedDetails(article, same)).toEqual({})
  expect(changedDetails(article, { ...same, title: ' Tides ', site: '  ' })).toEqual({})
})

test('what was emptied is none', () => {
  expect(changedDetails(article, { ...same, byline: ' ', day: '', language: null })).toEqual({
    byline: null,
    publishedAt: null,
    language: null,
  })
  expect(changedDetails(article, { ...same, day: '2023' })).toEqual({ publishedAt: '2023' })
})
