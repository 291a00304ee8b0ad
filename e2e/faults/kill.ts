/**
 * Kills a writer at random points (SIGKILL, no warning) and looks for what had been acknowledged and for what
 * was left lying about:
 *
 *     npm run faults:kill -- [CYCLES] [--seed N]
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { examine } from '../../src/core/library/doctor.ts'
import { bundled } from './bundle.ts'
import { check, readLog } from './check.ts'
import type { Articles } from './model.ts'
import { quickRoom } from './rooms.ts'
import { isStopping } from './stopping.ts'
import { Tally } from './tally.ts'
import { Writers, hasSaid } from './writing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const cycles = Number(positionals[0] ?? 200)
const seed = Number(values.seed)
const random = randomFrom(seed)
const room = quickRoom('kill')
const folder = join(room, 'library')
const log = join(room, 'log')
const writers = new Writers(await bundled('writer.ts', room))
const tally = new Tally()
let articles: Articles = new Map()
try {
  for (let cycle = 1; cycle <= cycles && !isStopping(); cycle++) {
    const writing = writers.take()
    const { ready } = await writing.go([folder, log, String(seed * 100_000 + cycle)])
    // Most are killed while they write, after a few acts or a hundred; some while they still open what the last left.
    if (random() < 0.8) {
      await ready
      await hasSaid(log, random() ** 2 * 200)
      await setTimeout(random() * 5)
    } else await setTimeout(random() * 30)
    await writing.kill()
    writers.refill()
    if (writing.errors !== '') console.log(`cycle ${cycle}: ${writing.errors}`)
    const checked = await check(folder, articles, readLog(log))
    articles = checked.found
    tally.add(checked, `cycle ${cycle}`)
    rmSync(log, { force: true })
    if (checked.unreadable !== null) break
    // The doctor compares every text with its checksum, and looks for leftovers with eyes of his own.
    if (cycle % 50 === 0 || cycle === cycles) await consult(cycle)
    if (cycle % 1000 === 0) console.log(`${cycle} kills so far: ${tally.toString()}`)
  }
} finally {
  await writers.close()
  rmSync(room, { recursive: true })
}
console.log(`${tally.rounds} kills: ${tally.toString()}`)
if (tally.failed) process.exitCode = 1

async function consult(cycle: number): Promise<void> {
  const examined = await examine({ folder })
  const found = examined.ok ? examined.value.findings : [examined.fault]
  // A journal that has not been folded yet is as it should be.
  const wrong = found.filter(({ message }) => !message.includes('the journal holds everything'))
  tally.blame(
    wrong.map(({ message }) => message),
    `cycle ${cycle}`,
  )
}
