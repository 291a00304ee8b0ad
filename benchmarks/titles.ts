/**
 * Titles as Fuse.js finds them by looking at every one of them: are ours the same, and what does each take?
 *
 *     npm run bench:titles -- [--titles 10000] [--queries 1000] [--seed 1]
 *
 * Ids, order, scores and ranges are compared. Both are asked in turn, each query alone: nothing is left over from the
 * letters before, though in the app much is. Ends with an error where anything differs.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import Fuse from 'fuse.js'
import { fuseOptions, TitleIndex } from '../src/core/search/title-index.ts'
import { fold } from '../src/shared/fold.ts'
import type { Language } from './corpus.ts'
import { randomFrom, skewed, vocabularyOf, withTypo } from './corpus.ts'

const { values } = parseArgs({
  options: {
    titles: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const count = Number(values.titles)
const asked = Number(values.queries)
const seed = Number(values.seed)
const hits = 50
const random = randomFrom(seed)
const tongues: readonly Language[] = ['en', 'en', 'en', 'de', 'fr', 'ru', 'ar', 'zh']
const vocabularies = new Map<Language, readonly string[]>(
  [...new Set(tongues)].map((tongue, index) => [tongue, vocabularyOf(tongue, randomFrom(seed + index))]),
)

/** Three to twelve words, the common ones often, as in headlines. */
function madeTitle(): string {
  const tongue = tongues[Math.floor(random() * tongues.length)] ?? 'en'
  const words = vocabularies.get(tongue) ?? []
  const title = Array.from(
    { length: 3 + Math.floor(random() * 10) },
    () => words[skewed(random, words.length)],
  )
  return fold(title.join(tongue === 'zh' ? '' : ' '))
}

const titles = Array.from({ length: count }, madeTitle)

/** What somebody may type who remembers some of a title: parts of it of any length, half of them with typos. */
function madeQuery(number: number): string {
  const title = titles[Math.floor(random() * titles.length)] ?? ''
  const words = title.split(' ')
  const from = Math.floor(random() * words.length)
  const ways: readonly (() => string)[] = [
    () => title.slice(0, 2),
    () => (words[from] ?? '').slice(0, 3),
    () => (words[from] ?? '').slice(0, 4),
    () => words[from] ?? '',
    () => words.slice(from, from + 2).join(' '),
    () => title.slice(0, Math.ceil(title.length / 2)),
    () => title.slice(0, 32),
    () => title,
    () => title.slice(Math.floor(title.length / 3), Math.floor(title.length / 3) + 9),
    () => words.slice(from, from + 2).join(''),
  ]
  let query = ways[number % ways.length]?.() ?? title
  const typos = Math.floor(number / ways.length) % 4
  for (let typo = 1; typo < typos && query.length > 4; typo++) query = withTypo(query, random)
  return query
}

interface Hit {
  readonly key: number
  readonly score: number | undefined
  readonly ranges: readonly (readonly [number, number])[]
}

function fullScan(fuse: Fuse<string>, query: string): readonly Hit[] {
  return fuse.search(query, { limit: hits }).map(({ refIndex, score, matches }) => ({
    key: refIndex,
    score,
    ranges: (matches ?? []).flatMap((match) =>
      match.indices.map(([start, last]) => [start, last + 1] as const),
    ),
  }))
}

function quantile(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)
}

const index = new TitleIndex()
for (const [key, title] of titles.entries()) index.set(key, title)
const fuse = new Fuse(titles, fuseOptions)
const queries = Array.from({ length: asked }, (_, number) => madeQuery(number)).filter(
  (query) => query.trim() !== '',
)
const times: { readonly ours: number[]; readonly fuse: number[] } = { ours: [], fuse: [] }
const byLength = new Map<string, { ours: number; fuse: number; queries: number }>()
let different = 0
let found = 0
for (const query of queries) {
  const start = performance.now()
  const ours = index.search(query, hits)
  const between = performance.now()
  const theirs = fullScan(fuse, query)
  const end = performance.now()
  times.ours.push(between - start)
  times.fuse.push(end - between)
  const length =
    query.length < 4
      ? '2 or 3'
      : query.length < 7
        ? '4 to 6'
        : query.length < 13
          ? '7 to 12'
          : query.length < 33
            ? '13 to 32'
            : 'more'
  const sums = byLength.get(length) ?? { ours: 0, fuse: 0, queries: 0 }
  byLength.set(length, {
    ours: sums.ours + between - start,
    fuse: sums.fuse + end - between,
    queries: sums.queries + 1,
  })
  found += theirs.length
  const same = JSON.stringify(ours.map(({ key, score, ranges }) => ({ key, score, ranges })))
  if (same === JSON.stringify(theirs)) continue
  different++
  if (different <= 3) console.log(`differs: ${JSON.stringify(query)}`)
}
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
const identical = queries.length - different
console.log(
  `${count} titles, ${queries.length} queries, ${found} hits: ${identical} answers the same (${((100 * identical) / queries.length).toFixed(2)} %)`,
)
console.log(
  `ours p50 ${quantile(times.ours, 0.5)} p95 ${quantile(times.ours, 0.95)} ms, Fuse.js p50 ${quantile(times.fuse, 0.5)} p95 ${quantile(times.fuse, 0.95)} ms, ` +
    `sums ${sum(times.ours).toFixed(0)} and ${sum(times.fuse).toFixed(0)} ms: ours / its 1/${(sum(times.fuse) / sum(times.ours)).toFixed(1)}`,
)
for (const [length, { ours, fuse: its, queries: of }] of byLength)
  console.log(
    `  ${length} characters, ${of} queries: ${(ours / of).toFixed(2)} and ${(its / of).toFixed(1)} ms each, 1/${(its / ours).toFixed(1)}`,
  )
if (different > 0) process.exitCode = 1
