import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as ElectronModule from 'electron'
import type { BrowserWindowConstructorOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerInvoke, IpcMain } from './ipc-main.ts'
import type { StandIn } from './stand-in.ts'
import { createStandIn } from './stand-in.ts'
import { encode } from '../codec.ts'
import { checkWindowOptions } from './window-options.ts'

type Electron = typeof ElectronModule

let folder = ''
let standIn: StandIn
let electron: Electron
const reported: string[] = []

function create(): StandIn {
  return createStandIn({
    appPath: folder,
    name: 'Fixture',
    version: '1.2.3',
    args: [`--user-data-dir=${folder}`],
    executable: join(folder, 'no-browser'),
    headless: true,
    debuggingPort: null,
    report: (line) => reported.push(line),
    onEndpoint: () => undefined,
  })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-stand-in-'))
  standIn = create()
  electron = standIn.exports as unknown as Electron
  reported.length = 0
})
afterEach(() => {
  electron.app.releaseSingleInstanceLock()
  rmSync(folder, { recursive: true, force: true })
})

const privileged = { scheme: 'offprint', privileges: { standard: true, secure: true } }

describe('the stand-in for Electron', () => {
  it('names the modules and members that it does not implement', () => {
    expect(() => electron.clipboard.readText()).toThrow('electron.clipboard.readText is not implemented')
    expect(() => new electron.Tray('')).toThrow('electron.Tray')
    expect(() => electron.app.relaunch()).toThrow('electron.app.relaunch is not implemented')
    expect(() => electron.app.on('gpu-info-update', () => undefined)).toThrow("'gpu-info-update'")
    expect(() => electron.app.getPath('music')).toThrow("getPath('music')")
  })

  it('refuses before the app is ready what Electron refuses then', () => {
    expect(() => new electron.BrowserWindow()).toThrow('Cannot create BrowserWindow before app is ready')
    expect(() => electron.protocol.handle('offprint', () => new Response())).toThrow('when app is ready')
    expect(() => electron.session.defaultSession).toThrow('when app is ready')
    expect(() => electron.screen.getAllDisplays()).toThrow('before the app')
  })

  it('refuses after the app is ready what Electron refuses then', () => {
    standIn.start()
    expect(() => {
      electron.protocol.registerSchemesAsPrivileged([privileged])
    }).toThrow('before app is ready')
    expect(() => {
      electron.app.enableSandbox()
    }).toThrow('before app is ready')
  })

  it('opens no folder, and says like Electron that one is not there', async () => {
    expect(await electron.shell.openPath(folder)).toBe('')
    expect(reported).toEqual([`browser-host: would open ${folder}`])
    expect(await electron.shell.openPath(join(folder, 'nothing'))).toBe('Failed to open path')
    await expect(electron.shell.openPath(7 as never)).rejects.toThrow(TypeError)
    expect(() => electron.shell.beep()).toThrow('electron.shell.beep is not implemented')
  })

  it('loads a scheme only when it was registered as standard and secure, and is handled', async () => {
    electron.protocol.registerSchemesAsPrivileged([{ scheme: 'plain', privileges: {} }, privileged])
    standIn.start()
    electron.protocol.handle('plain', () => new Response())
    electron.protocol.handle('other', () => new Response())
    const { BrowserWindow } = electron
    const load = async (address: string): Promise<void> => BrowserWindow.prototype.loadURL.call({}, address)
    await expect(load('plain://app/')).rejects.toThrow('standard and secure')
    await expect(load('other://app/')).rejects.toThrow('was not registered as privileged')
    await expect(load('offprint://app/')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME')
    await expect(load('https://example.org/')).rejects.toThrow('not supported')
  })

  it('refuses privileges that would open a wall', () => {
    expect(() => {
      electron.protocol.registerSchemesAsPrivileged([{ scheme: 'x', privileges: { bypassCSP: true } }])
    }).toThrow('bypassCSP')
  })

  it('is ready once, after the main bundle was loaded', async () => {
    const seen: string[] = []
    electron.app.on('ready', () => seen.push('ready'))
    const ready = electron.app.whenReady().then(() => seen.push('whenReady'))
    expect(electron.app.isReady()).toBe(false)
    standIn.start()
    await ready
    expect(seen).toEqual(['ready', 'whenReady'])
  })

  it('refuses a second app on the same user data, and tells the first', async () => {
    expect(electron.app.requestSingleInstanceLock()).toBe(true)
    const told = new Promise<unknown>((resolve) => {
      electron.app.on('second-instance', (_event, _argv, _folder, data) => {
        resolve(data)
      })
    })
    const second = create().exports as unknown as Electron
    expect(second.app.requestSingleInstanceLock({ open: 'x' })).toBe(false)
    expect(await told).toEqual({ open: 'x' })
    electron.app.releaseSingleInstanceLock()
    expect(second.app.requestSingleInstanceLock()).toBe(true)
    second.app.releaseSingleInstanceLock()
  })

  it('checks a menu as Electron does', () => {
    const { Menu } = electron
    expect(() => Menu.buildFromTemplate([{ role: 'explode' as never }])).toThrow('role')
    expect(() => Menu.buildFromTemplate([{}])).toThrow('label, role or type')
    expect(() => Menu.buildFromTemplate([{ label: 'x', glow: true } as never])).toThrow("'glow'")
    let clicked = 0
    const menu = Menu.buildFromTemplate([
      { label: 'A', submenu: [{ id: 'b', label: 'B', click: () => (clicked += 1) }] },
    ])
    menu.getMenuItemById('b')?.click()
    expect(clicked).toBe(1)
  })
})

describe('ipcMain', () => {
  const answer = async (ipcMain: IpcMain, channel: string): Promise<object> =>
    answerInvoke(ipcMain, {}, channel, [], encode, () => undefined)

  it('takes one handler for a channel', () => {
    const ipcMain = new IpcMain()
    ipcMain.handle('a', () => 1)
    expect(() => {
      ipcMain.handle('a', () => 2)
    }).toThrow("Attempted to register a second handler for 'a'")
    ipcMain.removeHandler('a')
    ipcMain.handle('a', () => 2)
    expect(() => {
      ipcMain.handle('b', 'not a function' as never)
    }).toThrow(TypeError)
  })

  it('answers in Electron’s words', async () => {
    const ipcMain = new IpcMain()
    ipcMain.handle('throws', () => {
      throw new TypeError('on purpose')
    })
    ipcMain.handle('function', () => () => 1)
    expect(await answer(ipcMain, 'unknown')).toEqual({
      message: "Error: No handler registered for 'unknown'",
    })
    expect(await answer(ipcMain, 'throws')).toEqual({ message: 'TypeError: on purpose' })
    expect(await answer(ipcMain, 'function')).toEqual({ message: 'Error: An object could not be cloned.' })
  })
})

describe('the options of a window', () => {
  const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false }
  const check = (webPreferences: object, rest: BrowserWindowConstructorOptions = {}): string | null =>
    checkWindowOptions({ ...rest, webPreferences })

  it('may be safe ones', () => {
    expect(check({ ...safe, preload: '/preload.cjs' }, { width: 300 })).toBe('/preload.cjs')
    expect(check(safe)).toBe(null)
  })

  it.each([
    { ...safe, sandbox: false },
    { ...safe, contextIsolation: false },
    { ...safe, nodeIntegration: true },
    { ...safe, webSecurity: false },
    { ...safe, webviewTag: true },
    { ...safe, nodeIntegrationInSubFrames: true },
  ])('are refused when they open a wall: %j', (preferences) => {
    expect(() => check(preferences)).toThrow('not supported by browser-host')
  })

  it('are refused when they are missing or unknown', () => {
    expect(() => check({ sandbox: true, contextIsolation: true })).toThrow('nodeIntegration must be given')
    expect(() => check({ ...safe, plugins: true })).toThrow('plugins is not implemented')
    expect(() => check(safe, { kiosk: true })).toThrow("'kiosk' is not implemented")
  })
})
