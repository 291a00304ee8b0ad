/** One cold start in a process of its own: `store-probe.ts KIND STORE PATH` prints one line of JSON. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { openLibrary } from '../src/core/library/library.ts'

const [kind = 'time', store = 'ours', path = ''] = process.argv.slice(2)

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
    case 'lowdb': {
      const low = new Low(new JSONFile<{ articles: Row[] }>(path), { articles: [] })
      await low.read()
      kept = low
      return low.data.articles.toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1)).slice(0, 50)
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

/** Longest time for which nothing else had its turn. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  let running = true
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(tick)
  }
  setImmediate(tick)
  await work()
  running = false
  return Math.max(longest, performance.now() - last)
}

if (kind === 'time') {
  if (store === 'ours') readFileSync(index)
  const start = performance.now()
  const rows = await open()
  const openMs = performance.now() - start
  const again = performance.now()
  if (store === 'ours') await readFile(index)
  console.log(JSON.stringify({ openMs, readMs: performance.now() - again, rows: rows.length }))
} else if (kind === 'block') {
  console.log(JSON.stringify({ longestMs: await longestBlock(open) }))
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
