import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The browsers that may show the window, best first; `OFFPRINT_BROWSER` goes before all. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = environment['OFFPRINT_BROWSER']
  if (chosen !== undefined && chosen !== '') {
    if (!canRun(chosen))
      throw new Error(`OFFPRINT_BROWSER is “${chosen}”, which is not a program that can be run.`)
    return chosen
  }
  return (
    [...inPath(environment), ...installed(environment), ...fromPlaywright(environment)].find(canRun) ?? null
  )
}

const names =
  process.platform === 'win32'
    ? ['chrome.exe', 'chromium.exe', 'msedge.exe']
    : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function inPath(environment: NodeJS.ProcessEnv): readonly string[] {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function installed(environment: NodeJS.ProcessEnv): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
        ['/Applications', join(homedir(), 'Applications')].map((folder) =>
          join(folder, `${name}.app`, 'Contents', 'MacOS', name),
        ),
      )
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = environment[variable]
        if (folder === undefined) return []
        return [
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      })
    default:
      return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
        names.map((name) => join(folder, name)),
      )
  }
}

/** Playwright keeps its browsers in one folder per revision; the newest goes first. */
function fromPlaywright(environment: NodeJS.ProcessEnv): readonly string[] {
  const caches: Readonly<Record<string, string>> = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(environment['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
  }
  const chosen = environment['PLAYWRIGHT_BROWSERS_PATH'] ?? ''
  const folder =
    chosen === '' ? (caches[process.platform] ?? join(homedir(), '.cache', 'ms-playwright')) : chosen
  if (!existsSync(folder)) return []
  const revisions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
  return revisions
    .toSorted()
    .toReversed()
    .flatMap((revision) => builds.map((build) => join(folder, revision, build)))
}

const testingApp = join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
const builds = [
  join('chrome-linux64', 'chrome'),
  join('chrome-linux', 'chrome'),
  join('chrome-mac-arm64', testingApp),
  join('chrome-mac-x64', testingApp),
  join('chrome-win64', 'chrome.exe'),
  join('chrome-win', 'chrome.exe'),
]

export function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
