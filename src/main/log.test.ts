import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from './log.ts'

describe('the log', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'offprint-log-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('writes one dated line for each message, and no second line can be made to look like one', () => {
    const log = openLog(folder, () => new Date(0))
    log('first\n1970-01-01T00:00:00.000Z forged')
    expect(readFileSync(join(folder, 'offprint.log'), 'utf8')).toBe(
      '1970-01-01T00:00:00.000Z first\n  1970-01-01T00:00:00.000Z forged\n',
    )
  })

  it('is put aside when it is long, and only one older file is kept', () => {
    const log = openLog(folder)
    const line = 'x'.repeat(100_000)
    for (let index = 0; index < 60; index += 1) log(line)
    expect(readdirSync(folder).sort()).toEqual(['offprint.1.log', 'offprint.log'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1_300_000)
  })

  it('is only for the reader', () => {
    openLog(folder)('x')
    if (process.platform !== 'win32') expect(statSync(join(folder, 'offprint.log')).mode & 0o777).toBe(0o600)
  })
})
