import { drop } from '../app/drop.ts'
import type { SettingsChange } from '@shared/settings.ts'
import { defaultSettings } from '@shared/settings.ts'
import { themeAfter } from '@shared/theme.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { Command, CommandContext } from './command.ts'

const largestPx = 32
const smallestPx = 14
const canAdd = ({ region }: CommandContext): boolean => region !== 'dialog'

/** What waits to be saved is taken back before what is saved. */
function undoOf({ state }: CommandContext['library']): string | null {
  return state.unsaved?.undo ?? state.undo
}

function set(change: (context: CommandContext) => SettingsChange): (context: CommandContext) => void {
  return (context) => {
    drop(changeSettings(context, change(context)))
  }
}

export const appCommands: readonly Command[] = [
  {
    id: 'statistics.open',
    title: 'command.statistics.open',
    keys: [],
    group: 'App',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'statistics' })
    },
  },
  {
    id: 'copies.find',
    title: 'command.copies.find',
    keys: [],
    group: 'App',
    when: ({ library }) => library.state.counts.all > 1,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'copies' })
    },
  },
  {
    id: 'import.add',
    title: 'command.import.add',
    keys: ['a', 'Mod+n'],
    group: 'Add',
    whileTyping: true,
    when: canAdd,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'add' })
    },
  },
  {
    id: 'import.files',
    title: 'command.import.files',
    keys: ['Mod+o'],
    group: 'Add',
    whileTyping: true,
    when: canAdd,
    run: ({ imports }) => {
      drop(imports.choose('files'))
    },
  },
  {
    id: 'import.folder',
    title: 'command.import.folder',
    keys: ['Mod+Shift+o'],
    group: 'Add',
    whileTyping: true,
    when: canAdd,
    run: ({ imports }) => {
      drop(imports.choose('folder'))
    },
  },
  {
    id: 'import.receipts',
    title: 'command.import.receipts',
    keys: ['g m'],
    group: 'Add',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'receipts' })
    },
  },
  {
    id: 'library.export',
    title: 'command.library.export',
    keys: [],
    group: 'App',
    when: ({ exports }) => !exports.isUnderWay,
    run: ({ exports }) => {
      drop(exports.run())
    },
  },
  {
    id: 'library.undo',
    title: ({ library, language }) => {
      const act = undoOf(library)
      return act === null
        ? language.state('command.library.undo')
        : language.state('command.library.undo.act', { act: language.state.heard(act) })
    },
    keys: ['Mod+z', 'z'],
    group: 'App',
    when: ({ library }) => undoOf(library) !== null,
    run: ({ acts }) => {
      drop(acts.undo())
    },
  },
  {
    id: 'unsaved.retry',
    title: 'command.unsaved.retry',
    keys: [],
    group: 'App',
    when: ({ library }) => library.state.unsaved?.state === 'waiting',
    run: ({ unsaved }) => {
      drop(unsaved.retry())
    },
  },
  {
    id: 'unsaved.discard',
    title: 'command.unsaved.discard',
    keys: [],
    group: 'App',
    when: ({ library }) => (library.state.unsaved?.state ?? 'slow') !== 'slow',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'discard' })
    },
  },
  {
    id: 'palette.open',
    title: 'command.palette.open',
    keys: ['Mod+k'],
    group: 'App',
    hidden: true,
    whileTyping: true,
    run: ({ dialogs, region }) => {
      dialogs.open({ kind: 'palette', region })
    },
  },
  {
    id: 'help.keys',
    title: 'command.help.keys',
    keys: ['?'],
    group: 'App',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'keys' })
    },
  },
  {
    id: 'settings.open',
    title: 'command.settings.open',
    keys: ['Mod+,'],
    group: 'App',
    whileTyping: true,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'settings' })
    },
  },
  {
    id: 'updates.check',
    title: 'command.updates.check',
    keys: [],
    group: 'App',
    run: ({ updates }) => {
      drop(updates.open())
    },
  },
  {
    id: 'type.larger',
    title: 'command.type.larger',
    keys: ['+', '=', 'Mod++', 'Mod+=', 'Mod+Shift++'],
    group: 'Reading',
    when: ({ library }) => library.state.settings.fontSizePx < largestPx,
    run: set(({ library }) => ({ fontSizePx: Math.min(largestPx, library.state.settings.fontSizePx + 1) })),
  },
  {
    id: 'type.smaller',
    title: 'command.type.smaller',
    keys: ['-', 'Mod+-'],
    group: 'Reading',
    when: ({ library }) => library.state.settings.fontSizePx > smallestPx,
    run: set(({ library }) => ({ fontSizePx: Math.max(smallestPx, library.state.settings.fontSizePx - 1) })),
  },
  {
    id: 'type.reset',
    title: 'command.type.reset',
    keys: ['0', 'Mod+0'],
    group: 'Reading',
    run: set(() => ({ fontSizePx: defaultSettings.fontSizePx })),
  },
  {
    id: 'theme.system',
    title: 'command.theme.system',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'system' })),
  },
  {
    id: 'theme.light',
    title: 'command.theme.light',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'light' })),
  },
  {
    id: 'theme.sepia',
    title: 'command.theme.sepia',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'sepia' })),
  },
  {
    id: 'theme.dark',
    title: 'command.theme.dark',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'dark' })),
  },
  {
    id: 'theme.black',
    title: 'command.theme.black',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'black' })),
  },
  {
    id: 'theme.contrast',
    title: 'command.theme.contrast',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'contrast' })),
  },
  {
    id: 'theme.next',
    title: 'command.theme.next',
    keys: ['Shift+t'],
    group: 'App',
    run: set(({ library }) => ({ theme: themeAfter(library.state.settings.theme) })),
  },
]
