/**
 * Does the right article stand among the first ten, and how high? 200 and more queries in eight languages over
 * articles made of real words, each about two things that no other is about together, though many mention both.
 *
 *     npm run bench:ranking -- [seed, 1 if not given]
 *
 * Nothing in the engine was tuned on it. Relevant: the article that is about both words that were typed; for a single
 * word every article that is about it.
 */
import type { ArticleId } from '../src/shared/article.ts'
import { SearchEngine } from '../src/core/search/engine.ts'
import { prepareText } from '../src/core/search/prepared-text.ts'
import { randomFrom, withTypo } from './corpus.ts'
import type { RankedArticle } from './ranking-corpus.ts'
import { rankedArticles, tongues } from './ranking-corpus.ts'
import { documentOf } from './search-ours.ts'

const seed = Number(process.argv[2] ?? 1)
const perTongue = 150
const articles = rankedArticles(perTongue, seed)
const random = randomFrom(seed + 1000)
const engine = new SearchEngine((id: ArticleId) => prepareText(articles[Number(id)]?.body ?? ''))
engine.put(articles.map((article) => documentOf({ ...article, language: 'en', planted: null })))

type Way = (topics: readonly [string, string]) => string | null

const isLong = (word: string, least: number): boolean => word.length >= least
const plain = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ı', 'i').replaceAll('ø', 'o')
const spaced = (word: string): boolean =>
  !/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word)

/** How people type: given the two things, what stands in the field; null if it cannot be done to these words. */
const ways: Readonly<Record<string, Way>> = {
  'both words': ([a, b]) => `${a} ${b}`,
  'both, the other way round': ([a, b]) => `${b} ${a}`,
  'beginnings of both': ([a, b]) =>
    spaced(a) ? `${a.slice(0, -1)} ${b.slice(0, Math.max(3, b.length - 2))}` : null,
  'one typo': ([a, b]) => (spaced(a) && isLong(a, 5) ? `${withTypo(a, random)} ${b}` : null),
  'two typos': ([a, b]) =>
    spaced(a) && isLong(a, 8) ? `${withTypo(withTypo(a, random), random)} ${b}` : null,
  'a typo in each': ([a, b]) =>
    spaced(a) && isLong(a, 5) && isLong(b, 5) ? `${withTypo(a, random)} ${withTypo(b, random)}` : null,
  'no accents': ([a, b]) => (plain(`${a}${b}`) === `${a}${b}` ? null : plain(`${a} ${b}`)),
  capitals: ([a, b]) => (`${a}${b}`.toUpperCase() === `${a}${b}` ? null : `${a} ${b}`.toUpperCase()),
  'inside of a word': ([a, b]) => (spaced(a) && isLong(a, 8) ? `${a.slice(2, -1)} ${b}` : null),
  'three typos': ([a, b]) =>
    spaced(a) && isLong(a, 9) ? `${withTypo(withTypo(withTypo(a, random), random), random)} ${b}` : null,
  'part of a run': ([a, b]) => (spaced(a) ? null : `${Array.from(a).slice(0, 2).join('')} ${b}`),
  'a wrong character in a run': ([a, b]) => (spaced(a) || !isLong(a, 4) ? null : `${a.slice(0, -1)}口 ${b}`),
  'with the article': ([a, b]) => (/\p{Script=Arabic}/u.test(a) ? `ال${a} ${b}` : null),
  'one word': ([a]) => a,
}

interface Score {
  asked: number
  recall: number
  reciprocal: number
}

function relevantTo(article: RankedArticle, way: string): ReadonlySet<number> {
  if (way !== 'one word') return new Set([article.row])
  const [topic] = article.topics
  return new Set(articles.filter((each) => each.topics.includes(topic)).map((each) => each.row))
}

const scores = new Map<string, Score>()
function note(kind: string, recall: number, reciprocal: number): void {
  const score = scores.get(kind) ?? { asked: 0, recall: 0, reciprocal: 0 }
  scores.set(kind, {
    asked: score.asked + 1,
    recall: score.recall + recall,
    reciprocal: score.reciprocal + reciprocal,
  })
}

const perWayAndTongue = 3
let total = 0
for (const [way, typed] of Object.entries(ways)) {
  for (const tongue of tongues) {
    const candidates = articles.filter((article) => article.tongue === tongue)
    let asked = 0
    for (let tries = 0; tries < 60 && asked < perWayAndTongue; tries++) {
      const article = candidates[Math.floor(random() * candidates.length)]
      const text = article === undefined ? null : typed(article.topics)
      if (article === undefined || text === null) continue
      asked++
      total++
      const relevant = relevantTo(article, way)
      const rows = engine.query(text, { limit: 10 }).hits.map((hit) => hit.row)
      const found = rows.filter((row) => relevant.has(row)).length
      const first = rows.findIndex((row) => relevant.has(row))
      const recall = found / Math.min(10, relevant.size)
      const reciprocal = first < 0 ? 0 : 1 / (first + 1)
      for (const kind of [way, `(${tongue})`, '(all)']) note(kind, recall, reciprocal)
    }
  }
}

console.log(
  `${total} queries, ${articles.length} articles, seed ${seed}\n\n| kind | queries | recall@10 | MRR |`,
)
console.log('| --- | --- | --- | --- |')
for (const [kind, { asked, recall, reciprocal }] of scores) {
  console.log(`| ${kind} | ${asked} | ${(recall / asked).toFixed(2)} | ${(reciprocal / asked).toFixed(2)} |`)
}
