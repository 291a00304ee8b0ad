import type { MenuItemConstructorOptions } from 'electron'
import { acceleratorOf } from '@shared/accelerator.ts'
import type { KeyChoices } from '@shared/keys.ts'
import type { Say } from '@shared/language/say.ts'

/**
 * The menu bar. An item that is the app's own sends a command's id to the page, which runs it as if its key had
 * been pressed; the others are the system's roles. Accelerators are shown here and handled by the page wherever a
 * text field may need the key, so that typing is never taken away (`registerAccelerator: false`).
 *
 * @param chosen keys that the reader gave to commands: an item shows those instead of the ones it comes with
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  packaged: boolean,
  say: Say,
  chosen: KeyChoices,
  invoke: (command: string) => void,
): MenuItemConstructorOptions[] {
  const item = (label: string, command: string, comesWith?: string): MenuItemConstructorOptions => {
    const own = chosen[command]?.map(acceleratorOf).find((each) => each !== null)
    const accelerator = chosen[command] === undefined ? comesWith : own
    return {
      label,
      click: () => {
        invoke(command)
      },
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    }
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: say('menu.file'),
      submenu: [
        item(say('menu.add'), 'import.add', 'CmdOrCtrl+N'),
        item(say('menu.importFiles'), 'import.files'),
        item(say('menu.importAFolder'), 'import.folder'),
        item(say('menu.imports'), 'import.receipts'),
        separator,
        item(say('menu.library'), 'library.about'),
        item(say('menu.backUpNow'), 'library.backUp'),
        item(say('menu.restoreABackup'), 'library.restore'),
        item(say('menu.exportTheWholeLibrary'), 'library.export'),
        separator,
        item(say('menu.settings'), 'settings.open', 'CmdOrCtrl+,'),
        separator,
        mac ? { role: 'close', label: say('menu.close') } : { role: 'quit', label: say('menu.quit') },
      ],
    },
    {
      label: say('menu.edit'),
      submenu: [
        item(say('menu.undo'), 'library.undo', 'CmdOrCtrl+Z'),
        separator,
        { role: 'cut', label: say('menu.cut') },
        { role: 'copy', label: say('menu.copy') },
        { role: 'paste', label: say('menu.paste') },
        { role: 'selectAll', label: say('menu.selectAll') },
        separator,
        item(say('menu.searchTheLibrary'), 'search.focus'),
        item(say('menu.findInTheArticle'), 'article.find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: say('menu.article'),
      submenu: [
        item(say('menu.bookmark'), 'article.bookmark'),
        item(say('menu.archive'), 'article.archive'),
        item(say('menu.markAsReadOrUnread'), 'article.read'),
        item(say('menu.tags'), 'article.tags'),
        separator,
        item(say('menu.openTheOriginal'), 'article.original'),
        separator,
        item(say('menu.takeTheTextAnew'), 'article.reextract'),
        item(say('menu.split'), 'article.split'),
        item(say('menu.merge'), 'article.merge'),
        item(say('menu.moveToTheTrash'), 'article.trash'),
      ],
    },
    {
      label: say('menu.view'),
      submenu: [
        item(say('menu.commandPalette'), 'palette.open', 'CmdOrCtrl+K'),
        separator,
        item(say('menu.largerText'), 'type.larger'),
        item(say('menu.smallerText'), 'type.smaller'),
        item(say('menu.defaultSize'), 'type.reset'),
        separator,
        { role: 'togglefullscreen', label: say('menu.toggleFullScreen') },
        ...(packaged
          ? []
          : [
              { role: 'reload', label: say('menu.reload') } as const,
              { role: 'toggleDevTools', label: say('menu.toggleDeveloperTools') } as const,
            ]),
      ],
    },
    {
      role: 'window',
      label: say('menu.window'),
      submenu: [
        { role: 'minimize', label: say('menu.minimize') },
        ...(mac ? [{ role: 'zoom', label: say('menu.zoom') } as const] : []),
        { role: 'close', label: say('menu.close') },
      ],
    },
    {
      role: 'help',
      label: say('menu.help'),
      submenu: [
        item(say('menu.keyboardShortcuts'), 'help.keys'),
        item(say('menu.lookForANewerVersion'), 'updates.check'),
      ],
    },
  ]
}
