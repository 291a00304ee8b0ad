/**
 * Changes a library until it is stopped. Told LIBRARY, LOG, SEED. Three lanes act at the same time, each on
 * articles of its own, so that group commits happen and the outcome of every act is known.
 */
import { openSync, writeSync } from 'node:fs'
import { nodeFileSystem } from '../../src/core/library/file-system.ts'
import { Library } from '../../src/core/library/library.ts'
import { openFolder } from '../../src/core/library/opening.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { Lane } from './lane.ts'
import type { Said } from './model.ts'
import { endWithTheRig, orders, sayReady } from './orders.ts'

endWithTheRig()
const [folder = '', logPath = '', seedText = '1'] = await orders()
const seed = Number(seedText)
const laneCount = 3

const log = openSync(logPath, 'a')
const say = (line: Said): void => {
  writeSync(log, `${JSON.stringify(line)}\n`)
}

// An hour later at each look, so that every fold is worth a backup and backups are rotated.
let hours = 0
const now = (): Date => new Date(Date.now() + (seed % 100_000) * 3_600_000 + hours++ * 3_600_000)

const opened = await openFolder({
  folder,
  mode: 'write',
  owner: 'the fault rig',
  log: () => undefined,
  now,
  fs: nodeFileSystem,
  processes: systemProcesses,
})
if (!opened.ok) {
  say({ refused: 0, why: opened.fault.message })
  process.exit(1)
}
const { adapter, low } = opened.value
const library = await Library.over(opened.value, nodeFileSystem, () => undefined, now)
let acts = 0
let titles = 0

async function work(name: string, random: () => number): Promise<void> {
  const lane = new Lane(name, library, random, () => `${seed}-${titles++}`)
  await lane.learn()
  for (;;) {
    // Not awaited: acts arrive while it is folded, as in the app. If it fails, so does the next act.
    if (random() < 0.02) void adapter.fold(low.data).catch(() => undefined)
    acts += 1
    const number = acts
    const { changes, run, after } = lane.next()
    say({ begun: number, changes })
    const outcome = await run()
    if (!outcome.ok) {
      say({ refused: number, why: outcome.fault.message })
      return
    }
    say({ done: number })
    after()
  }
}

sayReady()
await Promise.all(Array.from({ length: laneCount }, (_, at) => work(`lane${at}`, randomFrom(seed * 8 + at))))
