/**
 * How fast and how well things come in:
 *
 *     npm run build && npm run bench:import -- [--pages N] [--items N] [--only pages,pocket,omnivore]
 *
 * Pages of eight layouts, made up here, so that it is known what is the article: pages a second (processor time of one
 * thread) and agreement with it (shared runs of four words, mean of the pages) for ours and four other libraries.
 * Exports of 10,000 items, brought in by the built command line as a person would: items a second and the most memory
 * that its process ever held, threads included (VmHWM; Linux only).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { WayAtWork } from './extraction-run.ts'
import type { Counts } from './extraction-score.ts'
import { Tally, figuresOf, quantile, sameWords, shingleCounts } from './extraction-score.ts'
import { wayNames } from './extraction-ways.ts'
import { writeOmnivore, writePocket } from './import-exports.ts'
import { layoutNames, madePages } from './import-pages.ts'
import { peersFolder } from './peers.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '240' },
    items: { type: 'string', default: '10000' },
    only: { type: 'string', default: 'pages,pocket,omnivore' },
  },
})
const only = values.only.split(',')
const goalMegabytes = 400
const load = (): string => `load ${loadavg()[0]?.toFixed(1) ?? '?'} on ${cpus().length} cores`

if (only.includes('pages')) await comparePages(Number(values.pages))
if (only.includes('pocket')) await bringIn('Pocket, CSV in a zip', writePocket)
if (only.includes('omnivore')) await bringIn('Omnivore, texts, highlights and pictures', writeOmnivore)

async function comparePages(count: number): Promise<void> {
  const pages = [...madePages(count)]
  const peers = peersFolder()
  console.log(`\n${count} pages of ${layoutNames.length} layouts; ${load()}\n`)
  const head = [
    'library',
    'pages a second',
    'precision',
    'recall',
    'F1',
    'least F1 of a layout',
    'title',
    'p95 ms',
    'faults',
  ]
  console.log(`| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`)
  for (const name of wayNames) {
    const way = new WayAtWork(name, ['ours', 'readability'].includes(name) ? null : peers)
    if (!(await way.start())) {
      console.log(`| ${name} | not installed |`)
      continue
    }
    const counts: Counts[] = []
    const times: number[] = []
    const titles = new Tally()
    let faults = 0
    for (const page of pages) {
      const { found, fault, ms } = await way.page({ bytes: Buffer.from(page.html), url: page.url })
      times.push(ms)
      counts.push(shingleCounts(page.text, found?.text ?? ''))
      titles.count(page.title, found?.title, sameWords)
      if (fault !== null) faults += 1
    }
    await way.stop()
    const { precision, recall, f1 } = figuresOf(counts, 'each page')
    const [worst = '', least = 0] = worstLayout(pages, counts)
    const perSecond = (1000 * times.length) / times.reduce((sum, ms) => sum + ms, 0)
    const cells = [
      name,
      perSecond.toFixed(1),
      ...[precision, recall, f1].map((figure) => figure.toFixed(3)),
      `${least.toFixed(3)} (${worst})`,
      titles.share(),
      quantile(times, 0.95).toFixed(0),
      String(faults),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

function worstLayout(
  pages: readonly { readonly layout: string }[],
  counts: readonly Counts[],
): readonly [layout: string, f1: number] | readonly [] {
  const figures = layoutNames.map((layout) => {
    const of = counts.filter((_, at) => pages[at]?.layout === layout)
    return [layout, figuresOf(of, 'each page').f1] as const
  })
  return figures.toSorted((a, b) => a[1] - b[1])[0] ?? []
}

async function bringIn(name: string, write: (path: string, items: number) => Promise<void>): Promise<void> {
  const items = Number(values.items)
  const room = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
  try {
    const zip = join(room, 'export.zip')
    await write(zip, items)
    console.log(`\n${name}, ${items} items, ${load()}`)
    const library = join(room, 'library')
    for (const how of ['brought in', 'brought in again']) {
      const { seconds, processorSeconds, megabytes, said } = await run(['import', zip, '--library', library])
      const rate = Math.round(items / seconds)
      const within = megabytes <= goalMegabytes ? 'within' : 'NOT within'
      console.log(
        `  ${how}: ${seconds.toFixed(1)} s (${rate} items a second; ${processorSeconds.toFixed(1)} s of processor time), at most ${megabytes} MB, ${within} ${goalMegabytes}; ${said}`,
      )
    }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

interface Ran {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
  readonly said: string
}

/** The built command line, watched from outside while it runs. */
async function run(argv: readonly string[]): Promise<Ran> {
  const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, [cli, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  let [bytes, ticks] = [0, 0]
  const timer = setInterval(() => {
    const now = readings(child.pid ?? 0)
    bytes = Math.max(bytes, now.bytes)
    ticks = Math.max(ticks, now.ticks)
  }, 50)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(timer)
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`offprint ended with ${code}`)
  const said = out.trim().split('\n').at(-1) ?? ''
  return { seconds, processorSeconds: ticks / 100, megabytes: Math.round(bytes / 1e6), said }
}

/** The most memory that a process and its children have held so far, summed, and their processor time. */
function readings(pid: number): { readonly bytes: number; readonly ticks: number } {
  let [bytes, ticks] = [0, 0]
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      const most = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      bytes += Number(most?.[1] ?? 0) * 1024
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // It has just ended, or this is no Linux: the last reading stands.
    }
  }
  return { bytes, ticks }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
      .filter((child) => child !== '')
      .flatMap((child) => [Number(child), ...childrenOf(Number(child))])
  } catch {
    return []
  }
}
