import { expect, test } from 'vitest'
import { acceleratorOf } from './accelerator.ts'

test.each([
  ['Mod+k', 'CmdOrCtrl+K'],
  ['Mod+Shift+o', 'CmdOrCtrl+Shift+O'],
  ['Mod++', 'CmdOrCtrl+Plus'],
  ['Mod+,', 'CmdOrCtrl+,'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['F6', 'F6'],
])('%s stands in a menu as %s', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator)
})

test.each(['s', 'Shift+s', 'g h', 'Space', '#', 'Mod+ن', 'Mod+Dead', 'Hyper+k', '+', '', 'Mod+MediaPlay'])(
  'a menu shows no key for %j',
  (keys) => {
    expect(acceleratorOf(keys)).toBeNull()
  },
)
