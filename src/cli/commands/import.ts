import { resolve } from 'node:path'
import { startImport } from '@core/importing/job.ts'
import type { ImportSource } from '@core/importing/tasks.ts'
import type { Reader } from '@core/importing/reader.ts'
import type { Receipt, ReceiptItem } from '@shared/receipt.ts'
import type { Arguments } from '../arguments.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'
import { problemLine, survey, surveyAsText } from './survey.ts'

/** Some items failed and others did not. */
const someFailed = 3

export function importer(openReader: () => Reader): (argv: readonly string[], io: Io) => Promise<number> {
  return async (argv, io) => {
    const given = readArguments(argv, { json: { type: 'boolean' }, 'dry-run': { type: 'boolean' } })
    if (given.positionals.length === 0)
      throw new UsageError('import takes at least one FILE, or - for standard input')
    const sources = await sourcesOf(given.positionals, io)
    if (given.isSet('dry-run')) return dryRun(sources, given, io, openReader)
    const receipt = await withLibrary(
      io,
      { mode: 'write', owner: 'offprint import', arguments: given },
      async (library) => {
        const reader = openReader()
        try {
          const job = startImport(sources, { library, reader, origin: 'cli' })
          const stopListening = io.onInterrupt(() => job.cancel())
          const finished = await job.finished
          stopListening()
          if (!finished.ok) throw new CommandError(finished.fault.message)
          return finished.value
        } finally {
          await reader.close()
        }
      },
    )
    if (given.isSet('json')) io.out(`${JSON.stringify(asJson(receipt), null, 2)}\n`)
    else io.out(asText(receipt))
    for (const item of receipt.items) {
      if (item.status === 'failed') io.error(`offprint: ${printable(problemOf(item))}`)
    }
    return exitCode(receipt.failed, receipt.items.length)
  }
}

async function dryRun(
  sources: readonly ImportSource[],
  given: Arguments,
  io: Io,
  openReader: () => Reader,
): Promise<number> {
  const reader = openReader()
  try {
    const found = await survey(sources, given, io, reader)
    io.out(given.isSet('json') ? `${JSON.stringify(found, null, 2)}\n` : surveyAsText(found))
    for (const problem of found.problems) {
      if (problem.status === 'failed') io.error(`offprint: ${printable(problemLine(problem))}`)
    }
    return exitCode(found.failed, found.articles + found.problems.length)
  } finally {
    await reader.close()
  }
}

function problemOf({ source, place = {}, title, reason }: ReceiptItem): string {
  if (reason === null) return `“${source}” could not be read.`
  return problemLine({ status: 'failed', source, place, title, reason })
}

function exitCode(failed: number, all: number): number {
  if (failed === 0) return 0
  return failed === all ? 1 : someFailed
}

async function sourcesOf(names: readonly string[], io: Io): Promise<readonly ImportSource[]> {
  const sources: ImportSource[] = []
  for (const name of names) {
    if (name === '-')
      sources.push({ kind: 'bytes', name: 'Standard input', bytes: await io.stdin(), nameless: true })
    else sources.push({ kind: 'path', path: resolve(name) })
  }
  return sources
}

function asJson(receipt: Receipt): object {
  const { added, merged, skipped, failed, items } = receipt
  return {
    added,
    merged,
    skipped,
    failed,
    items: items.map(({ status, id, title, format, reason, source, furniture, place, restored }) => {
      return { status, id, title, format, reason, source, furniture, place, restored }
    }),
  }
}

function asText(receipt: Receipt): string {
  const { added, merged, skipped, failed, cancelled, items } = receipt
  const counts = `${added} added, ${merged} merged, ${skipped} skipped, ${failed} failed`
  const lines = items.filter((item) => item.status !== 'failed').map(lineOf)
  return `${lines.join('')}${counts}${cancelled ? '; stopped before the end' : ''}\n`
}

function lineOf(item: ReceiptItem): string {
  const name = item.title ?? item.source
  const reason = item.reason === null ? '' : ` (${item.reason})`
  return `${item.status.padEnd(7)}  ${item.id ?? ''}  ${printable(`${name}${reason}`)}\n`
}
