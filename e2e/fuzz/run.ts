/**
 * Reads mutations of every parser's fixtures as the app does, in the built import worker, and looks for those that
 * are answered neither by articles nor by a reason that was foreseen:
 *
 *     npm run fuzz -- [RUNS] [--seconds N] [--seed N] [--parser NAME] [--keep FOLDER]
 *
 * RUNS for each parser, 200 unless said otherwise; or as many as there is time for. What earlier runs found comes first. Needs a build.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../../benchmarks/corpus.ts'
import type { Reader } from '../../src/core/importing/reader.ts'
import { isExport, startReader } from '../../src/core/importing/reader.ts'
import type { ReadSource } from '../../src/core/importing/source.ts'
import type { Random } from '../hostile/payloads.ts'
import { mutate, pick } from './mutate.ts'
import type { Target } from './seeds.ts'
import { targets } from './seeds.ts'

/** Milliseconds of the processor, all threads together: those of a clock depend on what else the machine does. */
const hangMs = 5000

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    parser: { type: 'string' },
    keep: { type: 'string' },
  },
})
const runs = Number(positionals[0] ?? '200')
const seconds = values.seconds === undefined ? null : Number(values.seconds)
const seed = Number(values.seed)
if (![runs, seed, seconds ?? 1].every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error('Usage: npm run fuzz -- [runs] [--seconds N] [--seed N] [--parser NAME] [--keep FOLDER]')
  process.exit(2)
}
const workerUrl = new URL('../../out/main/import-worker.js', import.meta.url)
if (!existsSync(workerUrl)) {
  console.error('There is no built import worker: run “npm run build” first.')
  process.exit(2)
}

/** What the reader has logged of the source under way: only what nobody foresaw. */
let said: string[] = []
const reader: Reader = startReader({
  workerUrl,
  width: 1,
  log: (text) => said.push(text),
})

interface Outcome {
  runs: number
  articles: number
  refused: number
  /** The stack was not deep enough: refused in plain words, as nothing else can be done. */
  tooDeep: number
  slowestMs: number
  readonly found: string[]
}

/** Reads all of it. Gives the number of articles, and every reason. */
async function readAll(source: ReadSource): Promise<{ articles: number; reasons: readonly string[] }> {
  const read = await reader.read(source)
  if (!isExport(read))
    return read.ok ? { articles: read.articles.length, reasons: [] } : { articles: 0, reasons: [read.reason] }
  let articles = 0
  const reasons: string[] = []
  for (;;) {
    const { items, done } = await read.next()
    for (const item of items) {
      if (item.kind === 'article') articles += 1
      else reasons.push(item.reason)
    }
    if (done) break
  }
  await read.close()
  return { articles, reasons }
}

async function fuzz({ name, seeds, found }: Target, random: Random): Promise<Outcome> {
  const outcome: Outcome = { runs: 0, articles: 0, refused: 0, tooDeep: 0, slowestMs: 0, found: [] }
  for (const source of found) await judge(source, `${name} ${source.name}`, outcome)
  const until = performance.now() + (seconds ?? 0) * 1000
  const goesOn = (): boolean =>
    seconds === null ? outcome.runs < runs + found.length : performance.now() < until
  while (goesOn()) {
    const from = pick(random, seeds)
    const bytes = mutate(from.bytes, pick(random, seeds).bytes, random)
    const html =
      from.html === undefined
        ? {}
        : { html: new TextDecoder().decode(mutate(Buffer.from(from.html), bytes, random)) }
    const source = { ...from, bytes, ...html }
    const number = outcome.runs + 1 - found.length
    if (!(await judge(source, `${name} ${number}`, outcome))) keep(`${name}-${seed}-${number}`, source)
  }
  return outcome
}

/** How often a source that took too long is read, the least counting: beside other work a processor is slower, too. */
const readings = 3

/** @returns whether it was answered as it should be */
async function judge(source: ReadSource, label: string, outcome: Outcome): Promise<boolean> {
  let once = await readOnce(source)
  for (let reading = 1; once.isSlow && reading < readings; reading += 1) {
    const again = await readOnce(source)
    if (again.tookMs < once.tookMs) once = again
  }
  const { tookMs, articles, refused, problems } = once
  outcome.slowestMs = Math.max(outcome.slowestMs, tookMs)
  outcome.runs += 1
  outcome.articles += articles
  outcome.refused += refused
  if (problems.length === 0) return true
  if (problems.every((line) => line.includes('Maximum call stack'))) {
    outcome.tooDeep += 1
    return true
  }
  outcome.found.push(`${label}: ${problems.join('; ')}`)
  return false
}

interface Once {
  readonly tookMs: number
  readonly articles: number
  readonly refused: number
  readonly problems: readonly string[]
  readonly isSlow: boolean
}

async function readOnce(source: ReadSource): Promise<Once> {
  said = []
  const began = process.cpuUsage()
  const { articles, reasons } = await readAll(source)
  const { user, system } = process.cpuUsage(began)
  const tookMs = (user + system) / 1000
  const isLost = (reason: string): boolean => /could not be read within|more memory|interrupted/i.test(reason)
  const lost = reasons.filter(isLost).slice(0, 1)
  const slow = tookMs > hangMs ? [`it took ${Math.round(tookMs)} ms`] : []
  const problems = [...said, ...lost, ...slow]
  return { tookMs, articles, refused: reasons.length, problems, isSlow: slow.length > 0 }
}

/** So that it can become a fixture. */
function keep(name: string, source: ReadSource): void {
  if (values.keep === undefined) return
  mkdirSync(values.keep, { recursive: true })
  writeFileSync(join(values.keep, `${name}-${source.name}`), source.html ?? source.bytes)
}

let found = 0
const wanted = (await targets()).filter(({ name }) => values.parser === undefined || name === values.parser)
if (wanted.length === 0) {
  console.error(
    `There is no parser “${values.parser}”: ${(await targets()).map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
console.log(`${wanted.length} parsers, seed ${seed}`)
console.log('parser          runs  articles   refused  too deep  slowest')
for (const target of wanted) {
  const outcome = await fuzz(target, randomFrom(seed))
  const figures = [outcome.runs, outcome.articles, outcome.refused, outcome.tooDeep]
  console.log(
    `${target.name.padEnd(12)}${figures.map((figure) => String(figure).padStart(8)).join('  ')}  ${Math.round(outcome.slowestMs)} ms`,
  )
  for (const line of outcome.found) console.error(`FAILED ${line}`)
  found += outcome.found.length
}
await reader.close()
console.log(found === 0 ? 'Nothing crashed and nothing hung.' : `${found} sources crashed or hung.`)
process.exitCode = found === 0 ? 0 : 1
