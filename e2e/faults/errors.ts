/**
 * Answers each call that the store makes on a file with each error in turn, once and from then on, and looks at
 * what the reader was told, and at what the library holds afterwards:
 *
 *     npm run faults:errors -- [RUNS] [--seed N]
 *
 * Without RUNS all of them; else so many, chosen at random.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { bundled } from './bundle.ts'
import { check, readLog } from './check.ts'
import type { Call } from './injection.ts'
import { inject, record, whyNoStrace } from './injection.ts'
import { quickRoom } from './rooms.ts'
import { shuffled } from './shuffled.ts'
import { isStopping } from './stopping.ts'
import { Tally } from './tally.ts'
import { oldLibrary } from './old-library.ts'
import type { Told } from './told.ts'
import { isPlain } from './told.ts'
import { fileURLToPath } from 'node:url'

const errors = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EMFILE', 'EACCES'] as const
const words: Readonly<Record<Length, string>> = { once: 'at', lasting: 'from', held: 'for some seconds from' }
/** What other programs do to a file for a while: virus scanners, sync tools. */
const holds = ['EBUSY', 'EPERM', 'EMFILE'] as const
/** Milliseconds within which a reader is told. */
const soonMs = 2000

/** This call only; from this call on; from this call until some seconds later, as other programs hold a file. */
type Length = 'once' | 'lasting' | 'held'

interface Fault {
  readonly call: Call
  readonly error: string
  readonly length: Length
}

const heldMs = 9000

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const random = randomFrom(Number(values.seed))
const why = whyNoStrace()
if (why !== null) {
  console.log(`skipped: an error at every call needs strace and the right to trace (${why})`)
} else await all()

async function all(): Promise<void> {
  const room = quickRoom('errors')
  const old = join(room, 'old')
  const folder = join(room, 'library')
  const tally = new Tally()
  try {
    const before = await oldLibrary(old)
    const crypto = fileURLToPath(new URL('seeded-crypto.ts', import.meta.url))
    const script = await bundled('scenario.ts', room, { 'node:crypto': crypto })
    const orders = (again: number): readonly string[] => [
      folder,
      join(room, 'log'),
      join(room, 'told'),
      String(again),
    ]
    cpSync(old, folder, { recursive: true })
    const calls = await record(script, orders(0), folder, room)
    const paths = [...new Set(calls.map((call) => join(folder, call.path)))]
    const faults = chosen(calls)
    console.log(`${calls.length} calls on ${paths.length} files and folders; ${faults.length} runs`)
    // A journal that failed is never written to again: those that take its place are met by the error too.
    const journals = Array.from({ length: 30 }, (_, at) => join(folder, `index.journal.${at + 1}`))
    const watched = [...new Set([...paths, ...journals])]
    let missed = 0
    let slowest = 0
    let refused = 0
    let held = 0
    for (const fault of faults) {
      if (isStopping()) break
      const { call, error, length } = fault
      rmSync(folder, { recursive: true, force: true })
      cpSync(old, folder, { recursive: true })
      rmSync(join(room, 'log'), { force: true })
      rmSync(join(room, 'told'), { force: true })
      const answer = `error=${error}:when=${call.nth}${length === 'once' ? '' : '+'}`
      const injection = {
        call: call.name,
        answer,
        paths: watched,
        endsAfterMs: length === 'held' ? heldMs : null,
      }
      const ended = await inject(script, orders(length === 'once' ? 1 : 0), injection, room)
      const name = `${error} ${words[length]} ${call.name} ${call.nth} (${call.path})`
      if (ended.injected === 0) {
        missed += 1
        console.log(`${name}: was never met`)
      }
      if (length === 'held') held += 1
      if (ended.code !== 0) tally.blame([`the process ended with ${ended.code}: ${ended.errors}`], name)
      else {
        const { told } = JSON.parse(readFileSync(join(room, 'told'), 'utf8')) as { told: readonly Told[] }
        const bad = told.filter(({ message }) => message !== null)
        refused += bad.length
        if (!waits(call, error)) slowest = Math.max(slowest, ...bad.map(({ ms }) => ms))
        tally.blame(wrongIn(told, fault), name)
      }
      tally.add(await check(folder, before, readLog(join(room, 'log'))), name)
    }
    console.log(
      `${tally.rounds} runs with an error, ${held} of them for ${heldMs / 1000} s: ${refused} refusals told, the slowest after ${Math.round(slowest)} ms; ${tally.toString()}; ${missed} errors never met`,
    )
  } finally {
    rmSync(room, { recursive: true })
  }
  if (tally.failed) process.exitCode = 1
}

function chosen(calls: readonly Call[]): readonly Fault[] {
  const faults: Fault[] = []
  for (const call of calls) {
    const reading = call.name === 'read' || call.name === 'pread64'
    for (const error of reading ? (['EIO'] as const) : errors) {
      faults.push({ call, error, length: 'once' })
      if (!waits(call, error)) faults.push({ call, error, length: 'lasting' })
    }
    for (const error of holds) {
      // Nine seconds each: the first of each name and every tenth.
      if (waits(call, error) && call.nth % 10 === 1) faults.push({ call, error, length: 'held' })
    }
  }
  const runs = Number(positionals[0] ?? faults.length)
  if (runs >= faults.length) return faults
  return shuffled(faults, random).slice(0, runs)
}

/** Errors that may pass by themselves are ridden out for up to 10 seconds before anything is said. */
function waits(call: Call, error: string): boolean {
  if (call.name === 'rename') return [...holds, 'EACCES'].includes(error)
  return ['EBUSY', 'EMFILE'].includes(error) && ['openat', 'mkdir', 'unlink'].includes(call.name)
}

function wrongIn(told: readonly Told[], { call, error, length }: Fault): readonly string[] {
  const wrong: string[] = []
  for (const { act, message, ms } of told) {
    if (message === null) continue
    if (!isPlain(message)) wrong.push(`${act}: not in plain words: ${message}`)
    if (length === 'held') wrong.push(`${act}: was not ridden out: ${message}`)
    if (ms > soonMs && !waits(call, error)) wrong.push(`${act}: told after ${Math.round(ms)} ms`)
    if (length === 'once' && act.endsWith(' again'))
      wrong.push(`${act}: refused though the disk works: ${message}`)
  }
  return wrong
}
