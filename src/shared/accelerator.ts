const modifiers: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Ctrl: 'Ctrl',
  Meta: 'Super',
  Alt: 'Alt',
  Shift: 'Shift',
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  '+': 'Plus',
}

const known =
  /^(?:[!-~]|F(?:[1-9]|1[0-9]|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Esc)$/

/**
 * A chord as Electron's menus write it: "Mod+k" is "CmdOrCtrl+K". Null for what a menu cannot show: a sequence ("g h"),
 * a key without Ctrl, Alt or Cmd (a menu would seem to take it from text fields), or one that Electron has no name for,
 * on which it throws.
 */
export function acceleratorOf(keys: string): string | null {
  if (keys.includes(' ')) return null
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
  const key = parts.at(-1) ?? ''
  const name = keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const held = parts.slice(0, -1)
  const isFunctionKey = /^F\d+$/.test(name)
  if (!known.test(name) || (!isFunctionKey && !held.some((each) => each !== 'Shift'))) return null
  const names = held.map((each) => modifiers[each])
  return names.includes(undefined) ? null : [...names, name].join('+')
}
