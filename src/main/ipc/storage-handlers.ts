import type { PlainKey } from '@shared/language/say.ts'
import { join } from 'node:path'
import { repair } from '@core/library/doctor.ts'
import { nodeFileSystem } from '@core/library/file-system.ts'
import type { Inspection } from '@core/library/inspection/client.ts'
import type { Library } from '@core/library/library.ts'
import { currentFormat } from '@core/library/migrations.ts'
import { deleteOldCopy } from '@core/library/move/old-copy.ts'
import type { OldCopy } from '@core/library/move/place.ts'
import { readPlace } from '@core/library/move/place.ts'
import { systemProcesses } from '@core/library/process-start.ts'
import type { LibraryUnreadable, StorageRefused } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'
import type { CheckProgress, StorageFacts } from '@shared/storage.ts'
import type { LibrarySession } from '../library-session.ts'
import { Choices } from '../storage/choices.ts'
import { byCommand, Mover } from '../storage/mover.ts'
import { openOther, otherIn } from '../storage/other-library.ts'
import type { Log } from '../log.ts'
import { createBackupHandlers } from './backup-handlers.ts'
import type { Publish } from './publish.ts'

export interface StorageContext {
  readonly session: LibrarySession
  /** Where it is remembered which library is open. */
  readonly placeFile: string
  readonly inspection: Inspection
  readonly publish: Publish
  /** Shows the system's dialog for one folder; null when it was closed without a choice. */
  readonly chooseFolder: (title: PlainKey, button: PlainKey) => Promise<string | null>
  /** Opens a folder in the file manager; what the system says when it cannot. */
  readonly openFolder: (folder: string) => Promise<string>
  readonly log: Log
}

export interface StorageHandlers {
  readonly calls: Handlers<Calls>['storage']
  /** Stops a move and waits until nothing of it is left. */
  stop(): Promise<void>
}

/** Answers also while no library is open: some of these are the way to one. */
export function createStorageHandlers(context: StorageContext): StorageHandlers {
  const { session, placeFile, inspection, publish, log } = context
  const mover = new Mover({
    session,
    inspection,
    log,
    onProgress: (state) => {
      publish('move.progressed', state)
    },
  })
  const others = new Choices<string>()
  let checking: CheckProgress | null = null

  const oldCopies = async (): Promise<readonly OldCopy[]> => {
    const place = await readPlace(nodeFileSystem, placeFile)
    return place.ok ? place.value.oldCopies : []
  }
  const check: StorageHandlers['calls']['check'] = async () => {
    const library = await session.library()
    if (library === null) return fail(notOpen())
    const examined = await inspection
      .examine(library, (done, total) => {
        checking = { done, total }
        publish('check.progressed', checking)
      })
      .finally(() => {
        checking = null
      })
    if (!examined.ok) return examined
    const { articles, verified, findings } = examined.value
    const lines = findings.map(({ message, mendable }) => ({ message, mendable }))
    return ok({ articles, verified, findings: lines })
  }
  /** Why the library cannot be exchanged now. */
  const busy = async (): Promise<StorageRefused | null> => {
    if (mover.state !== null)
      return fault('storage-refused', 'The library is being moved. Wait, or stop the move.')
    if (((await session.library())?.unsaved ?? null) !== null) {
      return fault('storage-refused', 'Changes are not saved yet. Save them, or discard them, first.')
    }
    if ((await session.wired())?.isImporting() === true) {
      return fault('storage-refused', 'An import is under way. Wait until it is done, or stop it.')
    }
    return null
  }

  const calls: StorageHandlers['calls'] = {
    facts: async () => {
      const library = await session.library()
      if (library === null || !session.place.ok) return fail(notOpen())
      const { chosenBy } = session.place.value
      return ok(factsOf(library, chosenBy, await oldCopies(), mover, checking))
    },
    measure: async () => {
      const library = await session.library()
      if (library === null) return fail(fault('stopped', 'No library is open.'))
      return inspection.measure(library.folder)
    },
    show: async ({ what, index }) => {
      const library = await session.library()
      const copy = (await oldCopies())[index]
      const folder = what === 'old' ? copy?.folder : library?.folder
      if (folder === undefined) return refuse('There is no such folder any more.')
      const said = await context.openFolder(what === 'backups' ? join(folder, 'backups') : folder)
      return said === '' ? ok() : refuse(`The folder could not be shown: ${said}`)
    },
    ...createBackupHandlers(session, publish),
    chooseMove: async () => {
      const library = await session.library()
      if (library === null || !session.place.ok) return refuse('No library is open.')
      if (session.place.value.chosenBy === 'command') return refuse(byCommand)
      const chosen = await context.chooseFolder('menu.moveTheLibraryTo', 'menu.moveHere')
      if (chosen === null) return ok(null)
      return mover.plan(chosen, library)
    },
    move: async ({ plan }) => {
      const library = await session.library()
      return library === null ? refuse('No library is open.') : mover.move(plan, library)
    },
    stopMove: async () => {
      await mover.stop()
      return ok()
    },
    deleteOldCopy: async ({ index, movedAt }) => {
      const old = (await oldCopies())[index]
      const library = await session.library()
      if (library === null || !session.place.ok || old?.movedAt !== movedAt) {
        return refuse('The old copy is not there any more.')
      }
      const current = library.folder
      const processes = systemProcesses
      return deleteOldCopy({ fs: nodeFileSystem, processes, placeFile, old, current, owner: 'Offprint' })
    },
    chooseOther: async ({ create }) => {
      if (session.place.ok && session.place.value.chosenBy === 'command') return refuse(byCommand)
      const title = create ? 'menu.createANewLibraryIn' : 'menu.openALibrary'
      const chosen = await context.chooseFolder(title, create ? 'menu.createHere' : 'menu.open')
      if (chosen === null) return ok(null)
      const other = await otherIn(chosen, create)
      return other.ok ? ok({ ...other.value, plan: others.put(other.value.folder) }) : other
    },
    openOther: async ({ plan }) => {
      const refused = await busy()
      if (refused !== null) return fail(refused)
      const folder = others.take(plan)
      if (folder === null) return refuse('Choose the folder again.')
      return openOther(session, placeFile, folder)
    },
    openAgain: async () => {
      if (await session.isWritable()) return ok()
      const failed = await session.replace(async () => undefined)
      return failed === null ? ok() : fail(failed)
    },
    check,
    stopCheck: async () => {
      inspection.stop()
      return ok()
    },
    repair: async () => {
      const refused = await busy()
      if (refused !== null) return fail(refused)
      const library = await session.library()
      if (library === null) return fail(notOpen())
      const { folder } = library
      const failed = await session.replace(async () => {
        const done = await repair({ folder, log })
        if (!done.ok) log(`repair: ${done.fault.message}`)
      })
      return failed === null ? check(undefined) : fail(failed)
    },
  }
  return { calls, stop: () => mover.stop() }
}

function factsOf(
  library: Library,
  chosenBy: StorageFacts['chosenBy'],
  copies: readonly OldCopy[],
  mover: Mover,
  checking: CheckProgress | null,
): StorageFacts {
  return {
    folder: library.folder,
    chosenBy,
    format: currentFormat,
    revision: library.revision,
    articles: library.size,
    oldCopies: copies.map(({ folder, movedAt }) => ({ folder, movedAt })),
    moving: mover.state,
    checking,
  }
}

function notOpen(): LibraryUnreadable {
  return fault('library-unreadable', 'No library is open.')
}

function refuse(message: string): { readonly ok: false; readonly fault: StorageRefused } {
  return fail(fault('storage-refused', message))
}
