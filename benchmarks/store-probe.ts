/** One cold start in a process of its own: `store-probe.ts KIND STORE PATH` prints one line of JSON. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { nodeFileSystem } from '../src/core/library/file-system.ts'
import { openLibrary } from '../src/core/library/library.ts'
import { openFolder } from '../src/core/library/opening.ts'
import { previewLibrary } from '../src/core/library/preview.ts'
import { systemProcesses } from '../src/core/library/process-start.ts'

const [kind = 'time', store = 'ours', path = ''] = process.argv.slice(2)

/** Before any clock runs, as the others are; and only where it is wanted, for the sake of their memory. */
const levels = store === 'level' ? await import('classic-level') : null

interface Row {
  readonly addedAt: string
}

/** Opens the store and gives what the first screen shows. */
async function open(): Promise<readonly unknown[]> {
  switch (store) {
    case 'ours': {
      const opened = await openLibrary({ folder: path, mode: 'read', owner: 'benchmark' })
      if (!opened.ok) throw new Error(opened.fault.message)
      kept = opened.value
      return opened.value.view({ kind: 'inbox' }).first.slice(0, 50)
    }
    case 'preview': {
      const preview = await previewLibrary(path, { kind: 'inbox' })
      if (preview === null) throw new Error('there was nothing to preview')
      kept = preview
      return preview.page.first.slice(0, 50)
    }
    case 'lowdb': {
      const low = new Low(new JSONFile<{ articles: Row[] }>(path), { articles: [] })
      await low.read()
      kept = low
      return low.data.articles.toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1)).slice(0, 50)
    }
    case 'level': {
      if (levels === null) throw new Error('classic-level was not loaded')
      const database = new levels.ClassicLevel<string, Row>(path, { valueEncoding: 'json' })
      kept = database
      return database.values({ reverse: true, limit: 50 }).all()
    }
    default: {
      const { DatabaseSync } = await import('node:sqlite')
      const database = new DatabaseSync(path)
      kept = database
      return database.prepare('SELECT summary FROM articles ORDER BY added DESC LIMIT 50').all()
    }
  }
}

let kept: unknown = null
const index = join(path, 'index.json')

/** The journal folded into a new snapshot, with everything else of the library at rest. */
async function folded(): Promise<{ readonly ms: number; readonly longestMs: number }> {
  const options = { folder: path, mode: 'write', owner: 'benchmark', log: console.error } as const
  const now = (): Date => new Date()
  const opened = await openFolder({ ...options, now, fs: nodeFileSystem, processes: systemProcesses })
  if (!opened.ok) throw new Error(opened.fault.message)
  const { adapter, low } = opened.value
  const start = performance.now()
  const longestMs = await longestBlock(() => adapter.fold(low.data))
  const ms = performance.now() - start
  await adapter.close()
  return { ms, longestMs }
}

/**
 * Longest stretch of work between two turns of the event loop, in milliseconds. Of each stretch the lesser of the
 * clock and this thread's own processor time counts: the clock also counts what other programs did in between, and
 * the processor time of a thread is booked in ticks of the kernel, of up to 4 ms, so that a stretch of a moment can
 * seem to have taken one.
 */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let began = { clock: performance.now(), worked: worked() }
  let running = true
  const end = (): void => {
    const now = { clock: performance.now(), worked: worked() }
    longest = Math.max(longest, Math.min(now.clock - began.clock, now.worked - began.worked))
    began = now
  }
  const tick = (): void => {
    end()
    if (running) setImmediate(tick)
  }
  setImmediate(tick)
  await work()
  running = false
  end()
  return longest
}

/** By the clock, and in processor time of all threads: the latter hardly depends on what else the machine does. */
async function spent(
  work: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly workMs: number }> {
  const usage = process.cpuUsage()
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(usage)
  return { ms, workMs: (user + system) / 1000 }
}

function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

if (kind === 'time') {
  const isOurs = store === 'ours' || store === 'preview'
  if (isOurs) readFileSync(index)
  const opening = await spent(open)
  const reading = await spent(async () => (isOurs ? readFile(index) : null))
  console.log(
    JSON.stringify({
      openMs: opening.ms,
      openWorkMs: opening.workMs,
      readMs: reading.ms,
      readWorkMs: reading.workMs,
    }),
  )
} else if (kind === 'block') {
  console.log(JSON.stringify({ longestMs: await longestBlock(open) }))
} else if (kind === 'fold') {
  console.log(JSON.stringify(await folded()))
} else {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
  const before = process.memoryUsage()
  await open()
  const peak = process.resourceUsage().maxRSS * 1024
  gc?.()
  const after = process.memoryUsage()
  console.log(
    JSON.stringify({
      residentMb: (after.rss - before.rss) / 1e6,
      heapMb: (after.heapUsed - before.heapUsed) / 1e6,
      peakMb: (peak - before.rss) / 1e6,
      there: kept !== null,
    }),
  )
}
