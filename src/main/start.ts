import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session as electronSession,
  shell,
} from 'electron'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { startReader } from '@core/importing/reader.ts'
import type { Library } from '@core/library/library.ts'
import { nodeFileSystem } from '@core/library/file-system.ts'
import { startInspection } from '@core/library/inspection/client.ts'
import { tidyAfterMove } from '@core/library/move/moving.ts'
import { placeName } from '@core/library/move/place.ts'
import { findLibrary } from '@core/library/move/remembered.ts'
import { previewLibrary } from '@core/library/preview.ts'
import { startSearch } from '@core/search/client.ts'
import { calls } from '@shared/ipc/contract.ts'
import type { KeyChoices } from '@shared/keys.ts'
import type { PlainKey } from '@shared/language/say.ts'
import type { ThemeSettings } from '@shared/theme.ts'
import { defaultSettings } from '@shared/settings.ts'
import { articleFiles } from './article-files.ts'
import { createDispatch } from './ipc/dispatch.ts'
import type { HandlerTable } from './ipc/dispatch.ts'
import { createExportHandlers } from './ipc/export-handlers.ts'
import { createFirstLook, firstView } from './ipc/first-look.ts'
import { createHandlers, platformName } from './ipc/handlers.ts'
import { listen } from './ipc/listen.ts'
import { createPublish } from './ipc/publish.ts'
import { refuseAll } from './ipc/refuse-all.ts'
import { FolderWatch, watchName } from './folder-watch.ts'
import { HeldQuit } from './held-quit.ts'
import { createStorageHandlers } from './ipc/storage-handlers.ts'
import { createUpdateHandlers } from './ipc/update-handlers.ts'
import type { FoundPlace, Wired } from './library-session.ts'
import { LibrarySession } from './library-session.ts'
import type { Log } from './log.ts'
import { menuTemplate } from './menu.ts'
import { believedFlags } from './opening/arguments.ts'
import type { Arrivals } from './opening/arrivals.ts'
import { registerScheme } from './opening/listen-for-opening.ts'
import { built, commandedFolder } from './paths.ts'
import { reviveAfterCrash } from './page-crash.ts'
import { scheme } from './security/policy.ts'
import { createProtocolHandler } from './security/protocol.ts'
import { secureSession } from './security/session.ts'
import { quitAfter } from './quit.ts'
import { Spoken } from './spoken.ts'
import { Standings } from './standings.ts'
import { startUpdates } from './updates/start-updates.ts'
import { openWindow } from './window.ts'

/** Wires everything that there is; wiring happens nowhere else. */
export async function start(log: Log, arrivals: Arrivals): Promise<void> {
  const userData = app.getPath('userData')
  const command = commandedFolder(believedFlags(process.argv), process.env)
  const find = (): Promise<FoundPlace> => findLibrary(nodeFileSystem, { command, userData })
  let window: BrowserWindow | null = null
  /** What the next page has to say besides what the library has. */
  const told: string[] = []
  const publish = createPublish(() => window?.webContents ?? null)

  const spoken = new Spoken([app.getLocale()], showMenu)
  /** The reader's, for the menu to show. */
  let keys: KeyChoices = {}
  const held = new HeldQuit((unsaved) => {
    updates.stay()
    publish('quit.held', unsaved)
  })
  const found = await find()
  const standings = new Standings(join(userData, 'standing.json'), log)
  const standing = found.ok ? standings.of(found.value.folder) : null
  const preview = found.ok
    ? previewLibrary(found.value.folder, standing?.view ?? firstView)
    : Promise.resolve(null)
  const session = new LibrarySession(
    {
      find,
      wire,
      refuse: (fault) =>
        ({
          ...refuseAll(calls, fault),
          storage: storage.calls,
          updates: createUpdateHandlers(updates),
        }) as HandlerTable,
      onReplaced: () => {
        publish('library.replaced', undefined)
      },
      onMoved: () => {
        publish('library.opened', undefined)
      },
      log,
    },
    found,
  )
  const inspection = startInspection(built.inspectionWorker)
  const storage = createStorageHandlers({
    session,
    placeFile: join(userData, placeName),
    inspection,
    publish,
    chooseFolder,
    openFolder: (folder) => shell.openPath(folder),
    log,
  })

  const updates = startUpdates({
    app,
    session,
    isMoving: async () => {
      const facts = await storage.calls.facts(undefined)
      return facts.ok && facts.value.moving !== null
    },
    onChange: (state) => {
      publish('updates.changed', state)
    },
    log,
  })

  secureSession(electronSession.defaultSession, log)
  protocol.handle(
    scheme,
    createProtocolHandler(
      built.renderer,
      articleFiles(() => session.library()),
    ),
  )
  const early = createFirstLook({
    preview,
    standing,
    opening: session.library(),
    about: {
      folder: found.ok ? found.value.folder : '',
      version: app.getVersion(),
      platform: platformName(process.platform),
    },
    onOpened: () => {
      publish('library.opened', undefined)
    },
  })
  listen(
    ipcMain,
    calls,
    createDispatch(calls, () => session.handlers(), log, early),
    log,
  )
  quitAfter(app, log, async () => {
    await storage.stop()
    await session.close()
    await inspection.close()
    await standings.close()
    await updates.finish()
  })

  function wire(library: Library, readOnly: string | null): Wired {
    const search = startSearch({ workerUrl: built.searchWorker, library, log })
    const reader = startReader({ workerUrl: built.importWorker, log })
    let { settings } = library
    spoken.choose(settings.language)
    showKeys(settings.keys)
    library.onChange((change) => {
      publish('library.changed', change)
      // An archive brings settings along, and undo takes them back: not only the page changes them.
      if (library.settings === settings) return
      settings = library.settings
      spoken.choose(settings.language)
      showKeys(settings.keys)
      publish('settings.changed', settings)
    })
    const exporting = createExportHandlers({
      library,
      publish,
      workerUrl: built.exportWorker,
      chooseTarget,
      openFolder: (folder) => shell.openPath(folder),
    })
    held.watch(library)
    library.onUnsaved((unsaved) => {
      publish('library.unsaved', unsaved)
    })
    const { handlers, importing, watch, copies } = createHandlers({
      library,
      readOnly,
      search,
      reader,
      copiesWorker: built.copiesWorker,
      publish,
      log,
      storage: storage.calls,
      exporting: exporting.calls,
      updates: createUpdateHandlers(updates),
      arrivals,
      watching: ({ watched }) =>
        new FolderWatch({
          fs: nodeFileSystem,
          file: join(userData, watchName),
          library: () => library.folder,
          readOnly,
          ...watched,
          onChange: (state) => {
            publish('watch.changed', state)
          },
          log,
        }),
      chooseFolder,
      openFolder: (folder) => shell.openPath(folder),
      tell: () => told.splice(0),
      standings,
      openExternal: (address) => shell.openExternal(address),
      chooseFiles: (kind) =>
        choose({ properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'] }),
      chooseReceiptFile: (name) => {
        const extension = name.endsWith('.csv') ? 'csv' : 'json'
        return chooseTarget(name, spoken.say('menu.exportTheReceipt'), {
          name: extension.toUpperCase(),
          extensions: [extension],
        })
      },
      quit: () => {
        held.agree()
        app.quit()
      },
      version: app.getVersion(),
      platform: process.platform,
    })
    return {
      handlers: handlers as HandlerTable,
      followMove: () => {
        search.reopen()
      },
      isImporting: () => importing.isRunning() || exporting.isRunning(),
      close: async () => {
        watch.stop()
        await exporting.stop()
        await importing.stop()
        await watch.ended()
        await search.close()
        await reader.close()
        await copies.stop()
      },
    }
  }

  async function choose(options: OpenDialogOptions): Promise<readonly string[]> {
    const chosen = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return chosen.canceled ? [] : chosen.filePaths
  }

  async function chooseFolder(title: PlainKey, buttonLabel: PlainKey): Promise<string | null> {
    const [folder] = await choose({
      title: spoken.say(title),
      buttonLabel: spoken.say(buttonLabel),
      properties: ['openDirectory', 'createDirectory'],
    })
    return folder ?? null
  }

  async function chooseTarget(
    name: string,
    title = spoken.say('menu.exportTheWholeLibraryTitle'),
    filter = { name: spoken.say('menu.zipArchives'), extensions: ['zip'] },
  ): Promise<string | null> {
    const options: SaveDialogOptions = {
      title,
      buttonLabel: spoken.say('menu.export'),
      defaultPath: name,
      filters: [filter],
      // Windows and macOS ask by themselves; GTK only when it is told to.
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const chosen = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }

  function comeForward(): void {
    // On macOS the app lives on without a window; there what was handed over opens one.
    if (window === null) show()
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  }

  const show = (settings: ThemeSettings = defaultSettings): void => {
    window = openWindow(settings, log)
    const opened = window
    reviveAfterCrash(opened.webContents, {
      load: () => {
        opened.webContents.reload()
      },
      onRevived: (times) => {
        standings.crashed(times)
        told.push(spoken.say('trouble.windowLoadedAnew'))
      },
      onGivenUp: (times) => {
        standings.crashed(times)
        dialog.showErrorBox(spoken.say('trouble.windowFailsTitle'), spoken.say('trouble.windowFails'))
        opened.destroy()
        app.quit()
      },
      log,
      now: () => performance.now(),
    })
    window.on('close', (event) => {
      held.onClose(event)
    })
    window.on('closed', () => {
      window = null
    })
  }

  showMenu()

  function showKeys(chosen: KeyChoices): void {
    // Settings are read anew at every change of any of them.
    if (JSON.stringify(chosen) === JSON.stringify(keys)) return
    keys = chosen
    showMenu()
  }

  function showMenu(): void {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate(process.platform, app.isPackaged, spoken.say, keys, (command) => {
          publish('command.invoked', { command })
        }),
      ),
    )
  }

  app.on('second-instance', comeForward)
  arrivals.listen(() => {
    comeForward()
    publish('opening.arrived', undefined)
  })
  registerScheme(app)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  // The window is made while the library is still being opened.
  show(((await preview) ?? (await session.library()))?.settings)
  await tellOfMove()

  /** What an interrupted move has left is taken away, and the reader told, once there is a page to tell. */
  async function tellOfMove(): Promise<void> {
    const library = await session.library()
    if (library === null || !session.place.ok) return
    const told = await tidyAfterMove(nodeFileSystem, session.place.value.file, library.folder)
    if (told !== null) publish('notice.raised', { message: told })
  }
}
