import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { setFuses, wrongFuses } from './fuses.ts'
import { makePlaceholder } from './placeholder.ts'

const folder = mkdtempSync(join(tmpdir(), 'offprint-fuses-'))
const program = join(folder, 'electron')

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the fuses', () => {
  it('are wrong as Electron is delivered, and right once they are flipped', async () => {
    makePlaceholder(folder, '45.0.0')
    expect((await wrongFuses(program)).length).toBe(6)
    await setFuses(program)
    expect(await wrongFuses(program)).toEqual([])
  })

  it('name the one that was flipped back', async () => {
    makePlaceholder(folder, '45.0.0')
    await setFuses(program)
    const bytes = readFileSync(program)
    // Sentinel, version, length: the first fuse stands 34 bytes on.
    bytes[bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34] = 0x31
    writeFileSync(program, bytes)
    expect(await wrongFuses(program)).toEqual(['the fuse RunAsNode must be off, and is not'])
  })

  it('refuse a program that has none', async () => {
    makePlaceholder(folder, '45.0.0')
    writeFileSync(program, 'a program without fuses')
    await expect(setFuses(program)).rejects.toThrow(/sentinel/i)
  })
})
