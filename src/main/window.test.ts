import { beforeEach, expect, it, vi } from 'vitest'
import { defaultSettings } from '@shared/settings.ts'
import { openWindow } from './window.ts'

const electron = vi.hoisted(() => ({
  made: [] as { webPreferences: Record<string, unknown> }[],
  isPackaged: true,
}))

vi.mock('electron', () => ({
  app: {
    getPath: () => '/nowhere',
    get isPackaged() {
      return electron.isPackaged
    },
  },
  nativeTheme: { shouldUseDarkColors: false, shouldUseHighContrastColors: false },
  screen: { getAllDisplays: () => [] },
  BrowserWindow: class {
    constructor(options: { webPreferences: Record<string, unknown> }) {
      electron.made.push(options)
    }
    once(): void {}
    on(): void {}
    async loadURL(address: string): Promise<void> {
      electron.made.push({ webPreferences: { address } })
    }
  },
}))

beforeEach(() => {
  electron.made.splice(0)
})

it('the window has every switch of Electron’s checklist on its safe side, and loads our own page', () => {
  openWindow(defaultSettings, () => undefined)
  const [window, loaded] = electron.made
  const { preload, ...switches } = window?.webPreferences ?? {}
  expect(typeof preload).toBe('string')
  expect(switches).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  })
  expect(loaded).toEqual({ webPreferences: { address: 'offprint://app/' } })
})

it('developer tools are for developers', () => {
  electron.isPackaged = false
  openWindow(defaultSettings, () => undefined)
  expect(electron.made[0]?.webPreferences['devTools']).toBe(true)
})
