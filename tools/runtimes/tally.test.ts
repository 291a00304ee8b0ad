import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tallyPlaywright, tallyVitest } from './tally.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-tally-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function report(content: object): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('the closing line', () => {
  it('counts what the runners say', () => {
    expect(tallyVitest(report({ numPassedTests: 3, numFailedTests: 2 }), 1)).toEqual({ passed: 3, failed: 2 })
    const stats = { expected: 4, unexpected: 1, flaky: 0 }
    expect(tallyPlaywright(report({ stats }), 1)).toEqual({ passed: 4, failed: 1 })
  })

  it('counts a test that passed only at the second try as failed', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 1 }
    expect(tallyPlaywright(report({ stats }), 0)).toEqual({ passed: 4, failed: 1 })
  })

  it('never calls a runner good that failed, wrote nothing or ran nothing', () => {
    expect(tallyVitest(report({ numPassedTests: 3, numFailedTests: 0 }), 1)).toEqual({ passed: 3, failed: 1 })
    expect(tallyVitest(join(folder, 'missing.json'), null)).toEqual({ passed: 0, failed: 1 })
    expect(tallyVitest(report({ numPassedTests: 0, numFailedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
  })
})
