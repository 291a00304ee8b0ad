/**
 * How fast does a keystroke find, and does it find the right article? Ours beside others, on the same articles and the
 * same keystrokes, in one process.
 *
 *     npm run bench:search -- [articles, 10000 if not given] [names of peers to leave out, separated by commas] [queries of each kind]
 *
 * Builds are timed by the processor, not by the clock, so that other work on the machine matters less.
 */
import fs from 'node:fs'
import process from 'node:process'
import type { MadeArticle } from './corpus.ts'
import { madeArticles, randomFrom, withTypo } from './corpus.ts'
import { Ours } from './search-ours.ts'
import type { Contender } from './search-peers.ts'
import { peers } from './search-peers.ts'

const count = Number(process.argv[2] ?? 10_000)
const leftOut = (process.argv[3] ?? '').split(',').filter((name) => name !== '')
const articles = [...madeArticles(count)]
const textBytes = articles.reduce(
  (sum, { title, body }) => sum + Buffer.byteLength(title) + Buffer.byteLength(body),
  0,
)
console.log(`${count} articles, ${(textBytes / 1e6).toFixed(1)} MB of text, Node ${process.version}`)

/** Milliseconds of the processor that this thread has used. */
function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

interface Timed<Value> {
  readonly value: Value
  readonly ms: number
}

function timed<Value>(what: string, act: () => Value): Timed<Value> {
  const start = spent()
  const value = act()
  const ms = spent() - start
  console.log(`${what}: ${ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`}`)
  return { value, ms }
}

interface Query {
  readonly kind: string
  readonly text: string
  readonly row: number
}

const makers: Readonly<Record<string, (word: string, random: () => number) => string>> = {
  exact: (word) => word,
  beginning: (word) => word.slice(0, Math.ceil(word.length * 0.6)),
  'one typo': (word, random) => withTypo(word, random),
  'two typos': (word, random) => withTypo(withTypo(word, random), random),
  inside: (word) => word.slice(2, Math.max(5, word.length - 1)),
  'three typos': (word, random) => withTypo(withTypo(withTypo(word, random), random), random),
}

/** Words that stand in one article only, as they might be typed; each kind as often in titles as in bodies. */
function queries(perKind: number): readonly Query[] {
  const random = randomFrom(7)
  const list: Query[] = []
  const planted = articles.filter(
    (article): article is MadeArticle & { readonly planted: object } => article.planted !== null,
  )
  // Spread over the library, so that languages and ages mix.
  const step = Math.max(1, Math.floor(planted.length / (perKind * 6)))
  for (let at = 0; at < planted.length; at += step) {
    const article = planted[at]
    if (article?.planted === null || article === undefined) continue
    for (const [place, word] of Object.entries(article.planted)) {
      const kinds = article.language === 'zh' ? ['exact'] : Object.keys(makers)
      const kind = kinds[Math.floor(list.length / 2) % kinds.length] ?? 'exact'
      const text = makers[kind]?.(word, random) ?? word
      list.push({ kind: `${kind}, ${place === 'inTitle' ? 'title' : 'body'}`, text, row: article.row })
    }
  }
  return list.slice(0, perKind * 12)
}

interface Figures {
  readonly times: number[]
  /** Milliseconds of the processor for all keystrokes of all rounds, and how many those were. */
  processor: number
  keystrokes: number
  readonly recall: Map<string, [found: number, asked: number]>
}

const rounds = 3

/**
 * Types each query letter by letter from the second letter on, all contenders in turn at each keystroke. Whoever is
 * asked all queries is asked each three times, and the fastest counts: what else the machine does makes nothing faster.
 */
function measure(contenders: readonly Contender[], asked: readonly Query[]): ReadonlyMap<string, Figures> {
  const figures = new Map<string, Figures>(
    contenders.map((each) => [each.name, { times: [], processor: 0, keystrokes: 0, recall: new Map() }]),
  )
  for (const [index, query] of asked.entries()) {
    const letters = query.text.split('')
    const typed = Array.from({ length: Math.max(1, letters.length - 1) }, (_, at) =>
      letters.slice(0, at + 2).join(''),
    )
    for (const { name, every, ask, between, forget } of contenders) {
      let forgetting = 0
      const figure = figures.get(name)
      if (figure === undefined || index % every !== 0) continue
      const fastest = typed.map(() => Infinity)
      let rows: readonly number[] = []
      const before = spent()
      for (let round = 0; round < (every === 1 ? rounds : 1); round++) {
        // What it keeps of the round before would be no use to a reader who types a query once.
        const paused = spent()
        forget?.()
        forgetting += spent() - paused
        for (const [at, text] of typed.entries()) {
          const start = performance.now()
          rows = ask(text)
          fastest[at] = Math.min(fastest[at] ?? Infinity, performance.now() - start)
          // What the worker does between keystrokes: in the processor's time, not in the wait.
          between?.()
        }
      }
      figure.processor += spent() - before - forgetting
      figure.keystrokes += typed.length * (every === 1 ? rounds : 1)
      figure.times.push(...fastest)
      const [found, total] = figure.recall.get(query.kind) ?? [0, 0]
      figure.recall.set(query.kind, [found + (rows.includes(query.row) ? 1 : 0), total + 1])
    }
  }
  return figures
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const ours = new Ours(articles)
timed('heads announced', () => ours.announce())
const built = timed('build, ours, written to disk', () => ours.build())
console.log(
  `index, ours: ${(ours.bytesOnDisk / 1e6).toFixed(1)} MB, ${(ours.bytesOnDisk / textBytes).toFixed(3)} of the text`,
)
timed('gathered in idle time', () => ours.rest())
const reopened = new Ours(articles)
fs.cpSync(ours.folder, reopened.folder, { recursive: true })
timed('opened from disk', () => reopened.open())
function lookAhead(): void {
  for (const _ of ours.engine.lookAhead());
}
/** Other words in all places that are kept for the last ones. */
function forget(): void {
  for (const word of ['zabru', 'zekli', 'zimon', 'zopar', 'zustek', 'zyrlan'])
    ours.engine.query(word, { limit: 1 })
}
const contenders: Contender[] = [10, 50].map((limit) => ({
  name: limit === 10 ? 'ours, with sentences' : `ours, ${limit} hits with sentences`,
  every: 1,
  ask: (text) =>
    ours.engine
      .query(text, { limit })
      .hits.slice(0, 10)
      .map((hit) => hit.row),
  between: () => lookAhead(),
  forget,
}))
contenders.push({
  name: 'ours, titles',
  every: 1,
  ask: (text) => ours.engine.titles(text, { limit: 10 }).hits.map((hit) => hit.row),
  between: () => lookAhead(),
})
for (const peer of peers) {
  if (leftOut.some((name) => peer.name.startsWith(name))) console.log(`${peer.name}: left out`)
  else if (count > peer.most) console.log(`${peer.name}: left out, because ${peer.because}`)
  else {
    const { value, ms } = timed(`build, ${peer.name}`, () => peer.build(articles))
    console.log(`  ours / its: ${(built.ms / ms).toFixed(2)}`)
    contenders.push(value)
  }
}

const asked = queries(Number(process.argv[4] ?? (count > 10_000 ? 4 : 6)))
const figures = measure(contenders, asked)
const base = figures.get('ours, with sentences') ?? { times: [], processor: 0, keystrokes: 0 }
console.log(
  '\n| engine | keystrokes | p50 ms | p95 ms | processor ms | ours / its, p50 | ours / its, p95 | ours / its, processor |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const [name, { times, processor, keystrokes }] of figures) {
  const [middle, high] = [quantile(times, 0.5), quantile(times, 0.95)]
  const mean = processor / keystrokes
  const ratios = [
    quantile(base.times, 0.5) / middle,
    quantile(base.times, 0.95) / high,
    base.processor / base.keystrokes / mean,
  ].map((each) => each.toFixed(3))
  const cells = [name, times.length, middle.toFixed(2), high.toFixed(2), mean.toFixed(2), ...ratios]
  console.log(`| ${cells.join(' | ')} |`)
}
const kinds = [...new Set(asked.map((query) => query.kind))].sort()
console.log(`\nFound among the first ten:\n| engine | ${kinds.join(' | ')} |`)
console.log(`| --- |${kinds.map(() => ' --- |').join('')}`)
for (const [name, { recall }] of figures) {
  const cells = kinds.map((kind) => (recall.get(kind) ?? [0, 0]).join('/'))
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}
for (const each of [ours, reopened]) fs.rmSync(each.folder, { recursive: true })
