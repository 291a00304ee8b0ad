/**
 * Cuts the power of a real file system at random points and looks for what had been acknowledged:
 *
 *     npm run faults:power -- [CUTS] [--fs ext4|xfs] [--harsh] [--lowdb] [--seed N]
 *
 * The writer is frozen before the cut, so that nothing can be acknowledged after it; `--harsh` cuts while it
 * writes. `--lowdb` shows that the rig bites: lowdb as it comes, which must lose.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { bundled } from './bundle.ts'
import type { Checked } from './check.ts'
import { check, readLog } from './check.ts'
import type { Articles } from './model.ts'
import { isStopping } from './stopping.ts'
import { Tally } from './tally.ts'
import { Volume } from './volume.ts'
import { Writers, hasSaid } from './writing.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    fs: { type: 'string', default: 'ext4' },
    harsh: { type: 'boolean', default: false },
    lowdb: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const cuts = Number(positionals[0] ?? 40)
const kind = values.fs === 'xfs' ? 'xfs' : 'ext4'
const seed = Number(values.seed)
const random = randomFrom(seed)

const room = mkdtempSync(join(tmpdir(), 'offprint-power-'))
const volume = volumeOrNull()
if (volume === null) {
  rmSync(room, { recursive: true })
} else {
  const tally = new Tally()
  try {
    await run(volume, tally)
  } finally {
    volume.close()
    rmSync(room, { recursive: true })
  }
  const how = `${values.lowdb ? 'lowdb as it comes' : 'Offprint'}, ${kind}, ${values.harsh ? 'cut while writing' : 'writer frozen first'}`
  console.log(`${tally.rounds} power cuts (${how}): ${tally.toString()}`)
  // lowdb is here to show that the rig finds a loss where there is one.
  if (values.lowdb ? tally.lost + tally.unreadable === 0 : tally.failed) process.exitCode = 1
}

function volumeOrNull(): Volume | null {
  try {
    return new Volume(room, kind)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    console.log(`skipped: power cuts need root, loop mounts, mkfs.${kind} and python3 (${reason})`)
    return null
  }
}

async function run(volume: Volume, tally: Tally): Promise<void> {
  let articles: Articles = new Map()
  const writers = new Writers(await bundled(values.lowdb ? 'lowdb-writer.ts' : 'writer.ts', room))
  for (let cut = 1; cut <= cuts && !isStopping(); cut++) {
    const log = join(room, `${cut}.log`)
    const target = join(volume.mountPoint, values.lowdb ? 'lowdb.json' : 'library')
    const writing = writers.take()
    const { ready } = await writing.go([target, log, String(seed * 100_000 + cut)])
    // Most cuts come while it writes; some while it is still opening what the last cut left.
    if (random() < 0.9) {
      await ready
      await hasSaid(log, random() ** 2 * (values.lowdb ? 100 : 200))
      await setTimeout(random() * 10)
    } else await setTimeout(random() * 40)
    if (!values.harsh) await writing.freeze()
    // Frozen, it says nothing more; else only what was acknowledged before the cut has to be there after it.
    const saidBefore = statSync(log, { throwIfNoEntry: false })?.size ?? 0
    await volume.cut()
    await writing.kill()
    writers.refill()
    volume.unmount()
    volume.mount()
    const checked = values.lowdb
      ? checkLowdb(target, log)
      : await checkOurs(target, articles, log, saidBefore)
    articles = checked.found
    tally.add(checked, `cut ${cut}`)
    rmSync(log, { force: true })
    if (cut % 200 === 0) console.log(`${cut} cuts so far: ${tally.toString()}`)
    if (checked.unreadable !== null && !values.lowdb) break
  }
  await writers.close()
}

async function checkOurs(folder: string, articles: Articles, log: string, bytes: number): Promise<Checked> {
  return check(folder, articles, readLog(log, bytes))
}

/** One file over all cuts, begun anew when a cut has left nothing that can be read. */
function checkLowdb(file: string, log: string): Checked {
  const said = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : []
  const nothing = { found: new Map(), acknowledged: said.length, unreadable: null, orphans: [] }
  const last = Number(said.at(-1) ?? 0)
  if (last === 0) return { ...nothing, lost: [] }
  try {
    const { numbers } = JSON.parse(readFileSync(file, 'utf8')) as { numbers: readonly number[] }
    const count = Math.max(0, last - numbers.length)
    return { ...nothing, lost: Array.from({ length: count }, () => 'an acknowledged number is gone') }
  } catch (error) {
    rmSync(file, { force: true })
    return { ...nothing, lost: [], unreadable: error instanceof Error ? error.message : String(error) }
  }
}
