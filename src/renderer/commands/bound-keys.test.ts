import { expect, test } from 'vitest'
import type { KeyChoices } from '@shared/keys.ts'
import { bound, conflicts, keysOf, withKeys, withKeysAlone } from './bound-keys.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'

function find(id: string): Command {
  const command = commands.find((each) => each.id === id)
  if (command === undefined) throw new Error(`There is no command ${id}`)
  return command
}
const ids = (some: readonly Command[]): readonly string[] => some.map(({ id }) => id)

test('as they come, no keys are in conflict: what shares a key has it in another place', () => {
  const clashing = commands.flatMap((command) =>
    command.keys.filter((keys) => conflicts(command, keys, commands, {}).length > 0),
  )
  expect(clashing).toEqual([])
})

test('a key that another command has is a conflict, and so is the beginning of its keys', () => {
  const archive = find('article.archive')
  expect(ids(conflicts(archive, 's', commands, {}))).toEqual(['article.bookmark'])
  expect(ids(conflicts(archive, 'g', commands, {}))).toContain('view.inbox')
  expect(conflicts(archive, 'q', commands, {})).toEqual([])
})

test('a key that was given away is free', () => {
  const chosen: KeyChoices = { 'article.bookmark': ['f'] }
  expect(conflicts(find('article.archive'), 's', commands, chosen)).toEqual([])
  expect(keysOf(find('article.bookmark'), chosen)).toEqual(['f'])
})

test('taking a key for oneself takes it from the others and leaves them the rest', () => {
  const chosen = withKeysAlone({}, find('article.archive'), 's', commands)
  expect(chosen['article.bookmark']).toEqual(['f'])
  expect(chosen['article.archive']).toEqual(['e', 's'])
  const now = bound(commands, chosen)
  expect(ids(now.filter(({ keys }) => keys.includes('s')))).toEqual(['article.archive'])
})

test('what is put back as it came is not kept as a choice', () => {
  const bookmark = find('article.bookmark')
  const without = withKeys({}, bookmark, [])
  expect(without).toEqual({ 'article.bookmark': [] })
  expect(withKeys(without, bookmark, bookmark.keys)).toEqual({})
})
