/**
 * Kills a writer at random points (SIGKILL, no warning) and looks for what had been acknowledged and for what
 * was left lying about:
 *
 *     npm run faults:kill -- [CYCLES] [--seed N]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { check, readLog } from './check.ts'
import type { Articles } from './model.ts'
import { Tally } from './tally.ts'
import { Writing } from './writing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const cycles = Number(positionals[0] ?? 200)
const seed = Number(values.seed)
const random = randomFrom(seed)
const room = mkdtempSync(join(tmpdir(), 'offprint-kill-'))
const folder = join(room, 'library')
const tally = new Tally()
let articles: Articles = new Map()
try {
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const log = join(room, `${cycle}.log`)
    const writing = new Writing('writer.ts', [folder, log, String(seed * 10_000 + cycle)])
    if (random() < 0.9) await writing.ready()
    await setTimeout(random() ** 2 * 250)
    await writing.kill()
    if (writing.errors !== '') console.log(`cycle ${cycle}: ${writing.errors}`)
    const checked = await check(folder, articles, existsSync(log) ? readLog(log) : [])
    articles = checked.found
    tally.add(checked, `cycle ${cycle}`)
    rmSync(log, { force: true })
    if (checked.unreadable !== null) break
  }
} finally {
  rmSync(room, { recursive: true })
}
console.log(`${tally.rounds} kills: ${tally.toString()}`)
if (tally.failed) process.exitCode = 1
