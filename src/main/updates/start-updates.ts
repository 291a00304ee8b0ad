import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { nodeFileSystem } from '@core/library/file-system.ts'
import type { UpdateState } from '@shared/updates.ts'
import type { LibrarySession } from '../library-session.ts'
import type { Log } from '../log.ts'
import { ChoiceFile, updatesName } from './choice-file.ts'
import { feedHost } from './feed.ts'
import { hindranceOf } from './hindrance.ts'
import { updateKey } from './key.ts'
import { Updates } from './updates.ts'

export interface StartUpdatesOptions {
  readonly app: App
  readonly session: LibrarySession
  /** Is the library on its way to another folder? */
  readonly isMoving: () => Promise<boolean>
  readonly onChange: (state: UpdateState) => void
  readonly log: Log
}

/** The updates of this copy of the program: asks nobody, and loads nothing that could. */
export function startUpdates({ app, session, isMoving, onChange, log }: StartUpdatesOptions): Updates {
  const host = feedHost(feedText())
  const hindrance = hindranceOf({
    isPackaged: app.isPackaged,
    platform: process.platform,
    environment: process.env,
    program: process.execPath,
    host,
    key: updateKey,
  })
  return new Updates({
    choice: new ChoiceFile(nodeFileSystem, join(app.getPath('userData'), updatesName), log),
    hindrance,
    host: host ?? '',
    key: updateKey,
    load: async () => {
      const { loadElectronUpdater } = await import('./electron-updater.ts')
      const updater = await loadElectronUpdater(log)
      const install = (): void => {
        // What is installed is started at once, and must not meet this one.
        app.releaseSingleInstanceLock()
        updater.install()
      }
      return { ...updater, install }
    },
    inTheWay: async () => {
      if ((await session.wired())?.isImporting() === true)
        return 'An import or an export is under way. Wait until it is done, or stop it.'
      if (await isMoving()) return 'The library is being moved. Wait, or stop the move.'
      if (((await session.library())?.unsaved ?? null) !== null)
        return 'Changes are not saved yet. Save them, or discard them, first.'
      return null
    },
    backUp: async () => {
      const backups = await (await session.library())?.backUp()
      return backups === undefined || backups.ok ? null : backups.fault.message
    },
    quit: () => {
      app.quit()
    },
    onChange,
    log,
  })
}

/** Laid beside the asar by electron-builder. */
function feedText(): string | null {
  // The stand-in of the tests has no such folder.
  const { resourcesPath } = process as { readonly resourcesPath?: string }
  if (resourcesPath === undefined) return null
  try {
    return readFileSync(join(resourcesPath, 'app-update.yml'), 'utf8')
  } catch {
    // It is not there: this copy has nobody to ask.
    return null
  }
}
