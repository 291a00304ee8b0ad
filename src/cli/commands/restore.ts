import { backupLabel, isBackupLabel } from '@core/library/backups.ts'
import { readArguments } from '../arguments.ts'
import type { Io } from '../io.ts'
import { confirmedBy, refusalOf, yesFlag } from '../confirmation.ts'
import { CommandError, withLibrary } from '../with-library.ts'
import { organise } from './organise.ts'

/** Takes articles out of the Trash; with a backup's name goes back to it; with nothing lists the backups. */
export async function restore(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, yesFlag)
  const [name, ...others] = given.positionals
  if (name === undefined) {
    return withLibrary(io, { mode: 'read', owner: 'offprint restore', arguments: given }, async (library) => {
      const backups = await library.backups()
      if (!backups.ok) throw new CommandError(backups.fault.message)
      for (const backup of backups.value) {
        const { writtenAt, count } = backup.head
        io.out(`${backupLabel(backup)}  ${writtenAt.slice(0, 16).replace('T', ' ')}  ${count} articles\n`)
      }
      if (backups.value.length === 0) io.out('There are no backups yet.\n')
      return 0
    })
  }
  if (!isBackupLabel(name) || others.length > 0) return organise('restore')(argv, io)
  return withLibrary(io, { mode: 'write', owner: 'offprint restore', arguments: given }, async (library) => {
    const done = await library.restoreBackup(name, confirmedBy(given))
    if (!done.ok) throw refusalOf(done.fault)
    const { restored, trashed, gone } = done.value
    io.out(`${restored} articles are as they were in ${name}; ${trashed} that came since are in the Trash.\n`)
    if (gone > 0) io.out(`${gone} were deleted for ever since, and cannot come back.\n`)
    io.out('The state before this was kept as a backup too.\n')
    return 0
  })
}
