/**
 * What does a durable bookmark cost, and how soon is a library there? Ours beside lowdb as it comes and SQLite,
 * on the same articles, on the same disk, in one run; classic-level too.
 *
 *     npm run bench:store -- [sizes, "1000 10000 50000 100000" if not given]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance as nodePerformance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { ClassicLevel } from 'classic-level'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { nodeFileSystem } from '../src/core/library/file-system.ts'
import { Library } from '../src/core/library/library.ts'
import { openFolder } from '../src/core/library/opening.ts'
import { systemProcesses } from '../src/core/library/process-start.ts'
import type { ArticleSummary } from '../src/shared/article.ts'
import { madeSummaries, makeLibrary } from './store-made.ts'

const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [1000, 10_000, 50_000, 100_000]
const rounds = 300
/** Before anything is counted: the compiler has seen the code of both by then. */
const warmUp = 300
/** Beyond this lowdb takes minutes to say what is known already. */
const largestForPeers = 50_000
const room = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
const now = (): Date => new Date()

/** A toggle of one bookmark that is on disk when it resolves (but for lowdb, which never asks for that). */
interface Contender {
  readonly name: string
  readonly rounds: number
  readonly toggle: (round: number) => Promise<void>
  readonly close: () => Promise<void>
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

async function timed(act: () => Promise<void>): Promise<{ readonly ms: number; readonly blockedMs: number }> {
  const idle = nodePerformance.eventLoopUtilization()
  const start = performance.now()
  await act()
  const ms = performance.now() - start
  return { ms, blockedMs: nodePerformance.eventLoopUtilization(idle).active }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`)
  console.log('')
}

async function ours(folder: string, articles: readonly ArticleSummary[]) {
  await makeLibrary(folder, articles)
  const log = (): void => undefined
  const options = { folder, owner: 'benchmark', log, now, fs: nodeFileSystem, processes: systemProcesses }
  const opened = await openFolder({ ...options, mode: 'write' })
  if (!opened.ok) throw new Error(opened.fault.message)
  const library = await Library.over(opened.value, nodeFileSystem, log, now)
  return { library, adapter: opened.value.adapter, data: opened.value.low.data }
}

/** Ours and the bare append take turns, so that whatever else the disk does hits both alike. */
async function bookmarks(count: number, articles: readonly ArticleSummary[]): Promise<readonly string[]> {
  const folder = join(room, `ours-${count}`)
  const { library, adapter, data } = await ours(folder, articles)
  const bare: FileHandle = await open(join(room, 'bare'), 'a')
  const times: number[] = []
  const bareTimes: number[] = []
  const blocked: number[] = []
  const sizesOf: number[] = []
  for (let round = 0; round < rounds + warmUp; round++) {
    const article = articles[(round * 7919) % count]
    if (article === undefined) continue
    const before = adapter.unfolded.bytes
    const bookmarked = library.summary(article.id)?.bookmarked !== true
    const one = await timed(async () => {
      const done = await library.setState([article.id], { bookmarked })
      if (!done.ok) throw new Error(done.fault.message)
    })
    const bytes = Buffer.alloc(adapter.unfolded.bytes - before, 'x')
    const other = await timed(async () => {
      await bare.write(bytes)
      await bare.datasync()
    })
    if (round < warmUp) continue
    times.push(one.ms)
    blocked.push(one.blockedMs)
    bareTimes.push(other.ms)
    sizesOf.push(bytes.length)
  }
  await bare.close()
  // A start finds the index as a fold has left it, and a journal of what was done since.
  await adapter.fold(data)
  for (const { id } of articles.slice(0, 20)) await library.setState([id], { read: true })
  await library.close()
  const [middle, bareMiddle] = [quantile(times, 0.5), quantile(bareTimes, 0.5)]
  const row = [middle, bareMiddle, middle / bareMiddle, quantile(blocked, 0.5), quantile(blocked, 0.95)]
  return [String(count), ...row.map((value) => value.toFixed(3)), String(quantile(sizesOf, 0.5))]
}

async function lowdb(
  name: string,
  file: string,
  articles: readonly object[],
  rounds: number,
): Promise<Contender> {
  const low = new Low(new JSONFile<{ articles: { bookmarked?: boolean }[] }>(file), { articles: [] })
  low.data.articles = articles.map((article) => ({ ...article }))
  await low.write()
  return {
    name,
    rounds,
    toggle: async (round) => {
      const article = low.data.articles[(round * 7919) % articles.length]
      if (article !== undefined) article.bookmarked = article.bookmarked !== true
      await low.write()
    },
    close: async () => undefined,
  }
}

function sqlite(file: string, articles: readonly ArticleSummary[]): Contender {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(
    'CREATE TABLE articles (row INTEGER PRIMARY KEY, added TEXT, bookmarked INTEGER, summary TEXT); CREATE INDEX added ON articles (added)',
  )
  const insert = database.prepare('INSERT INTO articles VALUES (?, ?, ?, ?)')
  database.exec('BEGIN')
  for (const article of articles)
    insert.run(article.row, article.addedAt, Number(article.bookmarked), JSON.stringify(article))
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  const update = database.prepare('UPDATE articles SET bookmarked = 1 - bookmarked WHERE row = ?')
  return {
    name: 'node:sqlite, WAL, FULL',
    rounds,
    toggle: async (round) => {
      update.run((round * 7919) % articles.length)
    },
    close: async () => database.close(),
  }
}

async function level(path: string, articles: readonly ArticleSummary[]): Promise<Contender> {
  const store = new ClassicLevel(path)
  // By time, as who keeps a list in it would have it: it has no other order than that of its keys.
  const keyOf = ({ addedAt, id }: ArticleSummary): string => `${addedAt} ${id}`
  for (const article of articles) await store.put(keyOf(article), JSON.stringify(article))
  return {
    name: 'classic-level, sync',
    rounds,
    toggle: async (round) => {
      const article = articles[(round * 7919) % articles.length]
      if (article === undefined) return
      const changed = JSON.stringify({ ...article, bookmarked: round % 2 === 0 })
      await store.put(keyOf(article), changed, { sync: true })
    },
    close: () => store.close(),
  }
}

async function peers(count: number, articles: ReturnType<typeof madeSummaries>): Promise<void> {
  const summaries = articles.map(({ summary }) => summary)
  const folder = join(room, `peer-${count}`)
  const { library } = await ours(folder, summaries)
  const contenders: (Contender | null)[] = [
    {
      name: 'ours',
      rounds,
      toggle: async (round) => {
        const id = summaries[(round * 7919) % count]?.id
        if (id === undefined) return
        const done = await library.setState([id], { bookmarked: round % 2 === 0 })
        if (!done.ok) throw new Error(done.fault.message)
      },
      close: () => library.close(),
    },
    sqlite(join(room, `${count}.sqlite`), summaries),
    await level(join(room, `level-${count}`), summaries),
    await lowdb(
      'lowdb, summaries alone',
      join(room, `lowdb-${count}.json`),
      summaries,
      count > 10_000 ? 5 : 20,
    ),
    count > 10_000
      ? null
      : await lowdb(
          'lowdb, with bodies',
          join(room, `lowdb-bodies-${count}.json`),
          articles.map(({ summary, body }) => ({ ...summary, body })),
          5,
        ),
  ]
  const rows: string[][] = []
  let base = Number.NaN
  for (const contender of contenders) {
    if (contender === null) continue
    const times: number[] = []
    const blocked: number[] = []
    for (let round = 0; round < contender.rounds; round++) {
      const { ms, blockedMs } = await timed(() => contender.toggle(round))
      times.push(ms)
      blocked.push(blockedMs)
    }
    await contender.close()
    const middle = quantile(times, 0.5)
    if (contender.name === 'ours') base = middle
    rows.push([
      contender.name,
      String(contender.rounds),
      middle.toFixed(3),
      (middle / base).toFixed(1),
      quantile(blocked, 0.5).toFixed(3),
    ])
  }
  console.log(`A bookmark among ${count} articles (lowdb does not ask the disk to keep it)\n`)
  table(['store', 'times', 'p50 ms', '/ ours', 'blocked p50 ms'], rows)
}

interface Probed {
  readonly [figure: string]: number
}

/** Middle of some cold starts. */
function probe(kind: string, store: string, path: string, times = 3): Probed {
  const script = fileURLToPath(new URL('store-probe.ts', import.meta.url))
  const all = Array.from(
    { length: times },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [...process.execArgv, '--expose-gc', script, kind, store, path], {
          encoding: 'utf8',
        }),
      ) as Probed,
  )
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((figure) => [
      figure,
      quantile(
        all.map((one) => one[figure] ?? 0),
        0.5,
      ),
    ]),
  )
}

function opening(count: number): readonly (readonly string[])[] {
  const stores = [
    ['ours, all summaries', 'ours', join(room, `ours-${count}`)],
    ['ours, first screen', 'preview', join(room, `ours-${count}`)],
    ['node:sqlite', 'sqlite', join(room, `${count}.sqlite`)],
    ['classic-level', 'level', join(room, `level-${count}`)],
    ['lowdb, summaries alone', 'lowdb', join(room, `lowdb-${count}.json`)],
  ] as const
  let [readMs, readWorkMs] = [Number.NaN, Number.NaN]
  return stores.slice(0, count > largestForPeers ? 2 : undefined).map(([name, store, path]) => {
    const time = probe('time', store, path)
    const { openMs = Number.NaN, openWorkMs = Number.NaN } = time
    if (store === 'ours') {
      readMs = time['readMs'] ?? Number.NaN
      readWorkMs = time['readWorkMs'] ?? Number.NaN
    }
    const { longestMs = Number.NaN } = probe('block', store, path)
    const memory = probe('memory', store, path, 1)
    const figures = [openMs, openMs / readMs, openWorkMs, openWorkMs / readWorkMs, longestMs]
    const memories = [memory['heapMb'] ?? 0, memory['residentMb'] ?? 0, memory['peakMb'] ?? 0]
    return [
      String(count),
      name,
      ...figures.map((figure) => figure.toFixed(1)),
      ...memories.map((figure) => figure.toFixed(0)),
    ]
  })
}

try {
  console.log(`Node ${process.version}, ${rounds} rounds\n`)
  const costs: (readonly string[])[] = []
  const starts: (readonly string[])[] = []
  const folds: (readonly string[])[] = []
  for (const count of sizes) {
    const articles = madeSummaries(count)
    costs.push(
      await bookmarks(
        count,
        articles.map(({ summary }) => summary),
      ),
    )
    if (count <= largestForPeers) await peers(count, articles)
    starts.push(...opening(count))
    const { ms = Number.NaN, longestMs = Number.NaN } = probe('fold', 'ours', join(room, `ours-${count}`))
    folds.push([String(count), ms.toFixed(0), longestMs.toFixed(1)])
    console.error([costs.at(-1), ...starts.slice(-5)].map((row) => row?.join(' ')).join('\n'))
  }
  console.log('A durable bookmark, in turn with a bare append and fdatasync of as many bytes\n')
  table(['articles', 'p50 ms', 'bare p50 ms', 'ratio', 'blocked p50 ms', 'blocked p95 ms', 'bytes'], costs)
  console.log('A cold start to the first 50 rows (ours: with every summary usable)\n')
  table(
    [
      'articles',
      'store',
      'ms',
      '/ reading our index',
      'processor ms',
      '/ reading our index',
      'longest block, processor ms',
      'heap MB',
      'resident MB',
      'peak MB',
    ],
    starts,
  )
  console.log('The journal folded into a new snapshot\n')
  table(['articles', 'ms', 'longest block, processor ms'], folds)
} finally {
  rmSync(room, { recursive: true })
}
