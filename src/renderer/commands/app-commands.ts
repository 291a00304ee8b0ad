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
    id: 'import.add',
    title: 'Add articles…',
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
    title: 'Import files…',
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
    title: 'Import a folder…',
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
    title: 'Imports and their receipts',
    keys: ['g m'],
    group: 'Add',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'receipts' })
    },
  },
  {
    id: 'library.export',
    title: 'Export the whole library…',
    keys: [],
    group: 'App',
    when: ({ exports }) => !exports.isUnderWay,
    run: ({ exports }) => {
      drop(exports.run())
    },
  },
  {
    id: 'library.undo',
    title: ({ library }) => (undoOf(library) === null ? 'Undo' : `Undo: ${undoOf(library) ?? ''}`),
    keys: ['Mod+z', 'z'],
    group: 'App',
    when: ({ library }) => undoOf(library) !== null,
    run: ({ acts }) => {
      drop(acts.undo())
    },
  },
  {
    id: 'unsaved.retry',
    title: 'Save the waiting changes now',
    keys: [],
    group: 'App',
    when: ({ library }) => library.state.unsaved?.state === 'waiting',
    run: ({ unsaved }) => {
      drop(unsaved.retry())
    },
  },
  {
    id: 'unsaved.discard',
    title: 'Discard the changes that are not saved…',
    keys: [],
    group: 'App',
    when: ({ library }) => (library.state.unsaved?.state ?? 'slow') !== 'slow',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'discard' })
    },
  },
  {
    id: 'palette.open',
    title: 'Commands and titles',
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
    title: 'Keyboard shortcuts',
    keys: ['?'],
    group: 'App',
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'keys' })
    },
  },
  {
    id: 'settings.open',
    title: 'Settings…',
    keys: ['Mod+,'],
    group: 'App',
    whileTyping: true,
    run: ({ dialogs }) => {
      dialogs.open({ kind: 'settings' })
    },
  },
  {
    id: 'type.larger',
    title: 'Larger text',
    keys: ['+', '=', 'Mod++', 'Mod+=', 'Mod+Shift++'],
    group: 'Reading',
    when: ({ library }) => library.state.settings.fontSizePx < largestPx,
    run: set(({ library }) => ({ fontSizePx: Math.min(largestPx, library.state.settings.fontSizePx + 1) })),
  },
  {
    id: 'type.smaller',
    title: 'Smaller text',
    keys: ['-', 'Mod+-'],
    group: 'Reading',
    when: ({ library }) => library.state.settings.fontSizePx > smallestPx,
    run: set(({ library }) => ({ fontSizePx: Math.max(smallestPx, library.state.settings.fontSizePx - 1) })),
  },
  {
    id: 'type.reset',
    title: 'Default text size',
    keys: ['0', 'Mod+0'],
    group: 'Reading',
    run: set(() => ({ fontSizePx: defaultSettings.fontSizePx })),
  },
  {
    id: 'theme.system',
    title: 'Theme: follow the system',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'system' })),
  },
  {
    id: 'theme.light',
    title: 'Theme: paper',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'light' })),
  },
  {
    id: 'theme.sepia',
    title: 'Theme: sepia',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'sepia' })),
  },
  {
    id: 'theme.dark',
    title: 'Theme: dusk',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'dark' })),
  },
  {
    id: 'theme.black',
    title: 'Theme: black',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'black' })),
  },
  {
    id: 'theme.contrast',
    title: 'Theme: high contrast',
    keys: [],
    group: 'App',
    run: set(() => ({ theme: 'contrast' })),
  },
  {
    id: 'theme.next',
    title: 'Next theme',
    keys: ['Shift+t'],
    group: 'App',
    run: set(({ library }) => ({ theme: themeAfter(library.state.settings.theme) })),
  },
]
