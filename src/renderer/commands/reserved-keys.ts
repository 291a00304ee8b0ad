import type { Platform } from './keys.ts'

/** What every system or text field keeps for itself. Undo is the app's own, where nothing is being typed. */
const everywhere = ['Mod+c', 'Mod+x', 'Mod+v', 'Tab', 'Shift+Tab', 'Escape']

const own: Readonly<Record<Platform, readonly string[]>> = {
  darwin: ['Mod+q', 'Mod+w', 'Mod+h', 'Mod+Alt+h', 'Mod+m', 'Mod+Tab', 'Mod+Space', 'Mod+`', 'Ctrl+Mod+f'],
  win32: ['Alt+F4', 'Alt+Tab', 'Alt+Space', 'Mod+Escape', 'Mod+Alt+Delete', 'Mod+q', 'F10'],
  linux: ['Alt+F4', 'Alt+Tab', 'Alt+Space', 'Alt+F2', 'Mod+Alt+Delete', 'Mod+q', 'F10'],
}

/**
 * Keys that a command would never be reached by, or whose loss would leave a reader without copying, quitting or going
 * on: the system's, the window's, and those of every text field. Both keys of a sequence are looked at.
 */
export function isReserved(keys: string, platform: Platform): boolean {
  const reserved = [...everywhere, ...own[platform]]
  return keys
    .split(' ')
    .some((chord) => reserved.includes(chord) || (platform !== 'darwin' && chord.split('+').includes('Meta')))
}
