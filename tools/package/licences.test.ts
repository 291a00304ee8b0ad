import { describe, expect, it } from 'vitest'
import { headingOf, licencesFile, refusedLicences } from './licences.ts'
import { shippedParts } from './parts.ts'

const part = (licence: string) => ({ name: 'a', version: '1.0.0', licence, folder: '/nowhere' })

describe('licences', () => {
  it('lets a part in when one side of an OR and all sides of an AND are allowed', () => {
    expect(refusedLicences([part('MIT'), part('(MIT OR GPL-3.0)'), part('MIT AND ISC')])).toEqual([])
  })

  it('name a part that nobody has looked at', () => {
    expect(refusedLicences([part('GPL-3.0'), part(''), part('MIT AND GPL-3.0')])).toEqual([
      'a: GPL-3.0',
      'a: ',
      'a: MIT AND GPL-3.0',
    ])
  })

  it('stand in one file, a section for each part that ships and none for a tool', () => {
    const parts = shippedParts()
    const file = licencesFile(parts)
    expect(parts.filter((part) => !file.includes(headingOf(part)))).toEqual([])
    expect(parts.some(({ name }) => name === 'react')).toBe(true)
    expect(parts.some(({ name }) => name === 'electron-builder' || name === 'vitest')).toBe(false)
    expect(refusedLicences(parts)).toEqual([])
  })
})
