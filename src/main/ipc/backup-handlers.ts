import { backupLabel } from '@core/library/backups.ts'
import type { Backup } from '@core/library/generations.ts'
import { keepers } from '@core/library/generations.ts'
import type { Library } from '@core/library/library.ts'
import { fault } from '@shared/fault.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'
import type { BackupLine } from '@shared/storage.ts'
import type { LibrarySession } from '../library-session.ts'
import type { Publish } from './publish.ts'

type BackupHandlers = Pick<
  Handlers<Calls>['storage'],
  'backups' | 'backUp' | 'previewBackup' | 'restoreBackup'
>

export function createBackupHandlers(session: LibrarySession, publish: Publish): BackupHandlers {
  return {
    backups: async () => {
      const library = await session.library()
      if (library === null) return ok([])
      const backups = await library.backups()
      return backups.ok ? ok(linesOf(backups.value, library)) : backups
    },
    backUp: async () => {
      const library = await session.library()
      if (library === null) return ok([])
      const backups = await library.backUp()
      return backups.ok ? ok(linesOf(backups.value, library)) : backups
    },
    previewBackup: async ({ name }) => {
      const library = await session.library()
      return library === null
        ? fail(fault('backup-not-found', 'No library is open.'))
        : library.previewBackup(name)
    },
    restoreBackup: async ({ name, confirmed }) => {
      const library = await session.library()
      if (library === null) return fail(fault('backup-not-found', 'No library is open.'))
      const done = await library.restoreBackup(name, confirmed)
      if (done.ok) publish('settings.changed', library.settings)
      return done
    },
  }
}

function linesOf(backups: readonly Backup[], library: Library): readonly BackupLine[] {
  const kept = keepers(backups, library.settings)
  return backups.map((backup) => ({
    name: backupLabel(backup),
    writtenAt: backup.head.writtenAt,
    articles: backup.head.count,
    size: backup.size,
    kind: backup.reason === 'automatic' ? (kept.get(backup.name) ?? 'newest') : backup.reason,
  }))
}
