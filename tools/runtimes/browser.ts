import { existsSync } from 'node:fs'
import { findBrowser } from '../browser-host/browser/find.ts'
import { inProject } from './paths.ts'
import { run, runNode } from './run.ts'

const downloadTimeoutMs = 5 * 60_000

/** What to do where no browser can be found nor got. */
export const browserAdvice =
  'Install Chromium or Chrome (Debian: apt-get install chromium), or name one in OFFPRINT_BROWSER, and run this again.'

/** A browser for the browser host: an installed one, else Playwright's, else Debian's package when we may install it. */
export async function browserOrGet(report: (line: string) => void): Promise<string | null> {
  const present = findBrowser()
  if (present !== null && (await starts(present))) return present
  report('No Chromium was found. Downloading Playwright’s …')
  const playwright = inProject('node_modules', 'playwright', 'cli.js')
  await runNode(playwright, ['install', 'chromium'], { timeoutMs: downloadTimeoutMs, quiet: true })
  const downloaded = findBrowser()
  if (downloaded !== null && (await starts(downloaded))) return downloaded
  if (!(await installPackages(['chromium'], report))) return null
  const installed = findBrowser()
  return installed !== null && (await starts(installed)) ? installed : null
}

/** Installs packages where this is Debian (or its kin) and we are root. */
export async function installPackages(
  names: readonly string[],
  report: (line: string) => void,
): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  report(`Installing ${names.join(' and ')} with apt-get …`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { quiet: true, environment })
  const install = ['install', '-y', '--no-install-recommends', ...names]
  return (await run('apt-get', install, { quiet: true, environment })).code === 0
}

/** A download without the system's libraries is there and yet cannot run. */
async function starts(executable: string): Promise<boolean> {
  // Chrome on Windows opens a window for --version.
  if (process.platform === 'win32') return true
  return (await run(executable, ['--version'], { quiet: true, timeoutMs: 30_000 })).code === 0
}
