import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exportLibrary } from '@core/exporting/archive/write-archive.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'

/** Some articles could not be read and are not in it. */
const someFailed = 3

/** The whole library as one zip. Works beside the app. */
export async function exportAll(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { json: { type: 'boolean' }, force: { type: 'boolean' } })
  const [name, ...more] = given.positionals
  if (name === undefined || more.length > 0)
    throw new UsageError('export takes one FILE, such as library.zip')
  const path = resolve(name)
  if (!given.isSet('force')) await refuseExisting(path)
  const stop = new AbortController()
  return withLibrary(io, { mode: 'read', owner: 'offprint export', arguments: given }, async (library) => {
    const stopListening = io.onInterrupt(() => stop.abort())
    const exported = await exportLibrary({ library, path, signal: stop.signal })
    stopListening()
    if (!exported.ok) throw new CommandError(exported.fault.message)
    const { articles, bytes, problems, cancelled } = exported.value
    if (cancelled) throw new CommandError('The export was stopped; nothing was written.')
    if (given.isSet('json')) io.out(`${JSON.stringify({ file: path, articles, bytes, problems }, null, 2)}\n`)
    else io.out(`${articles} articles, ${megabytes(bytes)} MB: ${printable(path)}\n`)
    for (const problem of problems) io.error(`offprint: ${printable(problem)}`)
    return problems.length === 0 ? 0 : someFailed
  })
}

async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null) return
  if (found.isDirectory()) throw new CommandError(`${path} is a folder; export takes the name of a file.`)
  throw new CommandError(`${path} is there already; --force replaces it.`)
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
