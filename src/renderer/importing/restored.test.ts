import { expect, test } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import { partsOf, placeOf } from './restored.ts'

const say = createSay('en', 'en')

test('a place names the entry of an archive, the line, or the number in a list', () => {
  expect(placeOf({ place: { entry: 'part_000001.csv', line: 1234 } }, say)).toBe(
    'part_000001.csv, line 1,234',
  )
  expect(placeOf({ place: { item: 3 } }, say)).toBe('item 3')
  expect(placeOf({ place: {} }, say)).toBeNull()
  expect(placeOf({}, say)).toBeNull()
})

test('what came over is told in a few words, and what was left behind with it', () => {
  const bare = { addedAt: null, state: [], tags: 0 } as const
  expect(partsOf({ ...bare, content: false }, say)).toEqual(['link only, not offline'])
  expect(
    partsOf(
      {
        ...bare,
        content: true,
        state: ['archived', 'read'],
        tags: 1,
        images: { kept: 1, linked: 2 },
        highlights: { found: 4, restored: 3 },
      },
      say,
    ),
  ).toEqual([
    'text',
    'archived',
    'read',
    '1 tag',
    '1 of 3 images',
    '3 highlights',
    '1 highlight kept, not found in the text',
  ])
})
