import { drop } from '../app/drop.ts'
import { focusOnList } from '../app/focus.ts'
import type { Command, CommandContext } from './command.ts'

const inList = ({ region }: CommandContext): boolean => region === 'list' || region === 'page'
const inListOrSearch = (context: CommandContext): boolean => inList(context) || context.region === 'search'

function move(by: number): (context: CommandContext) => void {
  return ({ navigation, region }) => {
    navigation.move(by)
    if (region === 'page') focusOnList()
  }
}

export const listCommands: readonly Command[] = [
  {
    id: 'list.down',
    title: 'Next in the list',
    keys: ['j', 'ArrowDown'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(1),
  },
  {
    id: 'list.up',
    title: 'Previous in the list',
    keys: ['k', 'ArrowUp'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(-1),
  },
  {
    id: 'list.pageDown',
    title: 'A page down the list',
    keys: ['PageDown'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(7),
  },
  {
    id: 'list.pageUp',
    title: 'A page up the list',
    keys: ['PageUp'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(-7),
  },
  {
    id: 'list.first',
    title: 'First in the list',
    keys: ['Home'],
    group: 'List',
    hidden: true,
    when: inList,
    run: ({ navigation }) => {
      navigation.moveToEnd('first')
    },
  },
  {
    id: 'list.last',
    title: 'Last in the list',
    keys: ['End'],
    group: 'List',
    hidden: true,
    when: inList,
    run: ({ navigation }) => {
      navigation.moveToEnd('last')
    },
  },
  {
    id: 'article.open',
    title: 'Open',
    keys: ['Enter', 'o', 'ArrowRight'],
    group: 'List',
    hidden: true,
    when: (context) => inList(context) && context.navigation.cursor !== null,
    run: ({ navigation }) => {
      if (navigation.cursor !== null) drop(navigation.open(navigation.cursor))
    },
  },
  {
    id: 'search.open',
    title: 'Open the result at its match',
    keys: ['Enter'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: ({ region, search }) => region === 'search' && search.isActive,
    run: ({ navigation, search }) => {
      // Typed and entered in one go: what opens is a result of what was typed, not of the letters before.
      drop(
        search.settled().then(async () => {
          if (search.isActive && navigation.cursor !== null) await navigation.open(navigation.cursor)
        }),
      )
    },
  },
  {
    id: 'list.select',
    title: 'Select or deselect',
    keys: ['x'],
    group: 'List',
    hidden: true,
    when: (context) => inList(context) && context.navigation.cursor !== null,
    run: ({ navigation, library }) => {
      if (navigation.cursor !== null) library.toggleSelected(navigation.cursor)
    },
  },
  {
    id: 'list.selectDown',
    title: 'Extend the selection down',
    keys: ['Shift+ArrowDown', 'Shift+j'],
    group: 'List',
    hidden: true,
    when: inList,
    run: ({ navigation }) => {
      navigation.extend(1)
    },
  },
  {
    id: 'list.selectUp',
    title: 'Extend the selection up',
    keys: ['Shift+ArrowUp', 'Shift+k'],
    group: 'List',
    hidden: true,
    when: inList,
    run: ({ navigation }) => {
      navigation.extend(-1)
    },
  },
  {
    id: 'list.selectAll',
    title: 'Select all in the list',
    keys: ['* a', 'Mod+a'],
    group: 'List',
    when: ({ region, navigation }) => region !== 'article' && navigation.rows.length > 0,
    run: ({ library, navigation }) => {
      library.select(navigation.rows)
    },
  },
  {
    id: 'list.selectNone',
    title: 'Clear the selection',
    keys: ['* n'],
    group: 'List',
    when: ({ library }) => library.state.selected.size > 0,
    run: ({ library }) => {
      library.select([])
    },
  },
]
