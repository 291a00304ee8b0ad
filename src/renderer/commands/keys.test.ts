import { expect, test } from 'vitest'
import { chordOf, isSingleKey, keysForPeople } from './keys.ts'

const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('a letter on a layout without Latin letters counts by its place', () => {
  expect(chordOf({ ...plain, key: 'ت', code: 'KeyJ' }, 'linux')).toBe('j')
  expect(chordOf({ ...plain, key: 'о', code: 'KeyJ', ctrlKey: true }, 'linux')).toBe('Mod+j')
})

test('what an Arabic keyboard types counts by its place: two letters at once, points and digits, too', () => {
  expect(chordOf({ ...plain, key: 'لا', code: 'KeyB' }, 'linux')).toBe('b')
  expect(chordOf({ ...plain, key: 'أ', code: 'KeyH', shiftKey: true }, 'linux')).toBe('Shift+h')
  expect(chordOf({ ...plain, key: 'ظ', code: 'Slash' }, 'linux')).toBe('/')
  expect(chordOf({ ...plain, key: '؟', code: 'Slash', shiftKey: true }, 'linux')).toBe('?')
  expect(chordOf({ ...plain, key: 'و', code: 'Comma', ctrlKey: true }, 'linux')).toBe('Mod+,')
  expect(chordOf({ ...plain, key: 'ج', code: 'BracketLeft' }, 'linux')).toBe('[')
  expect(chordOf({ ...plain, key: '٠', code: 'Digit0' }, 'linux')).toBe('0')
})

test('a sign of a western keyboard is that sign, and not what another keyboard has in its place', () => {
  expect(chordOf({ ...plain, key: '£', code: 'Digit3', shiftKey: true }, 'linux')).toBe('£')
})

test('a Latin letter counts by what it types, wherever its key is', () => {
  expect(chordOf({ ...plain, key: 'z', code: 'KeyY' }, 'linux')).toBe('z')
})

test('shift is told by letters and named keys, not by characters that need it', () => {
  expect(chordOf({ ...plain, key: 'J', shiftKey: true }, 'linux')).toBe('Shift+j')
  expect(chordOf({ ...plain, key: ' ', shiftKey: true }, 'linux')).toBe('Shift+Space')
  expect(chordOf({ ...plain, key: '?', shiftKey: true }, 'linux')).toBe('?')
})

test('caps lock alone is not shift', () => {
  expect(chordOf({ ...plain, key: 'J' }, 'linux')).toBe('j')
})

test('AltGr on Windows types a character and nothing else', () => {
  expect(chordOf({ ...plain, key: '#', ctrlKey: true, altKey: true }, 'win32')).toBe('#')
})

test('Mod is Cmd on a Mac and Ctrl elsewhere', () => {
  expect(chordOf({ ...plain, key: 'k', metaKey: true }, 'darwin')).toBe('Mod+k')
  expect(chordOf({ ...plain, key: 'k', ctrlKey: true }, 'darwin')).toBe('Ctrl+k')
  expect(chordOf({ ...plain, key: 'k', ctrlKey: true }, 'win32')).toBe('Mod+k')
})

test('letters, digits, punctuation and sequences are single keys; arrows and chords are not', () => {
  expect(['j', '#', '0', 'g i', '* a', 'Shift+j', '+'].every(isSingleKey)).toBe(true)
  expect(['ArrowDown', 'Enter', 'Space', 'Shift+Space', 'Mod+k', 'Escape'].some(isSingleKey)).toBe(false)
})

test('keys are shown as each platform writes them', () => {
  expect(keysForPeople('Mod+k', 'linux')).toBe('Ctrl+K')
  expect(keysForPeople('Mod+Shift+o', 'darwin')).toBe('⌘⇧O')
  expect(keysForPeople('g i', 'linux')).toBe('g i')
  expect(keysForPeople('Mod++', 'linux')).toBe('Ctrl++')
  expect(keysForPeople('+', 'linux')).toBe('+')
})

test('arrows are shown as the interface runs', () => {
  expect(keysForPeople('ArrowRight', 'linux')).toBe('→')
  expect(keysForPeople('Shift+ArrowRight', 'linux', 'rtl')).toBe('Shift+←')
})

test('a key of a thousand Arabic letters and one sign is no key, and is told in one pass', () => {
  const key = `${'ت'.repeat(1000)}!`
  expect(chordOf({ ...plain, key, code: 'KeyJ' }, 'linux')).toBe(key)
})
