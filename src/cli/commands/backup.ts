import { backupLabel } from '@core/library/backups.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'

/** Keeps the present state as a backup. */
export async function backup(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, {})
  if (given.positionals.length > 0) throw new UsageError(`backup takes no “${given.positionals[0]}”`)
  return withLibrary(io, { mode: 'write', owner: 'offprint backup', arguments: given }, async (library) => {
    const made = await library.backUp()
    if (!made.ok) throw new CommandError(made.fault.message)
    const newest = made.value.find(({ head }) => head.revision === library.revision)
    if (newest === undefined)
      throw new CommandError('The backup was not made: it did not read back as it was written.')
    io.out(`${backupLabel(newest)}  ${newest.head.count} articles\n`)
    return 0
  })
}
