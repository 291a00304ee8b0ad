import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { fail, ok } from '@shared/result.ts'
import { summaryOf } from '@core/library/summary-fixture.ts'
import { expect, test } from 'vitest'
import type { CopyShelf } from './find-copies.ts'
import { findCopies } from './find-copies.ts'

type Text = Partial<ArticleSummary> & { readonly text?: readonly string[] | null }

const letter = (number: number): string => String.fromCodePoint(97 + (number % 26))
/** Of words that no other subject has, most of them its own. */
const sentence = (about: string, number: number): string =>
  Array.from(
    { length: 16 },
    (_, at) => `${about}${letter(number)}${letter(number * 7)}${letter(at * at)}`,
  ).join(' ')
const story = (about: string, from = 0, to = 9): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => sentence(about, from + index))

function shelfOf(texts: readonly Text[]): CopyShelf & { readonly read: ArticleId[] } {
  const articles = texts.map(({ text = [], ...said }, row) =>
    summaryOf(row, { wordCount: (text ?? []).join(' ').split(' ').length, ...said }),
  )
  const bodies = new Map(articles.map(({ id }, index) => [id, texts[index]?.text ?? null]))
  const read: ArticleId[] = []
  return {
    read,
    all: () => articles,
    body: async (id) => {
      read.push(id)
      const text = bodies.get(id) ?? null
      return text === null
        ? fail({ code: 'unreadable' })
        : ok(text.map((paragraph) => `<p>${paragraph}</p>`).join('\n'))
    },
  }
}

const look = async (shelf: CopyShelf) =>
  findCopies(shelf, { sketches: new Map(), onProgress: () => undefined })
const groupsOf = async (texts: readonly Text[]) =>
  (await look(shelfOf(texts))).groups.map(({ articles, evidence }) => ({
    rows: articles.map(({ row }) => row),
    evidence,
  }))

test('the same words, one address and nearly the same text make copies, and each group says by what', async () => {
  expect(
    await groupsOf([
      { text: story('heron'), fingerprint: 'one' },
      { text: story('ferry'), url: 'https://a.example/ferry' },
      { text: story('mill') },
      { text: story('heron'), fingerprint: 'one' },
      { text: story('ferry', 0, 5), url: 'http://a.example/ferry/' },
      { text: ['Share this page with everybody.', ...story('mill')] },
      { text: story('tower') },
    ]),
  ).toEqual([
    { rows: [5, 2], evidence: 'likeness' },
    { rows: [1, 4], evidence: 'address' },
    { rows: [0, 3], evidence: 'words' },
  ])
})

test('a link is a copy of the text from its address, in whichever order they came', async () => {
  const url = 'https://a.example/ferry'
  expect(
    await groupsOf([
      { linkOnly: true, wordCount: 0, url, text: null },
      { text: story('ferry'), url },
      { linkOnly: true, wordCount: 0, url: 'https://a.example/other', text: null },
    ]),
  ).toEqual([{ rows: [1, 0], evidence: 'address' }])
})

test('the articles of one page, of one front page and of one series are told apart', async () => {
  const page = 'https://a.example/all-news'
  const front = 'https://a.example/'
  const shares = (day: number): readonly string[] =>
    Array.from(
      { length: 9 },
      (_, index) =>
        `Share number ${index} of the mills rose to ${day * 13 + index} points at the close of trading.`,
    )
  expect(
    await groupsOf([
      { text: story('heron'), url: page },
      { text: story('ferry'), url: page },
      { text: ['Rain.'], url: page },
      { text: ['Sun.'], url: page },
      { text: [...story('mill', 0, 6), ...story('quay', 0, 4)], url: front },
      { text: [...story('mill', 0, 6), ...story('dike', 0, 9)], url: front },
      { text: shares(1) },
      { text: shares(2) },
    ]),
  ).toEqual([])
})

test('a group gathers around one article: what differs from that one is not in it', async () => {
  // Each takes over all but a twentieth of the one before.
  const groups = await groupsOf([
    { text: story('heron', 0, 20) },
    { text: story('heron', 1, 21) },
    { text: story('heron', 2, 22) },
    { text: story('heron', 3, 23) },
  ])
  expect(groups.map(({ rows }) => rows)).toEqual([
    [2, 3],
    [0, 1],
  ])
})

test('what lies in the Trash and what cannot be read is a copy of nothing', async () => {
  expect(
    await groupsOf([
      { text: story('heron'), fingerprint: 'one' },
      { text: story('heron'), fingerprint: 'one', trashedAt: '2026-01-01T00:00:00.000Z' },
      { text: null, url: 'https://a.example/ferry', wordCount: 90 },
      { text: story('ferry'), url: 'https://a.example/ferry' },
    ]),
  ).toEqual([])
})

test('texts that are known already are read only where something tells that they may be copies', async () => {
  const texts = [{ text: story('heron') }, { text: story('ferry') }, { text: story('heron') }]
  const first = await look(shelfOf(texts))
  expect(first.fresh).toHaveLength(3)
  const sketches = new Map(first.fresh.map(({ sketch }, row) => [row, sketch]))
  const shelf = shelfOf(texts)
  const second = await findCopies(shelf, { sketches, onProgress: () => undefined })
  expect(second.fresh).toEqual([])
  expect(second.groups.map(({ articles }) => articles.map(({ row }) => row))).toEqual([[0, 2]])
  expect(shelf.read).toEqual([...shelf.all()].filter(({ row }) => row !== 1).map(({ id }) => id))
})
