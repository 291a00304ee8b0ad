import { describe, expect, it } from 'vitest'
import { commandedFolder, flagValue } from './paths.ts'

describe('the library that the command line asks for', () => {
  it('is none unless something is asked for', () => {
    expect(commandedFolder(['offprint'], {})).toBeUndefined()
  })

  it('is what the environment says, and the flag wins over it', () => {
    expect(commandedFolder([], { OFFPRINT_LIBRARY: '/env' })).toBe('/env')
    expect(commandedFolder(['--library', '/flag'], { OFFPRINT_LIBRARY: '/env' })).toBe('/flag')
    expect(commandedFolder(['--library=/flag'], {})).toBe('/flag')
  })

  it('ignores a flag without a value', () => {
    expect(flagValue(['--library'], 'library')).toBeNull()
  })
})
