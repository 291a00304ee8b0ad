import { inProject } from './runtimes/paths.ts'
import { run } from './runtimes/run.ts'
import type { Tally } from './runtimes/tally.ts'

/** Some mutations of the fixtures of each parser, in the built import worker: under a minute. Counts as one test. */
export async function fuzzSlice(): Promise<Tally> {
  const aliases = inProject('e2e', 'faults', 'aliases.ts')
  const script = inProject('e2e', 'fuzz', 'run.ts')
  const { code } = await run(process.execPath, ['--import', aliases, script, '25', '--seed', '5'])
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
