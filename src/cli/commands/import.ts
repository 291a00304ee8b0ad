import { resolve } from 'node:path'
import type { ImportJob, JobOptions } from '@core/importing/job.ts'
import { resumeImport, startImport } from '@core/importing/job.ts'
import { retryOf } from '@core/importing/retry.ts'
import { unfinishedImports } from '@core/importing/unfinished.ts'
import { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import type { ImportSource } from '@core/importing/tasks.ts'
import type { Reader } from '@core/importing/reader.ts'
import type { Receipt } from '@shared/receipt.ts'
import type { Arguments } from '../arguments.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'
import { holdYoungSpace } from '../young-space.ts'
import { choicesOf } from './import-choices.ts'
import { findReceipt } from './receipts.ts'
import { asText, problemOf } from './receipt-text.ts'
import { problemLine, survey, surveyAsText } from './survey.ts'
import { watch } from './watch.ts'

/** Some items failed and others did not. */
const someFailed = 3

export function importer(openReader: () => Reader): (argv: readonly string[], io: Io) => Promise<number> {
  return async (argv, io) => {
    const given = readArguments(argv, {
      json: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      watch: { type: 'string' },
      resume: { type: 'boolean' },
      retry: { type: 'string' },
      'no-states': { type: 'boolean' },
      'no-tags': { type: 'boolean' },
      'no-folders': { type: 'boolean' },
      'no-dates': { type: 'boolean' },
      'whole-books': { type: 'boolean' },
    })
    const folder = given.text('watch')
    const isResume = given.isSet('resume')
    const retry = given.text('retry')
    const ways = [given.positionals.length > 0, folder !== undefined, isResume, retry !== undefined]
    if (ways.filter(Boolean).length !== 1)
      throw new UsageError(
        'import takes FILEs (- for standard input), or --watch DIR, or --resume, or --retry ID',
      )
    if (given.isSet('dry-run') && given.positionals.length === 0)
      throw new UsageError('--dry-run takes FILEs')
    holdYoungSpace()
    if (folder !== undefined) return watch(resolve(folder), given, io, openReader)
    const sources = await sourcesOf(given.positionals, io)
    if (given.isSet('dry-run')) return dryRun(sources, given, io, openReader)
    const receipt = await withLibrary(
      io,
      { mode: 'write', owner: 'offprint import', arguments: given },
      async (library) => {
        const reader = openReader()
        try {
          const options = { library, reader, similar: new SimilarTexts(library) }
          const job = isResume
            ? await resumed(options)
            : retry !== undefined
              ? await retried(retry, options)
              : startImport(sources, { ...options, origin: 'cli', choices: choicesOf(given) })
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

/** The oldest of those that were cut off. */
async function resumed(options: JobOptions): Promise<ImportJob> {
  const [oldest] = await unfinishedImports(options.library)
  if (oldest === undefined) throw new CommandError('there is no import that was cut off')
  const job = await resumeImport(oldest.id, options)
  if (!job.ok) throw new CommandError(job.fault.message)
  return job.value
}

/** What failed of an import, read again; what came in since is not brought in twice. */
async function retried(text: string, options: JobOptions): Promise<ImportJob> {
  const { library } = options
  const { id } = findReceipt(await library.receiptHeads(), text)
  const retry = await retryOf(library, id)
  if (!retry.ok) throw new CommandError(retry.fault.message)
  const { sources, ...how } = retry.value
  return startImport(sources, { ...options, ...how, origin: 'cli' })
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
  const { id, added, merged, skipped, failed, items } = receipt
  return {
    id,
    added,
    merged,
    skipped,
    failed,
    items: items.map(({ status, id, title, format, reason, source, furniture, place, restored }) => {
      return { status, id, title, format, reason, source, furniture, place, restored }
    }),
  }
}
