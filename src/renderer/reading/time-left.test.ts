import { describe, expect, it } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import { timeLeftOf } from './time-left.ts'

describe('the time that is left to read', () => {
  const say = createSay('en', 'en')

  it('shrinks with what has been read', () => {
    expect(timeLeftOf({ wordCount: 2380 }, 0.5, say)).toBe('5 min left')
    expect(timeLeftOf({ wordCount: 2380 }, 0.99, say)).toBe('1 min left')
  })

  it('is not said before the first line, at the end, or where there is no text', () => {
    expect(timeLeftOf({ wordCount: 2380 }, 0, say)).toBe('')
    expect(timeLeftOf({ wordCount: 2380 }, 1, say)).toBe('')
    expect(timeLeftOf({ wordCount: 20, linkOnly: true }, 0.5, say)).toBe('')
  })
})
