import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { ThemeSettings } from '@shared/theme.ts'
import type { Log } from './log.ts'
import { paperOf } from './paper.ts'
import { built } from './paths.ts'
import { origin } from './security/policy.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

function backgroundOf(settings: ThemeSettings): string {
  const { shouldUseDarkColors, shouldUseHighContrastColors } = nativeTheme
  return paperOf(settings, { isDark: shouldUseDarkColors, wantsContrast: shouldUseHighContrastColors })
}

export function openWindow(settings: ThemeSettings, log: Log): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    width: state.width,
    height: state.height,
    minWidth: 360,
    minHeight: 320,
    title: 'Offprint',
    show: false,
    backgroundColor: backgroundOf(settings),
    webPreferences: {
      preload: built.preload,
      // SECURITY: these are Electron's defaults today; they are written out so that a change of default changes nothing.
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
      devTools: !app.isPackaged,
    },
  })
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }, log)
  })
  void window.loadURL(`${origin}/`)
  return window
}
