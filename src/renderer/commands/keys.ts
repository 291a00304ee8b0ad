/** What the keymap needs of a keyboard event; those of the article's frame are forwarded in the same shape. */
export interface KeyboardEventLike {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
  readonly target: EventTarget | null
  readonly preventDefault: () => void
}

export type Platform = 'darwin' | 'win32' | 'linux'

/** One code point: a key that types something, unlike "Enter". */
const oneCharacter = /^.$/su

type Chorded = Pick<KeyboardEventLike, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * The chord of an event, written as in the command list: "j", "#", "Mod+k", "Shift+Space", "ArrowDown".
 * Shift is left out where the character already tells it ("#", "?").
 */
export function chordOf(event: Chorded, platform: Platform): string {
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey
  const other = platform === 'darwin' ? event.ctrlKey : event.metaKey
  const key = keyName(event)
  const isCharacter = oneCharacter.test(key)
  // AltGr is Ctrl and Alt at once on Windows: "#" typed with it is still "#".
  if (isCharacter && event.ctrlKey && event.altKey && !/^[a-z]$/.test(key)) return key
  const parts: string[] = []
  if (mod) parts.push('Mod')
  if (other) parts.push(platform === 'darwin' ? 'Ctrl' : 'Meta')
  if (event.altKey) parts.push('Alt')
  if (event.shiftKey && (!isCharacter || mod || /^[a-z]$/.test(key))) parts.push('Shift')
  parts.push(key)
  return parts.join('+')
}

/** Letters by the character; on a layout without Latin letters (Arabic, Greek, Russian) by the key's place. */
function keyName({ key, code }: Chorded): string {
  if (key === ' ') return 'Space'
  if (!oneCharacter.test(key)) return key
  if (/\p{Letter}/u.test(key) && !/\p{Script=Latin}/u.test(key)) {
    const place = /^Key([A-Z])$/.exec(code)?.[1]
    if (place !== undefined) return place.toLowerCase()
  }
  return key.toLowerCase()
}

/** WCAG 2.1.4: a shortcut of letters, digits, punctuation or symbols alone must be possible to switch off. */
export function isSingleKey(keys: string): boolean {
  const first = keys.split(' ')[0] ?? ''
  return oneCharacter.test(first.replace(/^Shift\+/, ''))
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}

/** As a person reads it: "Ctrl+K", "⌘K", "g i". */
export function keysForPeople(keys: string, platform: Platform): string {
  return keys
    .split(' ')
    .map((chord) => chordForPeople(chord, platform))
    .join(' ')
}

function chordForPeople(chord: string, platform: Platform): string {
  const parts = chord === '+' ? ['+'] : chord.split(/\+(?=.)/)
  const isBare = parts.length === 1
  return parts
    .map((part) => {
      if (part === 'Mod') return platform === 'darwin' ? '⌘' : 'Ctrl'
      if (part === 'Shift' && platform === 'darwin') return '⇧'
      const name = names[part] ?? part
      return isBare || !oneCharacter.test(name) ? name : name.toUpperCase()
    })
    .join(platform === 'darwin' ? '' : '+')
}

/** For `aria-keyshortcuts`, which has a spelling of its own. Sequences cannot be said in it. */
export function keysForAria(keys: string, platform: Platform): string | undefined {
  if (keys.includes(' ')) return undefined
  return keys.replace('Mod', platform === 'darwin' ? 'Meta' : 'Control')
}
