import { drop } from '../app/drop.ts'
import type { Command, CommandContext } from './command.ts'

/** A library that was named on the command line can be neither moved nor exchanged, once that is known. */
const canExchange = ({ storage }: CommandContext): boolean =>
  storage.state.facts?.chosenBy !== 'command' && storage.state.moving === null

export const storageCommands: readonly Command[] = [
  {
    id: 'library.about',
    title: 'command.library.about',
    keys: ['Mod+Shift+,'],
    group: 'App',
    whileTyping: true,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'library' })
    },
  },
  {
    id: 'library.backUp',
    title: ({ storage, language }) =>
      storage.state.isBackingUp
        ? language.state('command.library.backUp.underWay')
        : language.state('command.library.backUp'),
    keys: [],
    group: 'App',
    when: ({ storage }) => !storage.state.isBackingUp,
    run: ({ storage }) => {
      drop(storage.backUp())
    },
  },
  {
    id: 'library.restore',
    title: 'command.library.restore',
    keys: [],
    group: 'App',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'backups' })
    },
  },
  {
    id: 'library.show',
    title: 'command.library.show',
    keys: [],
    group: 'App',
    run: ({ storage }) => {
      drop(storage.show('library'))
    },
  },
  {
    id: 'library.move',
    title: ({ storage, language }) =>
      storage.state.isPlanning
        ? language.state('command.library.move.looking')
        : language.state('command.library.move'),
    keys: [],
    group: 'App',
    when: (context) => canExchange(context) && !context.storage.state.isPlanning,
    run: ({ storage }) => {
      drop(storage.chooseMove())
    },
  },
  {
    id: 'library.open',
    title: 'command.library.open',
    keys: [],
    group: 'App',
    when: canExchange,
    run: ({ storage }) => {
      drop(storage.chooseOther(false))
    },
  },
  {
    id: 'library.create',
    title: 'command.library.create',
    keys: [],
    group: 'App',
    when: canExchange,
    run: ({ storage }) => {
      drop(storage.chooseOther(true))
    },
  },
  {
    id: 'library.check',
    title: 'command.library.check',
    keys: [],
    group: 'App',
    when: ({ storage }) => storage.state.checking === null,
    run: ({ storage, dialogs }) => {
      dialogs.open({ kind: 'library' })
      drop(storage.check())
    },
  },
  {
    id: 'library.deleteOldCopy',
    title: 'command.library.deleteOldCopy',
    keys: [],
    group: 'App',
    when: ({ storage }) => (storage.state.facts?.oldCopies.length ?? 0) > 0,
    run: ({ storage, dialogs }) => {
      const [copy] = storage.state.facts?.oldCopies ?? []
      if (copy !== undefined) dialogs.open({ kind: 'old-copy', copy, index: 0 })
    },
  },
]
