import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { preventable, StrictEmitter } from '../strict.ts'
import type { HostContext } from './context.ts'
import { lockInstance } from './single-instance.ts'

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  // These may be listened to; here they never come (macOS, or a crash that the host reports itself).
  'activate',
  'open-file',
  'open-url',
  'child-process-gone',
  'render-process-gone',
]

/** What the app needs of its windows in order to quit. */
export interface OpenWindows {
  /** Resolves to false when one refused to close. */
  closeAll(): Promise<boolean>
  destroyAll(): Promise<void>
}

const homes: Readonly<Record<string, string>> = {
  linux: process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
  darwin: join(homedir(), 'Library', 'Application Support'),
  win32: process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'),
}

/** Electron's `app`: its life cycle, its paths, its lock. */
export class App extends StrictEmitter {
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine: {
    appendSwitch(name: string, value?: string): void
    hasSwitch(name: string): boolean
    getSwitchValue(name: string): string
  }

  readonly #context: HostContext
  readonly #paths: Record<string, string>
  #name: string
  #state: 'starting' | 'ready' | 'quitting' | 'gone' = 'starting'
  #release: (() => void) | null = null
  #windows: OpenWindows = { closeAll: async () => true, destroyAll: async () => undefined }
  readonly #ready = Promise.withResolvers<void>()

  constructor(context: HostContext) {
    super('electron.app', events)
    this.#context = context
    this.#name = context.name
    const appData = homes[process.platform] ?? join(homedir(), '.config')
    const userData = switchValue(context.args, 'user-data-dir') ?? join(appData, context.name)
    this.#paths = { appData, userData, home: homedir(), temp: tmpdir(), logs: join(userData, 'logs') }
    const switches = new Map<string, string>()
    this.commandLine = {
      appendSwitch: (name, value = '') => {
        this.#beforeReady('commandLine.appendSwitch')
        // Chromium's own switches are the host's business: an app that needs one does not run here.
        throw new Error(`browser-host: the switch --${name}=${value} is not implemented`)
      },
      hasSwitch: (name) =>
        switches.has(name) || context.args.some((arg) => arg.split('=')[0] === `--${name}`),
      getSwitchValue: (name) => switches.get(name) ?? switchValue(context.args, name) ?? '',
    }
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  isReady(): boolean {
    return this.#state !== 'starting'
  }
  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    return this.#context.version
  }
  getAppPath(): string {
    return this.#context.appPath
  }
  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }
  setAppUserModelId(id: string): void {
    if (typeof id !== 'string') throw new TypeError('Error processing argument at index 0')
  }
  enableSandbox(): void {
    // Every window of the host is sandboxed anyway; only the order can be wrong.
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getPath(name: string): string {
    const path = this.#paths[name]
    if (path === undefined)
      throw new Error(`browser-host: electron.app.getPath('${name}') is not implemented`)
    return path
  }
  setPath(name: string, path: string): void {
    if (!(name in this.#paths))
      throw new Error(`browser-host: electron.app.setPath('${name}') is not implemented`)
    this.#paths[name] = path
    // The log folder stands in userData until it is set by itself.
    if (name === 'userData') this.#paths['logs'] = join(path, 'logs')
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    if (this.#release !== null) return true
    const mine = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    this.#release = lockInstance(this.getPath('userData'), mine, (second) => {
      this.emit(
        'second-instance',
        preventable({}),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      )
    })
    return this.#release !== null
  }
  hasSingleInstanceLock(): boolean {
    return this.#release !== null
  }
  releaseSingleInstanceLock(): void {
    this.#release?.()
    this.#release = null
  }

  quit(): void {
    if (this.#state === 'gone' || this.#state === 'quitting') return
    const wasReady = this.#state === 'ready'
    this.#state = 'quitting'
    this.#quit(wasReady).catch((error: unknown) => {
      this.#context.report(`browser-host: quit: ${String(error)}`)
      this.exit(1)
    })
  }
  exit(code = 0): void {
    if (this.#state === 'gone') return
    this.#state = 'gone'
    void this.#leave(code)
  }

  /** The host calls this when the main bundle was loaded. */
  start(windows: OpenWindows): void {
    this.#windows = windows
    if (this.#state !== 'starting') return
    this.#state = 'ready'
    this.emit('will-finish-launching')
    this.emit('ready', preventable({}), {})
    this.#ready.resolve()
  }

  /** The last window is gone. Without a listener Electron quits. */
  allWindowsClosed(): void {
    if (this.#state !== 'ready') return
    if (!this.emit('window-all-closed')) this.quit()
  }

  async #quit(wasReady: boolean): Promise<void> {
    // As in Electron `quit()` returns before anything closes.
    await Promise.resolve()
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented || !(await this.#windows.closeAll())) {
      this.#state = wasReady ? 'ready' : 'starting'
      return
    }
    const will = preventable({})
    this.emit('will-quit', will)
    if (will.defaultPrevented) {
      this.#state = 'ready'
      return
    }
    this.#state = 'gone'
    await this.#leave(0)
  }

  async #leave(code: number): Promise<void> {
    this.emit('quit', preventable({}), code)
    await this.#windows.destroyAll()
    this.releaseSingleInstanceLock()
    process.exit(code)
  }

  #beforeReady(what: string): void {
    if (this.isReady()) throw new Error(`${what} must be called before app is ready`)
  }
}

function switchValue(args: readonly string[], name: string): string | null {
  const found = args.find((arg) => arg.startsWith(`--${name}=`))
  return found === undefined ? null : found.slice(name.length + 3)
}
