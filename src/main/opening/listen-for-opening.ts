import type { App } from 'electron'
import { scheme } from '../security/policy.ts'
import { openArguments, ownArguments } from './arguments.ts'
import type { Arrivals } from './arrivals.ts'

/** To be called before the app is ready: macOS hands over the file that started it before that. */
export function listenForOpening(app: App, arrivals: Arrivals): void {
  app.on('open-file', (event, path) => {
    event.preventDefault()
    arrivals.files([path])
  })
  app.on('open-url', (event, address) => {
    event.preventDefault()
    arrivals.link(address)
  })
  app.on('second-instance', (_event, argv, folder, data) => {
    const given = givenIn(data) ?? ownArguments(argv, process.defaultApp)
    arrivals.all(openArguments(given, folder))
  })
}

/**
 * What the second start was given, in its order. Chromium puts flags before names on the way, and then nobody can
 * tell the value of a flag from a file; so it is sent beside it, with `requestSingleInstanceLock`.
 */
function givenIn(data: unknown): readonly string[] | null {
  if (typeof data !== 'object' || data === null || !('given' in data) || !Array.isArray(data.given))
    return null
  return data.given.every((argument) => typeof argument === 'string') ? data.given : null
}

/**
 * Makes the packaged program the one for `offprint:` links where its installer does not: Windows, and macOS beside
 * its Info.plist. On Linux the desktop entry says it. `--` keeps what stands in a link from being taken for a flag.
 */
export function registerScheme(app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>): void {
  if (!app.isPackaged || process.platform === 'linux') return
  app.setAsDefaultProtocolClient(scheme, process.execPath, ['--'])
}
