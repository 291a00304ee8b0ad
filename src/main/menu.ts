import type { MenuItemConstructorOptions } from 'electron'

/**
 * The menu bar. An item that is the app's own sends a command's id to the page, which runs it as if its key had
 * been pressed; the others are the system's roles. Accelerators are shown here and handled by the page wherever a
 * text field may need the key, so that typing is never taken away (`registerAccelerator: false`).
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  packaged: boolean,
  invoke: (command: string) => void,
): MenuItemConstructorOptions[] {
  const item = (label: string, command: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => {
      invoke(command)
    },
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Add…', 'import.add', 'CmdOrCtrl+N'),
        item('Import files…', 'import.files'),
        item('Import a folder…', 'import.folder'),
        item('Imports', 'import.receipts'),
        separator,
        item('Library…', 'library.about'),
        item('Back up now', 'library.backUp'),
        item('Restore a backup…', 'library.restore'),
        item('Export the whole library…', 'library.export'),
        separator,
        item('Settings…', 'settings.open', 'CmdOrCtrl+,'),
        separator,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'library.undo', 'CmdOrCtrl+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Search the library', 'search.focus'),
        item('Find in the article', 'article.find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&Article',
      submenu: [
        item('Bookmark', 'article.bookmark'),
        item('Archive', 'article.archive'),
        item('Mark as read or unread', 'article.read'),
        item('Tags…', 'article.tags'),
        separator,
        item('Open the original', 'article.original'),
        separator,
        item('Take the Text Anew…', 'article.reextract'),
        item('Split…', 'article.split'),
        item('Merge', 'article.merge'),
        item('Move to the Trash', 'article.trash'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Command palette', 'palette.open', 'CmdOrCtrl+K'),
        separator,
        item('Larger text', 'type.larger'),
        item('Smaller text', 'type.smaller'),
        item('Default size', 'type.reset'),
        separator,
        { role: 'togglefullscreen' },
        ...(packaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keyboard shortcuts', 'help.keys')] },
  ]
}
