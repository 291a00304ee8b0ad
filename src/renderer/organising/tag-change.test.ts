import { expect, test } from 'vitest'
import { fakeArticle } from '../library/fake-client.ts'
import { completions, parseTags, presenceOf, tagsOf } from './tag-change.ts'

test('tags are parted by commas of either script and lose their needless marks', () => {
  expect(parseTags(' #craft , to   keep،تاريخ, craft')).toEqual(['craft', 'to keep', 'تاريخ'])
  expect(parseTags('food / bread, //, #')).toEqual(['food/bread'])
})

test('completion offers beginnings before middles and nothing that is on already', () => {
  const known = ['typography', 'to keep', 'history of type']
  expect(completions('ty', known, new Set(), 8)).toEqual(['typography', 'history of type'])
  expect(completions('T', known, new Set(['to keep']), 8)).toEqual(['typography', 'history of type'])
})

test('a tag may be on all, some or none of the articles', () => {
  const articles = [fakeArticle(0, { tags: ['a', 'b'] }), fakeArticle(1, { tags: ['a'] })]
  expect(['a', 'b', 'c'].map((tag) => presenceOf(tag, articles))).toEqual(['all', 'some', 'none'])
  expect(tagsOf(articles)).toEqual(['a', 'b'])
})
