import { expect, it } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import { inBytes } from './bytes.ts'

const say = createSay('en', 'en')

it('sizes are said in the unit that fits them', () => {
  expect(
    [0, 812, 1000, 999_600, 3_400_000, 250_000_000, 12_345_678_901].map((size) => inBytes(size, say)),
  ).toEqual(['0 bytes', '812 bytes', '1 KB', '1 MB', '3.4 MB', '250 MB', '12.3 GB'])
})
