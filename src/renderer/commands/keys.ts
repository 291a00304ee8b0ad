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

/**
 * Where the interface runs from right to left, so do its arrows: what the left arrow key does there is what the right
 * one does elsewhere, namely on. Commands name the arrow of left-to-right.
 */
export function alongTheLine(key: string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr') return key
  if (key === 'ArrowLeft') return 'ArrowRight'
  return key === 'ArrowRight' ? 'ArrowLeft' : key
}

/** One code point: a key that types something, unlike "Enter". */
const oneCharacter = /^.$/su

/** What a chord is read from. */
export type Chorded = Pick<KeyboardEventLike, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

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

/**
 * By the character; where a layout types no Latin letters (Arabic, Greek, Russian), by the key's place on an American
 * keyboard. Only letters and digits of such scripts, and Arabic points, say so: a pound sign is a pound sign.
 */
function keyName({ key, code, shiftKey }: Pick<Chorded, 'key' | 'code' | 'shiftKey'>): string {
  if (key === ' ') return 'Space'
  if (ofAnotherScript.test(key)) {
    const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase()
    const [plain, shifted] = places[code] ?? [place, place]
    const name = shiftKey ? shifted : plain
    if (name !== undefined) return name
  }
  return oneCharacter.test(key) ? key.toLowerCase() : key
}

/** One key may type two letters: "لا". Each fits in one way only, so that a long text is read in one pass. */
const ofAnotherScript = /^(?:(?![0-9]|\p{Script=Latin})[\p{Letter}\p{Nd}\u0600-\u06ff])+$/u

/** The signs of an American keyboard, without Shift and with it. */
const places: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
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
export function keysForPeople(keys: string, platform: Platform, direction: 'ltr' | 'rtl' = 'ltr'): string {
  return keys
    .split(' ')
    .map((chord) => chordForPeople(chord, platform, direction))
    .join(' ')
}

function chordForPeople(chord: string, platform: Platform, direction: 'ltr' | 'rtl'): string {
  const parts = chord === '+' ? ['+'] : chord.split(/\+(?=.)/)
  const isBare = parts.length === 1
  return parts
    .map((part) => {
      if (part === 'Mod') return platform === 'darwin' ? '⌘' : 'Ctrl'
      if (part === 'Shift' && platform === 'darwin') return '⇧'
      const key = alongTheLine(part, direction)
      const name = names[key] ?? key
      return isBare || !oneCharacter.test(name) ? name : name.toUpperCase()
    })
    .join(platform === 'darwin' ? '' : '+')
}

/** For `aria-keyshortcuts`, which has a spelling of its own. Sequences cannot be said in it. */
export function keysForAria(keys: string, platform: Platform): string | undefined {
  if (keys.includes(' ')) return undefined
  return keys.replace('Mod', platform === 'darwin' ? 'Meta' : 'Control')
}
