import { examine, repair } from '@core/library/doctor.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { libraryFolder } from '../library-folder.ts'
import { CommandError } from '../with-library.ts'

/** Exit code 0 when nothing is wrong (any more), 1 otherwise. */
export async function doctor(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { repair: { type: 'boolean' }, json: { type: 'boolean' } })
  if (given.positionals.length > 0) throw new UsageError(`doctor takes no “${given.positionals[0]}”`)
  const found = await libraryFolder(given.text('library'), io)
  if (!found.ok) throw new CommandError(found.fault.message)
  const folder = found.value
  const before = await examine({ folder })
  if (!before.ok) throw new CommandError(before.fault.message)
  const after = given.isSet('repair') ? await repair({ folder }) : before
  if (!after.ok) throw new CommandError(after.fault.message)
  const { findings, articles, verified } = after.value
  if (given.isSet('json')) {
    const mended = given.isSet('repair') ? before.value.findings.filter((finding) => finding.mendable) : []
    io.out(`${JSON.stringify({ ...after.value, mended }, null, 2)}\n`)
    return findings.length === 0 ? 0 : 1
  }
  io.out(`${after.value.folder}: ${articles} articles, the texts of ${verified} verified\n`)
  for (const { message, mendable } of before.value.findings) {
    const fate = given.isSet('repair') ? 'mended' : 'offprint doctor --repair mends this'
    io.out(`  ${printable(message)} ${mendable ? `[${fate}]` : '[cannot be mended]'}\n`)
  }
  if (before.value.findings.length === 0) io.out('Nothing is wrong.\n')
  return findings.length === 0 ? 0 : 1
}
