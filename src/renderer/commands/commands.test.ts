import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { isSingleKey } from './keys.ts'
import { rankCommands } from './palette-rank.ts'
import { shortcutLines } from './shortcut-lines.ts'

test('every command has an id of its own', () => {
  const ids = commands.map((command) => command.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every id of the menu is a command', () => {
  const ofMenu = [
    'import.add',
    'import.files',
    'import.folder',
    'import.receipts',
    'settings.open',
    'library.about',
    'library.backUp',
    'library.restore',
    'library.undo',
    'search.focus',
    'article.find',
    'article.bookmark',
    'article.archive',
    'article.read',
    'article.tags',
    'article.original',
    'article.reextract',
    'article.split',
    'article.merge',
    'article.trash',
    'palette.open',
    'type.larger',
    'type.smaller',
    'type.reset',
    'help.keys',
  ]
  const ids = new Set(commands.map((command) => command.id))
  expect(ofMenu.filter((id) => !ids.has(id))).toEqual([])
})

test('a sequence does not begin with a key that does something by itself', () => {
  const keys = commands.flatMap((command) => command.keys)
  const firsts = keys.flatMap((each) => (each.includes(' ') ? [each.split(' ')[0]] : []))
  expect(firsts.filter((first) => keys.includes(first ?? ''))).toEqual([])
})

test('two commands that are always possible never share a key', () => {
  const always = commands.filter((command) => command.when === undefined)
  const keys = always.flatMap((command) => command.keys)
  expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([])
})

test('the recommended keys are there', () => {
  const keys = new Set(commands.flatMap((command) => command.keys))
  const recommended =
    'j k ArrowDown ArrowUp Enter o Escape u Space Shift+Space n p ArrowRight ArrowLeft b s f m e # Delete Mod+z t l a Mod+n / Mod+f Mod+k x + - 0 ?'
  expect(recommended.split(' ').filter((each) => !keys.has(each))).toEqual([])
  expect(['* a', '* n', 'g i', 'g u', 'g b', 'g a'].filter((each) => !keys.has(each))).toEqual([])
})

test('every single key of a command that is not hidden stands in the list of shortcuts', () => {
  const lines = shortcutLines(commands)
  const shown = new Set(lines.map((line) => line.title))
  expect(lines.some((line) => line.keys.some(isSingleKey))).toBe(true)
  expect(shown.has('commands.bookmarkOrRemoveIt')).toBe(true)
  expect([...shown].filter((title) => title === 'command.unnamed')).toEqual([])
})

test('the palette forgives a typo and finds a word in the middle of a title', () => {
  const items = [
    { id: 'a', title: 'Go to Inbox' },
    { id: 'b', title: 'Keyboard shortcuts' },
    { id: 'c', title: 'Open the original in the browser' },
  ]
  expect(rankCommands(items, 'shortcts', 8)[0]?.id).toBe('b')
  expect(rankCommands(items, 'browser', 8)[0]?.id).toBe('c')
  expect(rankCommands(items, '', 2).map((item) => item.id)).toEqual(['a', 'b'])
})

test('the palette finds a title whose vowel signs and accents nobody types', () => {
  const items = [
    { id: 'a', title: 'فتح الإعدادات' },
    { id: 'b', title: 'ضمّ النُّسَخ' },
    { id: 'c', title: 'Aperçu' },
  ]
  expect(rankCommands(items, 'النسخ', 8)[0]?.id).toBe('b')
  expect(rankCommands(items, 'الاعدادات', 8)[0]?.id).toBe('a')
  expect(rankCommands(items, 'apercu', 8)[0]?.id).toBe('c')
})
