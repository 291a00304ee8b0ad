/**
 * How long after a cold start search is ready, what it keeps in memory, and how soon an article is found or gone:
 *
 *     npm run bench:search-start -- [articles, 50000 if not given] [--keep FOLDER]
 *
 * Everything is measured in processes of their own that find the index on the disk as an app does. Ready means: the
 * first question is answered, with sentences, and the answer is complete. With --keep the library is left in a folder,
 * and found there the next time.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { SnapshotState } from '../src/core/library/since-snapshot.ts'
import type { SearchDocument } from '../src/core/search/documents.ts'
import { FoldedCodes } from '../src/core/search/folded-codes.ts'
import { wordsPerBatch } from '../src/core/search/indexer.ts'
import { SegmentBuilder } from '../src/core/search/segment-builder.ts'
import { SegmentFolder } from '../src/core/search/segment-folder.ts'
import { openIndex, searchFolder } from '../src/core/search/session.ts'
import type { ArticleId } from '../src/shared/article.ts'
import { madeArticles, randomFrom } from './corpus.ts'
import { documentOf } from './search-ours.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string' },
    /** For the processes that this one starts. */
    measure: { type: 'string' },
    words: { type: 'string', default: '' },
  },
})
const count = Number(positionals[0] ?? 50_000)
const libraryId = 'bench'
const starts = 7
const snapshot: SnapshotState = {
  mark: { length: 1, sum: 1, headSum: 'bench' },
  differing: new Uint32Array(0),
}
const log = (line: string): void => console.log(line)

function idOf(row: number): ArticleId {
  return String(row).padStart(16, '0') as ArticleId
}

/** As many different sites, people and tags as a library of years has. */
function headOf(document: SearchDocument): SearchDocument {
  const { row } = document
  const day = new Date(Date.UTC(2015, 0, 1) + row * 5_000_000)
  return {
    ...document,
    id: idOf(row),
    site: `site${(row * 7) % 400}.example`,
    url: `https://site${(row * 7) % 400}.example/articles/${row}`,
    byline: row % 3 === 0 ? null : `Person ${(row * 31) % 3000}`,
    language: 'en',
    tags: row % 4 === 0 ? [`tag${row % 60}`, `topic/${row % 25}`] : [],
    standfirst: row % 2 === 0 ? [document.text.slice(0, 140)] : [],
    publishedAt: day.toISOString(),
    addedAt: day.toISOString(),
    fingerprint: row.toString(16).padStart(64, '0'),
    read: row % 3 === 0,
    wordCount: 600,
  }
}

/** Builds the index and the heads, and the texts of those articles that are shown. Gives words to ask for. */
function make(folder: string): readonly string[] {
  const segments = new SegmentFolder({ folder: searchFolder(folder), libraryId, mayWrite: true, log })
  const letters = new FoldedCodes()
  const heads: SearchDocument[] = []
  const words: string[] = []
  let batch = new SegmentBuilder(letters)
  let bytes = 0
  for (const article of madeArticles(count)) {
    const document = headOf(documentOf(article))
    bytes += Buffer.byteLength(article.body) + Buffer.byteLength(article.title)
    batch.add(document)
    heads.push({ ...document, text: '' })
    if (article.planted !== null && words.length < 400) words.push(article.planted.inBody)
    fs.mkdirSync(path.join(folder, 'articles', document.id), { recursive: true })
    fs.writeFileSync(path.join(folder, 'articles', document.id, 'body.html'), `<p>${article.body}</p>`)
    if (batch.weight < wordsPerBatch) continue
    segments.write(batch.finish())
    batch = new SegmentBuilder(letters)
  }
  if (batch.size > 0) segments.write(batch.finish())
  const { indexer } = openIndex({ folder, libraryId, snapshot, mayWrite: true, log })
  const start = process.cpuUsage()
  indexer.tell(heads)
  console.log(`all heads told, as without saved ones: ${processorMs(start).toFixed(0)} ms of the processor`)
  indexer.allTold()
  while (indexer.work());
  indexer.saveNow()
  const files = fs.readdirSync(searchFolder(folder))
  const size = (kind: string): number =>
    files
      .filter((name) => name.endsWith(kind))
      .reduce((sum, name) => sum + fs.statSync(path.join(searchFolder(folder), name)).size, 0)
  console.log(
    `${count} articles, ${(bytes / 1e6).toFixed(0)} MB of text: segments ${(size('.segment') / 1e6).toFixed(1)} MB (${(size('.segment') / bytes).toFixed(3)} of the text), heads ${(size('.heads') / 1e6).toFixed(1)} MB (${(size('.heads') / bytes).toFixed(3)})`,
  )
  return words
}

/** Of this thread alone: what else the machine does matters less. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function processorMs(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** In a process of its own. Prints figures as JSON. */
function measureStart(folder: string, words: readonly string[]): void {
  const before = process.memoryUsage()
  const start = performance.now()
  const begun = threadMs()
  const { engine, indexer, wanted } = openIndex({ folder, libraryId, snapshot, mayWrite: true, log })
  const openedMs = threadMs() - begun
  const [word = '', next = ''] = words
  const answer = engine.query(word, { limit: 10 })
  const readyMs = threadMs() - begun
  const ready = performance.now() - start
  engine.query(next, { limit: 10 })
  const secondMs = threadMs() - begun - readyMs
  while (indexer.work());
  const idleMs = threadMs()
  engine.query(words[2] ?? '', { limit: 10 })
  const thirdMs = threadMs() - idleMs
  if (answer.hits.length === 0 || !indexer.isComplete || wanted?.length !== 0)
    throw new Error(`Not ready: ${answer.hits.length} hits, complete: ${indexer.isComplete}.`)
  for (const each of words)
    for (let typed = 2; typed <= each.length; typed++) engine.query(each.slice(0, typed), { limit: 10 })
  while (indexer.work());
  gc?.()
  const after = process.memoryUsage()
  const adds: number[] = []
  const deletes: number[] = []
  const random = randomFrom(3)
  const sample = fs.readFileSync(path.join(folder, 'articles', idOf(1), 'body.html'), 'utf8')
  for (let number = 0; number < 60; number++) {
    const row = count + number
    const id = idOf(row)
    fs.mkdirSync(path.join(folder, 'articles', id), { recursive: true })
    const word = `q${Math.floor(random() * 1e9).toString(36)}x${number}`
    fs.writeFileSync(path.join(folder, 'articles', id, 'body.html'), sample.replace('<p>', `<p>${word} `))
    const document = headOf(
      documentOf({ row, title: `New ${word}`, body: '', language: 'en', planted: null }),
    )
    const announced = performance.now()
    indexer.announce([document])
    while (!indexer.isComplete) indexer.work()
    adds.push(performance.now() - announced)
    const { total } = engine.query(word, { limit: 10 })
    if (total !== 1) throw new Error('What was added is not found.')
    const removing = performance.now()
    indexer.remove([row])
    deletes.push(performance.now() - removing)
    if (engine.query(word, { limit: 10 }).total !== 0) throw new Error('What was removed is found.')
    fs.rmSync(path.join(folder, 'articles', id), { recursive: true })
  }
  const resident = after.rss - before.rss
  const heap = after.heapUsed - before.heapUsed
  const arrays = after.arrayBuffers - before.arrayBuffers
  console.log(
    JSON.stringify({
      openedMs,
      readyMs,
      secondMs,
      thirdMs,
      ready,
      resident,
      heap,
      arrays,
      adds,
      deletes,
    }),
  )
}

function quantile(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)
}

interface Figures {
  readonly openedMs: number
  readonly readyMs: number
  readonly secondMs: number
  /** After what is done in idle time. */
  readonly thirdMs: number
  readonly ready: number
  readonly resident: number
  readonly heap: number
  readonly arrays: number
  readonly adds: readonly number[]
  readonly deletes: readonly number[]
}

if (values.measure !== undefined) measureStart(values.measure, values.words.split(' '))
else {
  const folder = values.keep ?? fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-bench-'))
  const wordsFile = path.join(folder, 'words.json')
  if (!fs.existsSync(wordsFile)) {
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(wordsFile, JSON.stringify(make(folder)))
  }
  const words = JSON.parse(fs.readFileSync(wordsFile, 'utf8')) as readonly string[]
  const script = fileURLToPath(import.meta.url)
  const aliases = fileURLToPath(new URL('../e2e/faults/aliases.ts', import.meta.url))
  const figures = Array.from({ length: starts }, (_, number): Figures => {
    const asked = words.slice(number * 20, number * 20 + 20).join(' ')
    const args = [
      '--expose-gc',
      // As the worker has it in `client.ts`: 6 MB are three of these.
      '--max-semi-space-size=2',
      '--import',
      aliases,
      script,
      String(count),
      '--measure',
      folder,
      '--words',
      asked,
    ]
    const output = execFileSync(process.execPath, args, { encoding: 'utf8' })
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Figures
  })
  const of = (
    key: 'openedMs' | 'readyMs' | 'secondMs' | 'thirdMs' | 'ready' | 'resident' | 'heap' | 'arrays',
  ): readonly number[] => figures.map((each) => each[key])
  const megabytes = (all: readonly number[]): string => (Number(quantile(all, 0.5)) / 1e6).toFixed(1)
  console.log(
    `${starts} cold starts, of the thread's processor time, p50: opened ${quantile(of('openedMs'), 0.5)} ms, first question answered ${quantile(of('readyMs'), 0.5)} ms (fastest ${quantile(of('readyMs'), 0)}), the second takes ${quantile(of('secondMs'), 0.5)} ms, and one after idle time ${quantile(of('thirdMs'), 0.5)} ms; by the clock, answered p50 ${quantile(of('ready'), 0.5)} ms (fastest ${quantile(of('ready'), 0)})`,
  )
  console.log(
    `memory after 20 words typed letter by letter, p50: resident +${megabytes(of('resident'))} MB, heap +${megabytes(of('heap'))}, arrays +${megabytes(of('arrays'))}`,
  )
  const adds = figures.flatMap((each) => each.adds)
  const deletes = figures.flatMap((each) => each.deletes)
  console.log(
    `one article until a question finds it: p50 ${quantile(adds, 0.5)} ms, p95 ${quantile(adds, 0.95)}; deleted: p50 ${quantile(deletes, 0.5)}, p95 ${quantile(deletes, 0.95)}`,
  )
  if (values.keep === undefined) fs.rmSync(folder, { recursive: true })
}
