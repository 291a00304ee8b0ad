/**
 * Traps for an importer, made and brought in through the real import path, each beside a good item:
 *
 *     npm run bombs -- [NAME …]       all of them without a name; --small for those that CI has time for
 *
 * Each must end within 10 seconds (by the clock, or of the processor where that is less: the machine may be busy) and 500 MB more than before, with a plain reason on the receipt where something is
 * refused or left out, and the good item must come in. What is honestly large must come in whole, whatever it takes.
 * Needs a build, because the import worker is the built one.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { startImport } from '../../src/core/importing/job.ts'
import { startReader } from '../../src/core/importing/reader.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { bombs, goodTitle, writeGood } from './bomb-makers.ts'

const mostSeconds = 10
const mostMb = 500

interface Figures {
  readonly seconds: number
  /** Of the processor, all threads together: what the clock says depends on what else the machine does. */
  readonly used: number
  readonly mb: number
  readonly added: number
  readonly good: boolean
  /** Of the receipt, how often each. */
  readonly reasons: readonly string[]
}

const [only] = process.argv.slice(2).filter((each) => each.startsWith('--one='))
if (only === undefined) await runAll()
else process.send?.(await bringIn(process.argv[3] ?? '', only.slice('--one='.length)))

/** Each in a process of its own, so that its memory is its own. */
async function runAll(): Promise<void> {
  if (!existsSync(new URL('../../out/main/import-worker.js', import.meta.url))) {
    console.error('There is no built import worker: run “npm run build” first.')
    process.exit(2)
  }
  const named = process.argv.slice(2).filter((each) => !each.startsWith('--'))
  const isSmall = process.argv.includes('--small')
  const wanted = bombs.filter(({ name, small }) =>
    named.length === 0 ? !isSmall || small : named.includes(name),
  )
  console.log(
    `${wanted.length} bombs; load ${loadavg()[0]?.toFixed(1) ?? '?'}; at most ${mostSeconds} s and ${mostMb} MB each`,
  )
  let wrong = 0
  for (const { name, make, refused, honest = false } of wanted) {
    const root = mkdtempSync(join(tmpdir(), 'offprint-bomb-'))
    const source = join(root, 'source')
    mkdirSync(source)
    await make(source)
    writeGood(source)
    const child = fork(import.meta.filename, [`--one=${source}`, join(root, 'library')], { stdio: 'inherit' })
    const [figures] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => [null]),
    ])) as [Figures | null]
    if (figures !== null && child.exitCode === null) await once(child, 'exit')
    rmSync(root, { recursive: true, force: true })
    const faults =
      figures === null
        ? ['the process ended']
        : [
            ...(Math.min(figures.seconds, figures.used) > mostSeconds && !honest ? ['too slow'] : []),
            ...(figures.mb > mostMb && !honest ? ['too much memory'] : []),
            ...(honest && (figures.added < 2 || figures.reasons.some((reason) => !reason.startsWith('added')))
              ? ['it did not come in whole']
              : []),
            ...(figures.good ? [] : ['the good item is not there']),
            ...(refused && figures.reasons.length === 0 ? ['no reason on the receipt'] : []),
          ]
    wrong += faults.length > 0 ? 1 : 0
    const line =
      figures === null
        ? ''
        : `${figures.seconds.toFixed(1).padStart(6)} s ${figures.used.toFixed(1).padStart(5)} s of processor${String(figures.mb).padStart(5)} MB  ${figures.added} in`
    console.log(`${name.padEnd(26)}${line}${faults.map((fault) => `  WRONG: ${fault}`).join('')}`)
    for (const reason of figures?.reasons.slice(0, 3) ?? []) console.log(`    ${reason.slice(0, 200)}`)
  }
  console.log(wrong === 0 ? 'Every bomb is harmless.' : `${wrong} bombs are not harmless.`)
  process.exitCode = wrong === 0 ? 0 : 1
}

async function bringIn(folder: string, source: string): Promise<Figures> {
  const opened = await openLibrary({ folder, mode: 'write', owner: 'bombs' })
  if (!opened.ok) throw new Error(opened.fault.message)
  const library = opened.value
  const reader = startReader({ workerUrl: new URL('../../out/main/import-worker.js', import.meta.url) })
  const before = memoryMb('VmRSS')
  const began = performance.now()
  const usedBefore = process.cpuUsage()
  const { finished } = startImport([{ kind: 'path', path: source }], { library, reader, origin: 'files' })
  const receipt = await finished
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(usedBefore)
  const mb = memoryMb('VmHWM') - before
  await reader.close()
  if (!receipt.ok) throw new Error(receipt.fault.message)
  const counts = new Map<string, number>()
  for (const { status, reason } of receipt.value.items)
    if (status === 'failed' || status === 'skipped' || (reason ?? '') !== '')
      counts.set(`${status}: ${reason ?? ''}`, (counts.get(`${status}: ${reason ?? ''}`) ?? 0) + 1)
  const good = receipt.value.items.some(({ title, status }) => title === goodTitle && status === 'added')
  await library.close()
  return {
    seconds,
    used: (user + system) / 1_000_000,
    mb,
    added: receipt.value.added,
    good,
    reasons: [...counts].map(([reason, count]) => (count === 1 ? reason : `${count} × ${reason}`)),
  }
}

/** Of this process, threads included. */
function memoryMb(what: 'VmRSS' | 'VmHWM'): number {
  if (process.platform !== 'linux') return Math.round(process.resourceUsage().maxRSS / 1024)
  const [, kb = '0'] = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Math.round(Number(kb) / 1024)
}
