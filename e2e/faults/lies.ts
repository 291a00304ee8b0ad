/**
 * A disk that says it did what it did not: each write, fsync, rename and removal in turn answers with success and
 * is not carried out. What such a disk loses is lost; what remains has to open, and no text may be shown as if it
 * were sound when it is not:
 *
 *     npm run faults:lies -- [RUNS] [--seed N]
 */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import { bundled } from './bundle.ts'
import { readLog } from './check.ts'
import type { Call } from './injection.ts'
import { inject, record, whyNoStrace } from './injection.ts'
import type { Articles } from './model.ts'
import {
  differences,
  expectedAfter,
  receiptShown,
  receiptTitle,
  settingsShown,
  settingsTitle,
  shownOf,
  versionOf,
} from './model.ts'
import type { Shown } from './model.ts'
import { oldLibrary } from './old-library.ts'
import { quickRoom } from './rooms.ts'
import { shuffled } from './shuffled.ts'
import { isStopping } from './stopping.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const lying = ['write', 'pwrite64', 'writev', 'fsync', 'fdatasync', 'rename', 'unlink', 'ftruncate']
const wrong: string[] = []
const counts = { runs: 0, unharmed: 0, told: 0, untold: 0, texts: 0 }

function blame(sentence: string): void {
  wrong.push(sentence)
  console.log(sentence)
}

const why = whyNoStrace()
if (why !== null) console.log(`skipped: a disk that lies needs strace and the right to trace (${why})`)
else await all()

async function all(): Promise<void> {
  const room = quickRoom('lies')
  const old = join(room, 'old')
  const folder = join(room, 'library')
  try {
    const before = await oldLibrary(old)
    const crypto = fileURLToPath(new URL('seeded-crypto.ts', import.meta.url))
    const script = await bundled('scenario.ts', room, { 'node:crypto': crypto })
    const log = join(room, 'log')
    const orders = [folder, log, join(room, 'told'), '0']
    cpSync(old, folder, { recursive: true })
    const calls = await record(script, orders, folder, room)
    const paths = [...new Set(calls.map((call) => join(folder, call.path)))]
    const lies = shuffled(
      calls.filter((call) => lying.includes(call.name)),
      randomFrom(Number(values.seed)),
    )
    for (const call of lies.slice(0, Number(positionals[0] ?? lies.length))) {
      if (isStopping()) break
      for (const path of [folder, log]) rmSync(path, { recursive: true, force: true })
      cpSync(old, folder, { recursive: true })
      const answer = `retval=${call.answer}:when=${call.nth}`
      const ended = await inject(script, orders, { call: call.name, answer, paths, endsAfterMs: null }, room)
      const name = `${call.name} ${call.nth} (${call.path})`
      if (ended.injected === 0) blame(`${name}: was never met`)
      if (ended.code !== 0) blame(`${name}: the process ended with ${ended.code}: ${ended.errors}`)
      await judge(folder, before, log, name, call)
    }
  } finally {
    rmSync(room, { recursive: true })
  }
  console.log(
    `${counts.runs} lies: ${counts.unharmed} did no harm, ${counts.told} were noticed and told, ${counts.untold} could not be noticed; ${counts.texts} texts said to be damaged; ${wrong.length} things wrong`,
  )
  if (wrong.length > 0) process.exitCode = 1
}

async function judge(folder: string, before: Articles, log: string, name: string, call: Call): Promise<void> {
  counts.runs += 1
  const processes = { ...systemProcesses, pid: 4_194_304 + counts.runs }
  const opened = await openLibrary({ folder, mode: 'write', owner: 'the check', processes })
  if (!opened.ok) {
    blame(`${name}: does not open: ${opened.fault.message}`)
    return
  }
  const library = opened.value
  const found = new Map<string, Shown>()
  let damaged = 0
  for (const article of library.all()) {
    const body = await library.body(article.id)
    const version = body.ok ? versionOf(article.title, body.value) : null
    const said = !body.ok || (await library.isAsWritten(article.id, body.value)) === false
    if (version === null && !said)
      blame(`${name}: a wrong text of ${article.title} is shown as if it were sound`)
    if (said) damaged += 1
    // A text that is said to be damaged is not lost without a word: it is counted apart.
    found.set(article.title, shownOf(article, version ?? 1, library.highlights(article.id)))
  }
  for (const receipt of await library.receipts()) found.set(receiptTitle(receipt.id), receiptShown)
  if (library.settings.theme !== 'system') found.set(settingsTitle, settingsShown(library.settings.theme))
  counts.texts += damaged
  const lost = differences(expectedAfter(before, readLog(log)), found)
  const told = damaged > 0 || library.notices.length > 0
  if (lost.length === 0 && !told) counts.unharmed += 1
  else if (told) counts.told += 1
  else {
    counts.untold += 1
    // One act at most: the one that the disk lied about.
    if (lost.length > 3) blame(`${name}: ${lost.length} things are lost by one lie: ${lost[0]}`)
    console.log(
      `${name}: not noticed: ${lost.join('; ')}${call.answer === 0 ? '' : ` (${call.answer} bytes)`}`,
    )
  }
  await library.close()
}
