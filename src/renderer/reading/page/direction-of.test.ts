import { describe, expect, it } from 'vitest'
import { directionOf } from './direction-of.ts'

describe('the direction of a text', () => {
  it('is that of its first letter, whatever stands before it', () => {
    expect(directionOf('  «المتحف» opened')).toBe('rtl')
    expect(directionOf('1. GEM ستتولى')).toBe('ltr')
    expect(directionOf('… שלום')).toBe('rtl')
    expect(directionOf('漢字 ו')).toBe('ltr')
  })

  it('is not known of figures and marks', () => {
    expect(directionOf('100 — 200')).toBeNull()
    expect(directionOf('')).toBeNull()
  })
})
