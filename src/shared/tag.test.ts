import fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchesOf, isInBranch, tagNamed, withBranch } from './tag.ts'

const tag = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'خبز', '', 'https:'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
const tags = fc.uniqueArray(tag, { maxLength: 6 })

test('a tag is in its own branch and in those above it, and in no other that only begins alike', () => {
  expect([...branchesOf(['food/bread/rye', 'tea'])]).toEqual(['food', 'food/bread', 'food/bread/rye', 'tea'])
  expect(isInBranch('foods', 'food')).toBe(false)
  fc.assert(
    fc.property(tags, tag, (some, branch) => {
      expect(branchesOf(some).has(branch)).toBe(some.some((each) => isInBranch(each, branch)))
    }),
  )
})

test('renaming touches the branch alone, and nothing stands twice', () => {
  expect(withBranch(['food/bread', 'tea', 'food'], 'food', 'kitchen')).toEqual([
    'kitchen/bread',
    'tea',
    'kitchen',
  ])
  expect(withBranch(['food', 'kitchen'], 'food', 'kitchen')).toEqual(['kitchen'])
  expect(withBranch(['food', 'food/bread'], 'food', 'food/bread')).toEqual(['food/bread', 'food/bread/bread'])
  expect(withBranch(['foods', 'food/bread'], 'food', null)).toEqual(['foods'])
  fc.assert(
    fc.property(tags, tag, (some, branch) => {
      expect(withBranch(withBranch(some, branch, 'new'), 'new', branch)).toEqual(some)
    }),
  )
})

test('a name is kept without needless signs', () => {
  expect(tagNamed(' # slow  food / bread/ ')).toBe('slow food/bread')
  expect(tagNamed(' / # ')).toBe('#')
  expect(tagNamed('//')).toBeNull()
  expect(tagNamed(' https://a.example/b ')).toBe('https://a.example/b')
})
