import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { startReader } from '@core/importing/reader.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { previewLibrary } from '@core/library/preview.ts'
import { startSearch } from '@core/search/client.ts'
import { calls } from '@shared/ipc/contract.ts'
import { defaultSettings } from '@shared/settings.ts'
import { articleFiles } from './article-files.ts'
import { createDispatch } from './ipc/dispatch.ts'
import type { HandlerTable } from './ipc/dispatch.ts'
import { createFirstLook, firstView } from './ipc/first-look.ts'
import { createHandlers, platformName } from './ipc/handlers.ts'
import { listen } from './ipc/listen.ts'
import { createPublish } from './ipc/publish.ts'
import { refuseAll } from './ipc/refuse-all.ts'
import type { Log } from './log.ts'
import { menuTemplate } from './menu.ts'
import { built, libraryFolder } from './paths.ts'
import { scheme } from './security/policy.ts'
import { createProtocolHandler } from './security/protocol.ts'
import { secureSession } from './security/session.ts'
import { quitAfter } from './quit.ts'
import { openWindow } from './window.ts'

/** Wires everything that there is; wiring happens nowhere else. */
export async function start(log: Log): Promise<void> {
  const folder = libraryFolder(process.argv, process.env, app.getPath('userData'))
  let window: BrowserWindow | null = null
  const publish = createPublish(() => window?.webContents ?? null)

  const preview = previewLibrary(folder, firstView)
  const opening = openLibrary({ folder, mode: 'write', owner: 'Offprint', log })
  const library = opening.then((opened) => (opened.ok ? opened.value : null))

  secureSession(session.defaultSession, log)
  protocol.handle(scheme, createProtocolHandler(built.renderer, articleFiles(library)))

  const handlers = opening.then((opened): HandlerTable => {
    if (!opened.ok) return refuseAll(calls, opened.fault)
    return wire(opened.value)
  })
  const early = createFirstLook({
    preview,
    opening: handlers,
    about: { folder, version: app.getVersion(), platform: platformName(process.platform) },
    onOpened: () => {
      publish('library.opened', undefined)
    },
  })
  listen(ipcMain, calls, createDispatch(calls, handlers, log, early), log)

  function wire(opened: Library): HandlerTable {
    const search = startSearch({ workerUrl: built.searchWorker, library: opened, log })
    const reader = startReader({ workerUrl: built.importWorker, log })
    opened.onChange((change) => {
      publish('library.changed', change)
    })
    opened.onUnsaved((unsaved) => {
      publish('library.unsaved', unsaved)
    })
    const { handlers, importing } = createHandlers({
      library: opened,
      search,
      reader,
      publish,
      openExternal: (address) => shell.openExternal(address),
      chooseFiles: async (kind) => {
        const properties =
          kind === 'files' ? (['openFile', 'multiSelections'] as const) : (['openDirectory'] as const)
        const options = { properties: [...properties] }
        const chosen = await (window === null
          ? dialog.showOpenDialog(options)
          : dialog.showOpenDialog(window, options))
        return chosen.canceled ? [] : chosen.filePaths
      },
      version: app.getVersion(),
      platform: process.platform,
    })
    quitAfter(app, log, async () => {
      // First, because an import waits for as long as what it brought waits to be saved.
      await opened.endUnsaved()
      await importing.stop()
      await search.close()
      await reader.close()
      await opened.close()
    })
    return handlers as HandlerTable
  }

  const show = (theme = defaultSettings.theme): void => {
    window = openWindow(theme, log)
    window.on('closed', () => {
      window = null
    })
  }

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, app.isPackaged, (command) => {
        publish('command.invoked', { command })
      }),
    ),
  )
  app.on('second-instance', () => {
    if (window === null) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  // The window is made while the library is still being opened.
  show(((await preview) ?? (await library))?.settings.theme)
}
