import type { Chorded, KeyboardEventLike, Platform } from './keys.ts'
import { alongTheLine, chordOf, isSingleKey } from './keys.ts'

/** What the keymap needs to know of a command at the moment of a key. */
export interface KeyBinding {
  readonly id: string
  readonly keys: readonly string[]
  readonly whileTyping?: boolean
}

export interface KeymapOptions {
  /** The same array as long as nothing was bound anew. */
  readonly bindings: () => readonly KeyBinding[]
  readonly platform: () => Platform
  /** Which way the interface runs, and the arrows with it. */
  readonly direction: () => 'ltr' | 'rtl'
  readonly singleKeys: () => boolean
  /** Is the key meant for a text field? */
  readonly isTyping: (event: KeyboardEventLike) => boolean
  readonly isEnabled: (id: string) => boolean
  readonly run: (id: string) => void
  /** Milliseconds; for the pause allowed within a sequence. */
  readonly now: () => number
}

interface Bound {
  readonly keys: string
  readonly binding: KeyBinding
}

/** Longest pause within "g i". */
const sequencePauseMs = 1500

export interface Keymap {
  /** True when the key was taken: its default action is prevented then. */
  readonly handleKey: (event: KeyboardEventLike) => boolean
}

export function createKeymap(options: KeymapOptions): Keymap {
  let bindings: readonly KeyBinding[] = []
  let byKeys: ReadonlyMap<string, readonly Bound[]> = new Map()
  let prefixes: ReadonlySet<string> = new Set()
  const look = (): void => {
    const now = options.bindings()
    if (now === bindings) return
    bindings = now
    byKeys = Map.groupBy(
      now.flatMap((binding) => binding.keys.map((keys) => ({ keys, binding }))),
      ({ keys }) => keys,
    )
    prefixes = new Set(
      [...byKeys.keys()].flatMap((keys) => (keys.includes(' ') ? [keys.split(' ')[0] ?? ''] : [])),
    )
  }
  let pending: { readonly chord: string; readonly at: number } | null = null

  const find = (keys: string, typing: boolean): string | null => {
    if (isSingleKey(keys) && (typing || !options.singleKeys())) return null
    const found = byKeys
      .get(keys)
      ?.find(({ binding }) => (!typing || binding.whileTyping === true) && options.isEnabled(binding.id))
    return found?.binding.id ?? null
  }

  const handleKey = (event: KeyboardEventLike): boolean => {
    // 229: a key that an input method has taken (some fire it without isComposing).
    if (event.isComposing || event.keyCode === 229) return false
    if (isModifier(event.key)) return false
    look()
    const typing = options.isTyping(event)
    const key = alongTheLine(event.key, options.direction())
    const chord = chordOf({ ...chorded(event), key }, options.platform())
    const first = pending !== null && options.now() - pending.at <= sequencePauseMs ? pending.chord : null
    pending = null
    const id = (first === null ? null : find(`${first} ${chord}`, typing)) ?? find(chord, typing)
    if (id !== null) {
      event.preventDefault()
      options.run(id)
      return true
    }
    if (prefixes.has(chord) && !typing && options.singleKeys()) {
      pending = { chord, at: options.now() }
      event.preventDefault()
      return true
    }
    return false
  }

  return { handleKey }
}

/** The properties of an event are its prototype's: they are not spread. */
function chorded({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEventLike): Omit<Chorded, 'key'> {
  return { code, ctrlKey, metaKey, altKey, shiftKey }
}

export function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(key)
}
