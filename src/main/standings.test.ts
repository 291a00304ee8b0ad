import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { Standing } from '@shared/standing.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Standings } from './standings.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-standing-'))
  file = join(folder, 'standing.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const library = '/home/reader/library'
const standing = v.parse(Standing, { view: { kind: 'tag', tag: 'news' }, article: '0123456789abcdef' })
const bare = { ...standing, article: null }

describe('where the reader stood', () => {
  it('is known at the next start, for that library only', async () => {
    const before = new Standings(file, vi.fn())
    expect(before.of(library)).toBeNull()
    before.keep(library, standing)
    expect(before.of(library)).toEqual(standing)
    await before.close()
    const after = new Standings(file, vi.fn())
    expect(after.of(library)).toEqual(standing)
    expect(after.of('/home/reader/another')).toBeNull()
  })

  it('is the last that was said, however fast', async () => {
    const standings = new Standings(file, vi.fn())
    for (let time = 0; time < 20; time += 1) standings.keep(library, bare)
    standings.keep(library, standing)
    await standings.close()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ folder: library, standing })
  })

  it('leads a window that died back once, and no start to the article that it died of', async () => {
    const standings = new Standings(file, vi.fn())
    standings.keep(library, standing)
    standings.crashed(1)
    expect(standings.of(library)).toEqual(standing)
    await standings.close()
    expect(new Standings(file, vi.fn()).of(library)).toEqual(bare)
    standings.crashed(2)
    expect(standings.of(library)).toEqual(bare)
    await standings.close()
  })

  it('is not known from a file that is no use, and not writing it down is no more than a line in the log', async () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"folder":"x","standing":{"view":{"kind":"all"},"article":"../x"}}',
    ]) {
      writeFileSync(file, text)
      expect(new Standings(file, vi.fn()).of('x')).toBeNull()
    }
    const log = vi.fn()
    const nowhere = new Standings(join(folder, 'missing', 'standing.json'), log)
    nowhere.keep(library, standing)
    await nowhere.close()
    expect(log).toHaveBeenCalledOnce()
    expect(nowhere.of(library)).toEqual(standing)
  })
})
