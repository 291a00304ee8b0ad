import { DatabaseSync } from 'node:sqlite'
import { create, insert, search } from '@orama/orama'
import UFuzzy from '@leeoniya/ufuzzy'
import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { EditPattern, forgivenEdits, maxPatternLength } from '../src/core/search/edit-distance.ts'
import type { MadeArticle } from './corpus.ts'

/** What is compared: given a text, the rows of the ten best. */
export interface Contender {
  readonly name: string
  /** Every how many-th query it is asked: some take seconds. */
  readonly every: number
  readonly ask: (text: string) => readonly number[]
  /** What it does after an answer, while nobody waits. */
  readonly between?: () => void
  /** Lets go of what it keeps of the last questions. */
  readonly forget?: () => void
}

/** A peer, and up to how many articles it is tried with. */
export interface Peer {
  readonly name: string
  readonly most: number
  /** Why not more. */
  readonly because: string
  /** Builds its index. */
  readonly build: (articles: readonly MadeArticle[]) => Contender
}

const shown = 10

function sqliteOf(articles: readonly MadeArticle[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, body, prefix='2 3', tokenize='unicode61')`)
  const add = database.prepare('INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for (const { row, title, body } of articles) add.run(row, title, body)
  database.exec('COMMIT')
  return database
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`

function bestRows(database: DatabaseSync, words: readonly string[]): readonly number[] {
  if (words.length === 0) return []
  return database
    .prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 6.0, 1.0) LIMIT 10')
    .all(words.join(' AND '))
    .map((found) => Number(found['rowid']))
}

export const peers: readonly Peer[] = [
  {
    name: 'MiniSearch',
    most: 50_000,
    because: 'it holds more than 1 GB at 50,000',
    build: (articles) => {
      const index = new MiniSearch({ fields: ['title', 'body'], idField: 'row' })
      index.addAll(articles)
      const options = { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 3 } } as const
      return {
        name: 'MiniSearch',
        every: 1,
        ask: (text) =>
          index
            .search(text, options)
            .slice(0, shown)
            .map((result) => Number(result.id)),
      }
    },
  },
  {
    name: 'SQLite FTS5, prefix, no typos',
    most: Infinity,
    because: '',
    build: (articles) => {
      const database = sqliteOf(articles)
      return {
        name: 'SQLite FTS5, prefix, no typos',
        every: 1,
        ask: (text) =>
          bestRows(
            database,
            wordsOf(text).map((word) => `${quoted(word)}*`),
          ),
      }
    },
  },
  {
    name: 'typos by SQLite FTS5 and a look through its vocabulary',
    most: Infinity,
    because: '',
    build: (articles) => {
      const database = sqliteOf(articles)
      database.exec("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(texts, 'row')")
      const terms = database
        .prepare('SELECT term FROM vocabulary')
        .all()
        .map((row) => String(row['term']))
      const alternatives = (word: string): string => {
        const edits = forgivenEdits(word.length)
        if (edits === 0 || word.length > maxPatternLength) return `${quoted(word)}*`
        const pattern = new EditPattern(word)
        const near = terms.filter((term) => pattern.isNear(term, edits, word.length >= 5))
        return `(${[`${quoted(word)}*`, ...near.map(quoted)].join(' OR ')})`
      }
      return {
        name: 'SQLite FTS5, typos by its vocabulary',
        every: 1,
        ask: (text) => bestRows(database, wordsOf(text).map(alternatives)),
      }
    },
  },
  {
    name: 'Orama, tolerance 1',
    most: 10_000,
    because: 'it holds more than 400 MB at 10,000',
    build: (articles) => {
      const index = create({ schema: { title: 'string', body: 'string' } as const })
      for (const { row, title, body } of articles) void insert(index, { id: String(row), title, body })
      return {
        name: 'Orama, tolerance 1',
        every: 4,
        ask: (text) => {
          const results = search(index, { term: text, tolerance: 1, limit: shown, boost: { title: 3 } })
          return results instanceof Promise ? [] : results.hits.map((hit) => Number(hit.id))
        },
      }
    },
  },
  {
    name: 'FlexSearch, forward, no typos',
    most: 10_000,
    because: 'it holds about 1 GB at 10,000',
    build: (articles) => {
      const index = new FlexSearch.Index({ tokenize: 'forward' })
      for (const { row, title, body } of articles) index.add(row, `${title} ${body}`)
      return {
        name: 'FlexSearch, forward, no typos',
        every: 1,
        ask: (text) => index.search(text, { limit: shown }).map(Number),
      }
    },
  },
  {
    name: 'uFuzzy, titles and bodies',
    most: 10_000,
    because: 'it looks through all texts at each keystroke',
    build: (articles) => {
      const texts = articles.map(({ title, body }) => `${title} ${body}`)
      const finder = new UFuzzy({ unicode: true, interSplit: '[^\\p{L}\\d]+', intraMode: 1 })
      return {
        name: 'uFuzzy, titles and bodies',
        every: 24,
        ask: (text) =>
          (finder.filter(texts, text) ?? []).slice(0, shown).map((at) => articles[at]?.row ?? -1),
      }
    },
  },
  {
    name: 'Fuse.js, titles',
    most: Infinity,
    because: '',
    build: (articles) => {
      const index = new Fuse(articles, { keys: ['title'], ignoreLocation: true, threshold: 0.3 })
      return {
        name: 'Fuse.js, titles',
        every: 8,
        ask: (text) => index.search(text, { limit: shown }).map(({ item }) => item.row),
      }
    },
  },
  {
    name: 'Fuse.js, titles and bodies',
    most: 10_000,
    because: 'it takes seconds for each keystroke',
    build: (articles) => {
      const index = new Fuse(articles, { keys: ['title', 'body'], ignoreLocation: true, threshold: 0.3 })
      return {
        name: 'Fuse.js, titles and bodies',
        every: 48,
        ask: (text) => index.search(text, { limit: shown }).map(({ item }) => item.row),
      }
    },
  },
]
