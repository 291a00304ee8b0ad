/**
 * How free the main thread stays while 10,000 items come in: the event loop's delay, sampled all the while, for an
 * export of links and for one of texts. Needs a build, because the import worker is the built one:
 *
 *     npm run build && npm run bench:import-lag -- [ITEMS]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startImport } from '../src/core/importing/job.ts'
import { startReader } from '../src/core/importing/reader.ts'
import { SimilarTexts } from '../src/core/importing/similar/similar-texts.ts'
import { openLibrary } from '../src/core/library/library.ts'
import { randomFrom } from './corpus.ts'

const items = Number(process.argv[2] ?? 10_000)
/** A frame of the page waits no longer than this for the main process. */
const goalMs = 5
const sampleMs = 1

const random = randomFrom(7)
const words = Array.from({ length: 4000 }, (_, index) => `word${index.toString(36)}`)
const paragraph = (): string =>
  Array.from({ length: 60 }, () => words[Math.floor(random() ** 2 * words.length)] ?? '').join(' ')

function links(): string {
  const rows = Array.from(
    { length: items },
    (_, index) => `Title ${index},https://a.example/${index},${1_400_000_000 + index},one|two,unread`,
  )
  return ['title,url,time_added,tags,status', ...rows].join('\n')
}

function texts(): string {
  return JSON.stringify(
    Array.from({ length: items }, (_, index) => ({
      id: index,
      title: `Title ${index}`,
      url: `https://b.example/${index}`,
      content: `<p>${paragraph()}</p><p>${paragraph()}</p><p>${paragraph()}</p>`,
      created_at: '2016-09-08T11:55:58+0200',
      is_archived: 0,
      is_starred: 0,
      tags: ['one'],
    })),
  )
}

/** Delays beyond the interval, in milliseconds, one for each sample. */
function watchLoop(): () => readonly number[] {
  const delays: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    delays.push(Math.max(0, now - last - sampleMs))
    last = now
  }, sampleMs)
  return () => {
    clearInterval(timer)
    return delays.toSorted((a, b) => a - b)
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function measure(name: string, file: string, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-lag-'))
  try {
    writeFileSync(join(folder, file), text)
    const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'benchmark' })
    if (!opened.ok) throw new Error(opened.fault.message)
    const library = opened.value
    library.onChange(() => undefined)
    const reader = startReader({ workerUrl: new URL('../out/main/import-worker.js', import.meta.url) })
    const idle = watchLoop()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const idleDelays = idle()
    const stop = watchLoop()
    const start = performance.now()
    const job = startImport([{ kind: 'path', path: join(folder, file) }], {
      library,
      reader,
      similar: new SimilarTexts(library),
      origin: 'files',
    })
    const finished = await job.finished
    const seconds = (performance.now() - start) / 1000
    const delays = stop()
    if (!finished.ok) throw new Error(finished.fault.message)
    const { added, failed } = finished.value
    const figures = [0.5, 0.95, 0.99, 1].map((share) => at(delays, share).toFixed(1))
    const idleFigures = [0.5, 0.95, 1].map((share) => at(idleDelays, share).toFixed(1))
    const memory = Math.round(process.memoryUsage().rss / 1_000_000)
    console.log(
      `${name}: ${added} added, ${failed} failed in ${seconds.toFixed(1)} s (${Math.round(added / seconds)} a second), ${memory} MB`,
    )
    console.log(
      `  lag of the main thread, ms: p50 ${figures[0]}, p95 ${figures[1]}, p99 ${figures[2]}, longest ${figures[3]} (idle before: ${idleFigures.join(', ')}); p95 ${at(delays, 0.95) <= goalMs ? 'is' : 'is NOT'} within ${goalMs} ms`,
    )
    await reader.close()
    await library.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

console.log(`${items} items; load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`)
await measure('links (Pocket CSV)', 'part_000000.csv', links())
await measure('texts (wallabag JSON)', 'wallabag.json', texts())
