import { expect, test } from 'vitest'
import { createKeymap } from './keymap.ts'
import type { KeyboardEventLike } from './keys.ts'

function key(name: string, change: Partial<KeyboardEventLike> = {}): KeyboardEventLike {
  return {
    key: name,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    target: null,
    preventDefault: () => undefined,
    ...change,
  }
}

function setUp(
  options: {
    singleKeys?: boolean
    typing?: boolean
    disabled?: readonly string[]
    direction?: 'ltr' | 'rtl'
  } = {},
) {
  const ran: string[] = []
  const clock = { now: 0 }
  const bindings = [
    { id: 'down', keys: ['j', 'ArrowDown'] },
    { id: 'inbox', keys: ['g i'] },
    { id: 'all', keys: ['* a'] },
    { id: 'palette', keys: ['Mod+k'], whileTyping: true },
    { id: 'undo', keys: ['Mod+z'] },
    { id: 'trash', keys: ['#'] },
    { id: 'delete', keys: ['#'] },
    { id: 'help', keys: ['?'] },
    { id: 'on', keys: ['ArrowRight'] },
  ]
  const keymap = createKeymap({
    bindings: () => bindings,
    platform: () => 'linux',
    direction: () => options.direction ?? 'ltr',
    singleKeys: () => options.singleKeys ?? true,
    isTyping: () => options.typing ?? false,
    isEnabled: (id) => options.disabled?.includes(id) !== true,
    run: (id) => ran.push(id),
    now: () => clock.now,
  })
  return {
    ran,
    clock,
    press: (...events: KeyboardEventLike[]) => events.map((event) => keymap.handleKey(event)),
  }
}

test('a key runs its command and is taken', () => {
  const { ran, press } = setUp()
  expect(press(key('j'), key('q'))).toEqual([true, false])
  expect(ran).toEqual(['down'])
})

test('a sequence runs when its keys follow each other in time', () => {
  const { ran, press, clock } = setUp()
  press(key('g'), key('i'), key('*', { shiftKey: true }), key('a'))
  expect(ran).toEqual(['inbox', 'all'])
  press(key('g'))
  clock.now = 1501
  press(key('i'))
  expect(ran).toEqual(['inbox', 'all'])
})

test('a key that does not go on with a sequence still does its own', () => {
  const { ran, press } = setUp()
  press(key('g'), key('j'))
  expect(ran).toEqual(['down'])
})

test('nothing is taken while an input method composes', () => {
  const { ran, press } = setUp()
  press(key('j', { isComposing: true }), key('j', { keyCode: 229 }))
  expect(ran).toEqual([])
})

test('in a text field only what is meant for it works', () => {
  const { ran, press } = setUp({ typing: true })
  press(key('j'), key('?'), key('z', { ctrlKey: true }), key('k', { ctrlKey: true }), key('g'), key('i'))
  expect(ran).toEqual(['palette'])
})

test('single keys can be switched off; arrows and chords stay', () => {
  const { ran, press } = setUp({ singleKeys: false })
  press(key('j'), key('?', { shiftKey: true }), key('g'), key('i'))
  expect(ran).toEqual([])
  press(key('ArrowDown'), key('k', { ctrlKey: true }))
  expect(ran).toEqual(['down', 'palette'])
})

test('of two commands on a key the one that can be done is run', () => {
  const { ran, press } = setUp({ disabled: ['trash'] })
  press(key('#'))
  expect(ran).toEqual(['delete'])
})

test('in an interface from right to left the left arrow goes on', () => {
  const { ran, press } = setUp({ direction: 'rtl' })
  expect(press(key('ArrowLeft'), key('ArrowRight'), key('ArrowDown'))).toEqual([true, false, true])
  expect(ran).toEqual(['on', 'down'])
})

test('an Arabic keyboard reaches every key by its place', () => {
  const { ran, press } = setUp()
  press(key('ت', { code: 'KeyJ' }), key('ل', { code: 'KeyG' }), key('ه', { code: 'KeyI' }))
  press(key('ن', { code: 'KeyK', ctrlKey: true }), key('؟', { code: 'Slash', shiftKey: true }))
  expect(ran).toEqual(['down', 'inbox', 'palette', 'help'])
})
