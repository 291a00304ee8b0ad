import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flagValue, libraryFolder } from './paths.ts'

describe('the library folder', () => {
  it('is in the user-data folder unless something else is asked for', () => {
    expect(libraryFolder(['offprint'], {}, '/data')).toBe(join('/data', 'library'))
    expect(libraryFolder(['offprint'], { OFFPRINT_LIBRARY: '' }, '/data')).toBe(join('/data', 'library'))
  })

  it('is what the environment says, and the flag wins over it', () => {
    expect(libraryFolder([], { OFFPRINT_LIBRARY: '/env' }, '/data')).toBe(resolve('/env'))
    expect(libraryFolder(['--library', '/flag'], { OFFPRINT_LIBRARY: '/env' }, '/data')).toBe(
      resolve('/flag'),
    )
    expect(libraryFolder(['--library=/flag'], {}, '/data')).toBe(resolve('/flag'))
  })

  it('ignores a flag without a value', () => {
    expect(flagValue(['--library'], 'library')).toBeNull()
  })
})
