import { drop } from '../app/drop.ts'
import type { Command, CommandContext } from './command.ts'

/** A library that was named on the command line can be neither moved nor exchanged, once that is known. */
const canExchange = ({ storage }: CommandContext): boolean =>
  storage.state.facts?.chosenBy !== 'command' && storage.state.moving === null

export const storageCommands: readonly Command[] = [
  {
    id: 'library.about',
    title: 'Library: place, size, backups, check…',
    keys: ['Mod+Shift+,'],
    group: 'App',
    whileTyping: true,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'library' })
    },
  },
  {
    id: 'library.backUp',
    title: ({ storage }) => (storage.state.isBackingUp ? 'Backing up…' : 'Back up now'),
    keys: [],
    group: 'App',
    when: ({ storage }) => !storage.state.isBackingUp,
    run: ({ storage }) => {
      drop(storage.backUp())
    },
  },
  {
    id: 'library.restore',
    title: 'Restore a backup…',
    keys: [],
    group: 'App',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'backups' })
    },
  },
  {
    id: 'library.show',
    title: 'Show the library’s folder',
    keys: [],
    group: 'App',
    run: ({ storage }) => {
      drop(storage.show('library'))
    },
  },
  {
    id: 'library.move',
    title: ({ storage }) => (storage.state.isPlanning ? 'Looking at its size…' : 'Move the library…'),
    keys: [],
    group: 'App',
    when: (context) => canExchange(context) && !context.storage.state.isPlanning,
    run: ({ storage }) => {
      drop(storage.chooseMove())
    },
  },
  {
    id: 'library.open',
    title: 'Open another library…',
    keys: [],
    group: 'App',
    when: canExchange,
    run: ({ storage }) => {
      drop(storage.chooseOther(false))
    },
  },
  {
    id: 'library.create',
    title: 'Create a new library…',
    keys: [],
    group: 'App',
    when: canExchange,
    run: ({ storage }) => {
      drop(storage.chooseOther(true))
    },
  },
  {
    id: 'library.check',
    title: 'Check the library',
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
    title: 'Delete the old copy of the library…',
    keys: [],
    group: 'App',
    when: ({ storage }) => (storage.state.facts?.oldCopies.length ?? 0) > 0,
    run: ({ storage, dialogs }) => {
      const [copy] = storage.state.facts?.oldCopies ?? []
      if (copy !== undefined) dialogs.open({ kind: 'old-copy', copy, index: 0 })
    },
  },
]
