import { expect, test } from 'vitest'
import { createSay } from './language/say.ts'
import { offlineOf, offlineWords } from './offline.ts'

test('what is missing is said in a few words, and nothing where nothing is missing', () => {
  const words = (of: Parameters<typeof offlineOf>[0]): string | null =>
    offlineWords(offlineOf(of), createSay('en', 'en'))
  expect(words({})).toBeNull()
  expect(words({ pictures: { kept: 3, missing: 0 } })).toBeNull()
  expect(words({ pictures: { kept: 3, missing: 2 } })).toBe('2 of 5 images missing')
  expect(words({ pictures: { kept: 0, missing: 2 } })).toBe('text only')
  expect(words({ linkOnly: true, pictures: { kept: 0, missing: 2 } })).toBe('not offline')
})
