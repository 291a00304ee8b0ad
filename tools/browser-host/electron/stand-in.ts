import { notImplemented, strict } from '../strict.ts'
import { App } from './app.ts'
import { createBrowserWindow } from './browser-window.ts'
import type { HostContext } from './context.ts'
import { createDialog } from './dialog.ts'
import { IpcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { NativeTheme } from './native-theme.ts'
import { Protocol } from './protocol.ts'
import { Session } from './session.ts'
import { createShell } from './shell.ts'

/** All that Electron's main process offers; what is not implemented throws its name when it is touched. */
export const electronNames = [
  'app',
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'BrowserWindow',
  'clipboard',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'dialog',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'ipcMain',
  'Menu',
  'MenuItem',
  'MessageChannelMain',
  'nativeImage',
  'nativeTheme',
  'net',
  'netLog',
  'Notification',
  'powerMonitor',
  'powerSaveBlocker',
  'protocol',
  'pushNotifications',
  'safeStorage',
  'screen',
  'session',
  'ShareMenu',
  'sharedTexture',
  'shell',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'utilityProcess',
  'View',
  'webContents',
  'WebContentsView',
  'webFrameMain',
] as const

export interface StandIn {
  readonly app: App
  readonly exports: Readonly<Record<(typeof electronNames)[number], object>>
  /** The main bundle is loaded: the app is ready. */
  start(): void
}

export function createStandIn(context: HostContext): StandIn {
  const app = new App(context)
  const ipcMain = new IpcMain()
  const nativeTheme = new NativeTheme()
  const protocol = new Protocol(() => app.isReady())
  const strictProtocol = strict('electron.protocol', protocol)
  const session = new Session(strictProtocol)
  const strictSession = strict('electron.session.defaultSession', session)
  const { BrowserWindow, windows, page } = createBrowserWindow({
    context,
    app,
    ipcMain,
    protocol,
    session: strictSession,
    nativeTheme,
  })

  const implemented: Partial<Record<(typeof electronNames)[number], object>> = {
    app: strict('electron.app', app),
    ipcMain: strict('electron.ipcMain', ipcMain),
    nativeTheme: strict('electron.nativeTheme', nativeTheme),
    protocol: strictProtocol,
    BrowserWindow: strict('electron.BrowserWindow', BrowserWindow),
    Menu: strict('electron.Menu', Menu),
    shell: strict('electron.shell', createShell(context.report)),
    dialog: strict('electron.dialog', createDialog(page, context.report)),
    session: strict('electron.session', {
      get defaultSession(): object {
        if (!app.isReady()) throw new Error('Session can only be received when app is ready')
        return strictSession
      },
    }),
    screen: strict(
      'electron.screen',
      createScreen(() => app.isReady()),
    ),
  }
  const exports = Object.fromEntries(
    electronNames.map((name) => [name, implemented[name] ?? missing(name)]),
  ) as StandIn['exports']
  return {
    app,
    exports,
    start: () => {
      app.start(windows)
    },
  }
}

/** One screen of an ordinary size: a browser tells the size of the real one only to its page. */
function createScreen(isReady: () => boolean): object {
  const area = { x: 0, y: 0, width: 1920, height: 1080 }
  const display = {
    id: 1,
    bounds: area,
    workArea: area,
    size: area,
    workAreaSize: area,
    scaleFactor: 1,
    rotation: 0,
  }
  const check = (): void => {
    if (!isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event")
  }
  return {
    getAllDisplays() {
      check()
      return [display]
    },
    getPrimaryDisplay() {
      check()
      return display
    },
    getDisplayMatching() {
      check()
      return display
    },
  }
}

function missing(name: string): object {
  const refuse = (property: string | symbol): never => {
    throw notImplemented('electron', typeof property === 'string' ? `${name}.${property}` : name)
  }
  // A function, so that `new` and a call reach the traps.
  return new Proxy(function () {}, {
    get: (_target, property) => refuse(property),
    construct: () => refuse(''),
    apply: () => refuse(''),
  })
}
