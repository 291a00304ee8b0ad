import { expect, it } from 'vitest'
import type { Unsaved } from '@shared/unsaved.ts'
import { HeldQuit } from './held-quit.ts'

const unsaved: Unsaved = { count: 3, reason: 'the disk is full (/library).', state: 'waiting', undo: null }

function closing(held: HeldQuit): 'closes' | 'stays' {
  let outcome: 'closes' | 'stays' = 'closes'
  held.onClose({
    preventDefault: () => {
      outcome = 'stays'
    },
  })
  return outcome
}

it('lets the window close when everything is saved, or no library is open', () => {
  const held = new HeldQuit(() => {
    throw new Error('asked')
  })
  expect(closing(held)).toBe('closes')
  held.watch({ unsaved: null })
  expect(closing(held)).toBe('closes')
})

it('holds it while changes are not saved, asks each time, and lets it close after a yes', () => {
  const asked: Unsaved[] = []
  const held = new HeldQuit((what) => asked.push(what))
  held.watch({ unsaved })
  expect([closing(held), closing(held)]).toEqual(['stays', 'stays'])
  expect(asked).toEqual([unsaved, unsaved])
  held.agree()
  expect(closing(held)).toBe('closes')
})
