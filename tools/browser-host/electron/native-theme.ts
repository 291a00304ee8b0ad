import { StrictEmitter } from '../strict.ts'

export type ThemeSource = 'system' | 'light' | 'dark'

/** Electron's `nativeTheme`. The system's own wish is not known here and counts as light and of usual contrast. */
export class NativeTheme extends StrictEmitter {
  #source: ThemeSource = 'system'

  constructor() {
    super('electron.nativeTheme', ['updated'])
  }

  get themeSource(): ThemeSource {
    return this.#source
  }
  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError('Invalid themeSource value provided')
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
  get shouldUseHighContrastColors(): boolean {
    return false
  }
}
