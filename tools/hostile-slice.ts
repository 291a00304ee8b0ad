import { inProject } from './runtimes/paths.ts'
import { run } from './runtimes/run.ts'
import type { Tally } from './runtimes/tally.ts'

/** Some hundred hostile documents against each wall alone and the whole app: under a minute. Counts as one test. */
export async function hostileSlice(): Promise<Tally> {
  const aliases = inProject('e2e', 'faults', 'aliases.ts')
  const script = inProject('e2e', 'hostile', 'run.ts')
  const { code } = await run(process.execPath, ['--import', aliases, script, '220'])
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Those traps for the importer that are made and read in seconds. Needs a build; counts as one test. */
export async function bombSlice(): Promise<Tally> {
  const aliases = inProject('e2e', 'faults', 'aliases.ts')
  const script = inProject('e2e', 'hostile', 'bombs.ts')
  const { code } = await run(process.execPath, ['--import', aliases, script, '--small'])
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
