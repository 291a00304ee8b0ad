import { inProject } from './runtimes/paths.ts'
import { run } from './runtimes/run.ts'
import type { Tally } from './runtimes/tally.ts'

/** A short run of each rig of `e2e/faults`: enough to notice what breaks, some minutes in all. */
const slices: readonly (readonly [script: string, ...args: readonly string[]])[] = [
  ['kill.ts', '200'],
  ['power-cut.ts', '40'],
  // Shows that the rig finds a loss where there is one.
  ['power-cut.ts', '12', '--lowdb'],
  ['errors.ts', '60'],
  ['lies.ts', '20'],
  ['places.ts'],
  ['damage.ts', '12'],
  ['locks.ts', '60'],
  ['kill-import.ts', '40'],
  ['kill-index.ts', '6'],
  ['kill-index.ts', '6', '--damage', '--seed', '2'],
]

/** Each counts as one test. A rig that this machine does not allow says so in one line, and passes. */
export async function faultSlices(): Promise<Tally> {
  const total = { passed: 0, failed: 0 }
  for (const [script, ...args] of slices) {
    const began = performance.now()
    const aliases = inProject('e2e', 'faults', 'aliases.ts')
    const { code } = await run(process.execPath, [
      '--import',
      aliases,
      inProject('e2e', 'faults', script),
      ...args,
    ])
    total[code === 0 ? 'passed' : 'failed'] += 1
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`${code === 0 ? 'ok' : 'FAILED'} ${script} ${args.join(' ')} (${seconds} s)\n`)
  }
  return total
}
