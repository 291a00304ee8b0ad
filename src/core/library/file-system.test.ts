import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from './file-system.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-files-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the first line of a file', () => {
  it.each([
    ['one\ntwo\n', 'one'],
    ['\n', ''],
    ['', ''],
    ['no line break', 'no line break'],
    [`${'x'.repeat(50_000)}\ntwo`, 'x'.repeat(50_000)],
    [`${'x'.repeat(16 * 1024)}\ntwo`, 'x'.repeat(16 * 1024)],
  ])('is read without what follows, however long it is', async (content, line) => {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    expect((await nodeFileSystem.readFirstLine(path)).toString()).toBe(line)
  })
})

describe('a file', () => {
  it.each([0, 1, 512 * 1024, 512 * 1024 + 1, 3_000_001])('of %i bytes is read whole', async (size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, at) => at % 251))
    writeFileSync(join(folder, 'file'), bytes)
    expect((await nodeFileSystem.readFile(join(folder, 'file'))).equals(bytes)).toBe(true)
  })

  it('that does not say its size is read all the same', async () => {
    if (process.platform !== 'linux') return
    expect((await nodeFileSystem.readFile('/proc/self/status')).toString()).toContain('Name:')
  })
})

describe('a file opened for more', () => {
  it('is begun, and then goes on where it ended', async () => {
    const path = join(folder, 'file')
    for (const part of ['one', 'two']) {
      const file = await nodeFileSystem.open(path, 'more')
      await file.append(Buffer.from(part))
      await file.close()
    }
    expect((await nodeFileSystem.readFile(path)).toString()).toBe('onetwo')
  })
})
