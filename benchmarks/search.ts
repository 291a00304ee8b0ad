/**
 * How fast does a keystroke find, and does it find the right article? Ours beside Fuse.js and MiniSearch, on the same
 * articles and the same keystrokes, in one process.
 *
 *     node benchmarks/search.ts [articles, 10000 if not given]
 */
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { ArticleId } from '../src/shared/article.ts'
import type { SearchDocument } from '../src/core/search/documents.ts'
import { SearchEngine } from '../src/core/search/engine.ts'
import type { PreparedText } from '../src/core/search/prepared-text.ts'
import { prepareText } from '../src/core/search/prepared-text.ts'
import type { MadeArticle } from './corpus.ts'
import { madeArticles, randomFrom, withTypo } from './corpus.ts'

interface Query {
  readonly kind: string
  readonly text: string
  readonly row: number
}

/** What is compared: given a text, the rows of the ten best. */
interface Contender {
  readonly name: string
  /** Every how many-th query it is asked: some take seconds. */
  readonly every: number
  readonly ask: (text: string) => readonly number[]
}

const count = Number(process.argv[2] ?? 10_000)
const articles = [...madeArticles(count)]
const textBytes = articles.reduce(
  (sum, { title, body }) => sum + Buffer.byteLength(title) + Buffer.byteLength(body),
  0,
)
console.log(`${count} articles, ${(textBytes / 1e6).toFixed(1)} MB of text, Node ${process.version}`)

function timed<Value>(what: string, act: () => Value): Value {
  const start = performance.now()
  const value = act()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s`)
  return value
}

function documentOf({ row, title, body }: MadeArticle): SearchDocument {
  const facts = { standfirst: [], byline: null, site: null, tags: [], fingerprint: '', trashed: false }
  const rest = {
    url: null,
    language: null,
    publishedAt: null,
    read: false,
    bookmarked: false,
    archived: false,
  }
  return {
    ...facts,
    ...rest,
    wordCount: 600,
    row,
    id: String(row) as ArticleId,
    title,
    text: body,
    hasPicture: false,
    addedAt: String(row),
  }
}

const prepared = new Map<ArticleId, PreparedText>()

/** Texts are in memory here; the app keeps about a thousand and reads the others from disk. */
function preparedTextOf(id: ArticleId): PreparedText {
  const text = prepared.get(id) ?? prepareText(articles[Number(id)]?.body ?? '')
  prepared.set(id, text)
  return text
}

function ours(): SearchEngine {
  const engine = new SearchEngine(preparedTextOf)
  for (let start = 0; start < articles.length; start += 1024) {
    engine.put(articles.slice(start, start + 1024).map(documentOf))
    while (engine.bodies.needsTidying) for (const _ of engine.bodies.tidy());
  }
  return engine
}

/** By characters, as the user would type them. */
function queries(): readonly Query[] {
  const random = randomFrom(7)
  const list: Query[] = []
  for (const { row, language, planted } of articles) {
    if (planted === null || list.length >= 48) continue
    for (const [place, word] of Object.entries(planted)) {
      const kinds = language === 'zh' ? ['exact'] : ['exact', 'beginning', 'one typo', 'two typos']
      // Each kind as often in titles as in bodies.
      const kind = kinds[Math.floor(list.length / 2) % kinds.length] ?? 'exact'
      const text =
        kind === 'beginning'
          ? word.slice(0, Math.ceil(word.length * 0.6))
          : kind === 'one typo'
            ? withTypo(word, random)
            : kind === 'two typos'
              ? withTypo(withTypo(word, random), random)
              : word
      list.push({ kind: `${kind}, ${place === 'inTitle' ? 'title' : 'body'}`, text, row })
    }
  }
  return list
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

interface Figures {
  readonly times: readonly number[]
  readonly recall: ReadonlyMap<string, readonly [found: number, asked: number]>
}

/** Types each query letter by letter from the second letter on, all contenders in turn at each keystroke. */
function measure(contenders: readonly Contender[], asked: readonly Query[]): ReadonlyMap<string, Figures> {
  const figures = new Map(
    contenders.map((each) => [
      each.name,
      { times: [] as number[], recall: new Map<string, [number, number]>() },
    ]),
  )
  for (const [index, query] of asked.entries()) {
    const letters = query.text.split('')
    for (let typed = Math.min(2, letters.length); typed <= letters.length; typed++) {
      const text = letters.slice(0, typed).join('')
      for (const { name, every, ask } of contenders) {
        const figure = figures.get(name)
        if (figure === undefined || index % every !== 0) continue
        const start = performance.now()
        const rows = ask(text)
        figure.times.push(performance.now() - start)
        if (typed < letters.length) continue
        const [found, total] = figure.recall.get(query.kind) ?? [0, 0]
        figure.recall.set(query.kind, [found + (rows.includes(query.row) ? 1 : 0), total + 1])
      }
    }
  }
  return figures
}

const engine = timed('build, ours', ours)
const saved = engine.bodies.segments.reduce(
  (sum, { tables, lists }) =>
    Object.values(tables).reduce((bytes, array) => bytes + array.byteLength, sum + lists.length),
  0,
)
console.log(`index, ours: ${(saved / 1e6).toFixed(1)} MB, ${(saved / textBytes).toFixed(2)} of the text`)
const mini = timed('build, MiniSearch', () => {
  const index = new MiniSearch({ fields: ['title', 'body'], idField: 'row' })
  index.addAll(articles)
  return index
})
const fuseTitles = new Fuse(articles, { keys: ['title'], ignoreLocation: true, threshold: 0.3 })
const fuseAll = new Fuse(articles, { keys: ['title', 'body'], ignoreLocation: true, threshold: 0.3 })

const contenders: readonly Contender[] = [
  { name: 'ours', every: 1, ask: (text) => engine.query(text, { limit: 10 }).hits.map((hit) => hit.row) },
  {
    name: 'ours, 50 hits with sentences',
    every: 1,
    ask: (text) => engine.query(text, { limit: 50 }).hits.map((hit) => hit.row),
  },
  {
    name: 'ours, titles alone',
    every: 1,
    ask: (text) => engine.titles(text, { limit: 10 }).hits.map((hit) => hit.row),
  },
  {
    name: 'MiniSearch',
    every: 1,
    ask: (text) =>
      mini
        .search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 3 } })
        .slice(0, 10)
        .map((result) => Number(result.id)),
  },
  {
    name: 'Fuse.js, titles',
    every: 4,
    ask: (text) => fuseTitles.search(text, { limit: 10 }).map(({ item }) => item.row),
  },
  {
    name: 'Fuse.js, titles and bodies',
    every: 48,
    ask: (text) => fuseAll.search(text, { limit: 10 }).map(({ item }) => item.row),
  },
]

const asked = queries()
const figures = measure(contenders, asked)
const base = [...(figures.get('ours')?.times ?? [])].sort((a, b) => a - b)
console.log(
  '\n| engine | keystrokes | p50 ms | p95 ms | p50 / ours | p95 / ours |\n| --- | --- | --- | --- | --- | --- |',
)
for (const [name, { times }] of figures) {
  const sorted = [...times].sort((a, b) => a - b)
  const [middle, high] = [quantile(sorted, 0.5), quantile(sorted, 0.95)]
  const ratios = `${(middle / quantile(base, 0.5)).toFixed(1)} | ${(high / quantile(base, 0.95)).toFixed(1)}`
  console.log(`| ${name} | ${times.length} | ${middle.toFixed(2)} | ${high.toFixed(2)} | ${ratios} |`)
}
const kinds = [...new Set(asked.map((query) => query.kind))].sort()
console.log(
  `\nFound among the first ten:\n| engine | ${kinds.join(' | ')} |\n| --- |${kinds.map(() => ' --- |').join('')}`,
)
for (const [name, { recall }] of figures) {
  const cells = kinds.map((kind) => (recall.get(kind) ?? [0, 0]).join('/'))
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}
