import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  readonly passed: number
  readonly failed: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}

export function tallyVitest(file: string, exitCode: number | null): Tally {
  const report = read(file) as VitestReport | null
  return honest(report?.numPassedTests ?? 0, report?.numFailedTests ?? 0, exitCode)
}

/** A test that passed only when it was tried again has failed. */
export function tallyPlaywright(file: string, exitCode: number | null): Tally {
  const stats = (read(file) as PlaywrightReport | null)?.stats
  return honest(stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), exitCode)
}

/** A runner that fails without a failed test (a file that does not load, no tests at all) counts as one failure. */
function honest(passed: number, failed: number, exitCode: number | null): Tally {
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed }
}

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
