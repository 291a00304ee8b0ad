import { describe, expect, it } from 'vitest'
import { addedAfter } from './added-at.ts'

const newest = Date.parse('2026-11-22T10:00:00.000Z')
const right = '2026-11-22T10:00:00.001Z'

describe('the time at which an article counts as added', () => {
  it.each([
    ['of a clock that goes on is the clock’s', '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:00.000Z'],
    ['of a clock that was put back by two days follows what came before', '2026-11-20T10:00:00.000Z', right],
    ['of a clock that stands still follows what came before', '2026-11-22T10:00:00.000Z', right],
    ['of a clock that believes it is 1970 follows what came before', '1970-01-01T00:00:00.000Z', right],
    ['of a clock in 2038 is the clock’s', '2038-01-19T03:14:08.000Z', '2038-01-19T03:14:08.000Z'],
  ])('%s', (_, clock, expected) => {
    expect(addedAfter(clock, newest)).toBe(expected)
  })

  it('is the clock’s again once a clock that was in 2038 is put right', () => {
    const wrong = Date.parse('2038-01-19T03:14:08.000Z')
    expect(addedAfter('2026-11-22T10:00:00.000Z', wrong)).toBe('2026-11-22T10:00:00.000Z')
  })

  it('is the clock’s in a library without articles, whatever it says', () => {
    expect(addedAfter('1970-01-01T00:00:00.000Z', -Infinity)).toBe('1970-01-01T00:00:00.000Z')
  })
})
