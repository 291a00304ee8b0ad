import { expect, test } from 'vitest'
import type { KeyChoices } from '@shared/keys.ts'
import { menuTemplate } from './menu.ts'
import { Spoken } from './spoken.ts'

test('the menu is made anew when the language changes, and only then', () => {
  let changes = 0
  const spoken = new Spoken(['en-GB'], () => {
    changes += 1
  })
  spoken.choose('system')
  spoken.choose('en')
  expect(changes).toBe(0)
  spoken.choose('ar')
  spoken.choose('ar')
  expect(changes).toBe(1)
  expect(spoken.say('menu.quit')).toMatch(/\p{Script=Arabic}/u)
})

test('every item of the menu is named in the language, those of the system included', () => {
  const { say } = new Spoken(['ar-EG'], () => undefined)
  for (const platform of ['linux', 'darwin'] as const) {
    const labels = menuTemplate(platform, true, say, {}, () => undefined)
      .flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])])
      .filter((item) => item.type !== 'separator' && item.role !== 'appMenu')
      .map((item) => item.label ?? `${String(item.role)} without a label`)
    expect(labels.filter((label) => !/\p{Script=Arabic}/u.test(label))).toEqual([])
  }
})

test('an item shows the keys that the reader chose, and none where a menu can show none of them', () => {
  const { say } = new Spoken(['en'], () => undefined)
  const shown = (chosen: KeyChoices): unknown =>
    menuTemplate('linux', true, say, chosen, () => undefined)
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find(({ label }) => label === say('menu.commandPalette'))?.accelerator
  expect(shown({})).toBe('CmdOrCtrl+K')
  expect(shown({ 'palette.open': ['p', 'Mod+Shift+p'] })).toBe('CmdOrCtrl+Shift+P')
  expect(shown({ 'palette.open': ['p'] })).toBeUndefined()
  expect(shown({ 'palette.open': [] })).toBeUndefined()
})
