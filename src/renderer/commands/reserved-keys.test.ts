import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { isReserved } from './reserved-keys.ts'

test.each(['darwin', 'win32', 'linux'] as const)(
  'copying and going on stay as they are on %s',
  (platform) => {
    for (const keys of ['Mod+c', 'Mod+v', 'Tab', 'Escape', 'g Tab'])
      expect(isReserved(keys, platform)).toBe(true)
    for (const keys of ['j', 'g h', 'Mod+k', 'Mod+Shift+c', 'Delete'])
      expect(isReserved(keys, platform)).toBe(false)
  },
)

test('what a system takes before the app hears of it is reserved there alone', () => {
  expect(isReserved('Alt+F4', 'win32')).toBe(true)
  expect(isReserved('Alt+F4', 'darwin')).toBe(false)
  expect(isReserved('Mod+m', 'darwin')).toBe(true)
  expect(isReserved('Mod+m', 'linux')).toBe(false)
  expect(isReserved('Meta+l', 'linux')).toBe(true)
})

test('no command comes with a key that is reserved, but for Esc, which closes what is open', () => {
  const reserved = commands.flatMap(({ keys }) =>
    keys.filter((each) => each !== 'Escape' && isReserved(each, 'linux')),
  )
  expect(reserved).toEqual([])
})
