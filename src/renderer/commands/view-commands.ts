import type { View } from '@shared/view.ts'
import { drop } from '../app/drop.ts'
import { afterRender, focusOn, focusOnList } from '../app/focus.ts'
import type { Command, CommandContext } from './command.ts'

function goTo(view: View): (context: CommandContext) => void {
  return ({ navigation, layout }) => {
    layout.showViews(false)
    drop(navigation.show(view).then(focusOnList))
  }
}

/** `g` and the first letter; the trash takes `d` (deleted), because `g t` is tags elsewhere. */
export const viewCommands: readonly Command[] = [
  {
    id: 'view.inbox',
    title: 'command.view.inbox',
    keys: ['g i'],
    group: 'Go to',
    run: goTo({ kind: 'inbox' }),
  },
  {
    id: 'view.unread',
    title: 'command.view.unread',
    keys: ['g u'],
    group: 'Go to',
    run: goTo({ kind: 'unread' }),
  },
  {
    id: 'view.begun',
    title: 'command.view.begun',
    keys: ['g c'],
    group: 'Go to',
    run: goTo({ kind: 'begun' }),
  },
  {
    id: 'view.bookmarked',
    title: 'command.view.bookmarked',
    keys: ['g b', 'g s'],
    group: 'Go to',
    run: goTo({ kind: 'bookmarked' }),
  },
  {
    id: 'view.archive',
    title: 'command.view.archive',
    keys: ['g e'],
    group: 'Go to',
    run: goTo({ kind: 'archive' }),
  },
  {
    id: 'view.highlights',
    title: 'command.view.highlights',
    keys: ['g h'],
    group: 'Go to',
    run: goTo({ kind: 'highlighted' }),
  },
  { id: 'view.all', title: 'command.view.all', keys: ['g a'], group: 'Go to', run: goTo({ kind: 'all' }) },
  {
    id: 'view.trash',
    title: 'command.view.trash',
    keys: ['g d'],
    group: 'Go to',
    run: goTo({ kind: 'trash' }),
  },
  {
    id: 'view.incomplete',
    title: 'command.view.incomplete',
    keys: ['g o'],
    group: 'Go to',
    run: ({ navigation, layout }) => {
      layout.showViews(false)
      drop(navigation.search('is:incomplete').then(focusOnList))
    },
  },
  {
    id: 'view.sidebar',
    title: 'command.view.sidebar',
    keys: ['g v'],
    group: 'Go to',
    run: ({ layout }) => {
      layout.showViews(true)
      afterRender(() => focusOn('views'))
    },
  },
  {
    id: 'search.save',
    title: 'command.search.save',
    keys: ['Mod+s'],
    group: 'App',
    whileTyping: true,
    when: ({ search, region }) => search.isActive && region !== 'dialog',
    run: ({ dialogs, search }) => {
      dialogs.open({ kind: 'savedSearch', saved: null, query: search.state.text.trim() })
    },
  },
  {
    id: 'search.forget',
    title: 'command.search.forget',
    keys: [],
    group: 'App',
    when: ({ searches }) => searches.recent.length > 0,
    run: ({ searches }) => {
      drop(searches.forgetRecent())
    },
  },
  {
    id: 'search.focus',
    title: 'command.search.focus',
    keys: ['/'],
    group: 'Go to',
    run: ({ layout, library }) => {
      layout.showViews(false)
      if (focusOn('search')) return
      // On a narrow window the article hides the list.
      library.read(null)
      afterRender(() => focusOn('search'))
    },
  },
]
