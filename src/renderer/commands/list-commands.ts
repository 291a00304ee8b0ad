import { viewOrders } from '@shared/view-order.ts'
import { drop } from '../app/drop.ts'
import { focusOnList } from '../app/focus.ts'
import { removeTag } from '../organising/tag-acts.ts'
import { sortBy } from '../library/sort-by.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { Command, CommandContext } from './command.ts'

const inList = ({ region }: CommandContext): boolean => region === 'list' || region === 'page'
const isTagShown = ({ library }: CommandContext): boolean => library.state.view.kind === 'tag'
const inListOrSearch = (context: CommandContext): boolean => inList(context) || context.region === 'search'

function move(by: number): (context: CommandContext) => void {
  return ({ navigation, region }) => {
    navigation.move(by)
    if (region === 'page') focusOnList()
  }
}

const sortCommands: readonly Command[] = viewOrders.map((order) => ({
  id: `sort.${order}`,
  title: `command.sort.${order}`,
  keys: [],
  group: 'List',
  // Highlights are listed by article, the newest first.
  when: ({ search, library }) => !search.isActive && library.state.view.kind !== 'highlighted',
  run: (context) => {
    drop(sortBy(context, order))
  },
}))

const tagCommands: readonly Command[] = [
  {
    id: 'tag.rename',
    title: 'command.tag.rename',
    keys: [],
    group: 'List',
    when: isTagShown,
    run: ({ library, dialogs }) => {
      const { view } = library.state
      if (view.kind === 'tag') dialogs.open({ kind: 'rename-tag', tag: view.tag })
    },
  },
  {
    id: 'tag.remove',
    title: 'command.tag.remove',
    keys: [],
    group: 'List',
    when: isTagShown,
    run: (context) => {
      const { view } = context.library.state
      if (view.kind === 'tag') drop(removeTag(context, view.tag))
    },
  },
]

export const listCommands: readonly Command[] = [
  ...sortCommands,
  ...tagCommands,
  {
    id: 'list.down',
    title: 'command.list.down',
    keys: ['j', 'ArrowDown'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(1),
  },
  {
    id: 'list.up',
    title: 'command.list.up',
    keys: ['k', 'ArrowUp'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(-1),
  },
  {
    id: 'list.pageDown',
    title: 'command.list.pageDown',
    keys: ['PageDown'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(7),
  },
  {
    id: 'list.pageUp',
    title: 'command.list.pageUp',
    keys: ['PageUp'],
    group: 'List',
    hidden: true,
    whileTyping: true,
    when: inListOrSearch,
    run: move(-7),
  },
  {
    id: 'list.first',
    title: 'command.list.first',
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
    title: 'command.list.last',
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
    title: 'command.article.open',
    keys: ['Enter', 'o', 'ArrowRight'],
    group: 'List',
    hidden: true,
    when: (context) => inList(context) && context.navigation.rows.length > 0,
    run: ({ navigation }) => {
      // Where nothing was gone to yet, the first.
      const row = navigation.cursor ?? navigation.rows[0]
      if (row !== undefined) drop(navigation.open(row))
    },
  },
  {
    id: 'search.open',
    title: 'command.search.open',
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
    title: 'command.list.select',
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
    title: 'command.list.selectDown',
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
    title: 'command.list.selectUp',
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
    title: 'command.list.selectAll',
    keys: ['* a', 'Mod+a'],
    group: 'List',
    when: ({ region, navigation }) => region !== 'article' && navigation.rows.length > 0,
    run: ({ library, navigation }) => {
      library.select(navigation.rows)
    },
  },
  {
    id: 'list.density',
    title: ({ library, language }) =>
      language.state(
        library.state.settings.density === 'compact' ? 'command.list.density.back' : 'command.list.density',
      ),
    keys: ['Shift+c'],
    group: 'List',
    run: (context) => {
      const isCompact = context.library.state.settings.density === 'compact'
      drop(changeSettings(context, { density: isCompact ? 'comfortable' : 'compact' }))
    },
  },
  {
    id: 'list.selectNone',
    title: 'command.list.selectNone',
    keys: ['* n'],
    group: 'List',
    when: ({ library }) => library.state.selected.size > 0,
    run: ({ library }) => {
      library.select([])
    },
  },
]
