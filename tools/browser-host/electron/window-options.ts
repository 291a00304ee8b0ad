import type { BrowserWindowConstructorOptions } from 'electron'
import { onlyKnown } from '../strict.ts'

const cosmetic = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'icon',
  'center',
  'autoHideMenuBar',
  'titleBarStyle',
  'trafficLightPosition',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'webPreferences',
]
/** Each preference with the values that a window of Chromium has anyway; another value is refused. */
const preferences: Readonly<Record<string, readonly unknown[]>> = {
  sandbox: [true],
  contextIsolation: [true],
  nodeIntegration: [false],
  nodeIntegrationInWorker: [false],
  nodeIntegrationInSubFrames: [false],
  webSecurity: [true],
  allowRunningInsecureContent: [false],
  experimentalFeatures: [false],
  webviewTag: [false],
  navigateOnDragDrop: [false],
  spellcheck: [false],
  devTools: [true, false],
  safeDialogs: [true],
  enableWebSQL: [false],
  disableHtmlFullscreenWindowResize: [true, false],
  autoplayPolicy: ['no-user-gesture-required'],
  backgroundThrottling: [true, false],
}
/** These must be written down: an app that relies on Electron's defaults is not meant to run here. */
const required = ['sandbox', 'contextIsolation', 'nodeIntegration']

/** Throws for whatever this host can neither apply nor leave out without a difference. Returns the preload. */
export function checkWindowOptions(options: BrowserWindowConstructorOptions): string | null {
  onlyKnown('the window option', options, cosmetic)
  const { preload, ...given } = options.webPreferences ?? {}
  for (const name of required) {
    if (!(name in given)) throw new Error(`browser-host: webPreferences.${name} must be given`)
  }
  for (const [name, value] of Object.entries(given)) {
    const allowed = preferences[name]
    if (allowed === undefined) throw new Error(`browser-host: webPreferences.${name} is not implemented`)
    if (!allowed.includes(value)) {
      throw new Error(
        `browser-host: webPreferences.${name}: ${JSON.stringify(value)} is not supported by browser-host`,
      )
    }
  }
  return preload ?? null
}
