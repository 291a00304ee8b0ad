import type { Reader } from '@core/importing/reader.ts'
import { UsageError } from './arguments.ts'
import { backup } from './commands/backup.ts'
import { doctor } from './commands/doctor.ts'
import { exportAll } from './commands/export.ts'
import { highlights } from './commands/highlights.ts'
import { importer } from './commands/import.ts'
import { list } from './commands/list.ts'
import { organise } from './commands/organise.ts'
import { receipts } from './commands/receipts.ts'
import { reextracter } from './commands/reextract.ts'
import { restore } from './commands/restore.ts'
import { search } from './commands/search.ts'
import { show } from './commands/show.ts'
import { stats } from './commands/stats.ts'
import type { Io } from './io.ts'
import { usage } from './usage.ts'
import { CommandError } from './with-library.ts'

type Command = (argv: readonly string[], io: Io) => Promise<number>

/** Runs one command line and gives its exit code: 0 done, 1 failed, 2 wrong usage, 3 some items failed. */
export async function runCli(argv: readonly string[], io: Io, openReader: () => Reader): Promise<number> {
  const commands: Readonly<Record<string, Command>> = {
    import: importer(openReader),
    receipts,
    export: exportAll,
    list,
    show,
    search,
    highlights,
    bookmark: organise('bookmark'),
    unbookmark: organise('unbookmark'),
    archive: organise('archive'),
    trash: organise('trash'),
    reextract: reextracter(openReader),
    restore,
    stats,
    doctor,
    backup,
  }
  const [name, ...rest] = commandFirst(argv)
  if (
    name === undefined ||
    name === '--help' ||
    name === '-h' ||
    name === 'help' ||
    rest.includes('--help')
  ) {
    if (name === undefined) {
      io.error(usage.trimEnd())
      return 2
    }
    io.out(usage)
    return 0
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command === undefined) throw new UsageError(`there is no command “${name}”`)
    return await command(rest, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.error(`offprint: ${error.message}. See offprint --help.`)
      return 2
    }
    if (error instanceof CommandError) {
      io.error(`offprint: ${error.message}`)
      return 1
    }
    throw error
  }
}

/** `offprint --library DIR list` means the same as `offprint list --library DIR`. */
function commandFirst(argv: readonly string[]): readonly string[] {
  const [flag, value, ...rest] = argv
  if (flag === '--library' && value !== undefined) return [...commandFirst(rest), flag, value]
  return flag?.startsWith('--library=') === true ? [...commandFirst(argv.slice(1)), flag] : argv
}
