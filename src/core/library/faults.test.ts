import { describe, expect, it } from 'vitest'
import { storeFault } from './faults.ts'

describe('a refusal of the disk', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
    // What Node says instead, since libuv has no name for it.
    ['Unknown system error -122', 'the disk quota is used up'],
    ['EROFS', 'the disk is read-only'],
  ])('is said in plain words (%s)', (code, words) => {
    const error = Object.assign(new Error(code), { code })
    expect(storeFault(error, 'The change was not saved', '/books').message).toBe(
      `The change was not saved: ${words} (/books).`,
    )
  })

  it('that is a bug is not dressed up as one of the disk', () => {
    expect(() => storeFault(new TypeError('x is not a function'), 'Not saved', '/books')).toThrow(TypeError)
  })
})
