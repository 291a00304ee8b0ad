import { expect, test } from 'vitest'
import { treeOf } from './tag-tree.ts'

test('what is nested stands under what it is in, the largest first at the top', () => {
  const tags = [
    { name: 'tea', count: 9 },
    { name: 'food', count: 12 },
    { name: 'food/rye', count: 2 },
    { name: 'food/bread', count: 1 },
    { name: 'food/bread/flat', count: 1 },
  ]
  expect(treeOf(tags)).toEqual([
    {
      tag: 'food',
      name: 'food',
      count: 12,
      nested: [
        {
          tag: 'food/bread',
          name: 'bread',
          count: 1,
          nested: [{ tag: 'food/bread/flat', name: 'flat', count: 1, nested: [] }],
        },
        { tag: 'food/rye', name: 'rye', count: 2, nested: [] },
      ],
    },
    { tag: 'tea', name: 'tea', count: 9, nested: [] },
  ])
})

test('no tag is lost that holds slashes of another kind', () => {
  const odd = ['/odd', 'odd/', 'https://a.example/b', 'a//b', '//'].map((name) => ({ name, count: 1 }))
  expect(
    treeOf(odd)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(odd.map(({ name }) => name).toSorted())
})
