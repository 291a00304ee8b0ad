import type { ArticleSummary, Row } from '@shared/article.ts'
import type { Highlight, HighlightColour } from '@shared/highlight.ts'
import type { HighlightGroup, HighlightPage, HighlightQuery } from '@shared/highlight-search.ts'
import { highlightPageSize } from '@shared/highlight-search.ts'
import { fold } from '@shared/fold.ts'
import { Slices } from './slices.ts'

export interface HighlightSource {
  /** Of articles with highlights, in the order of the answer. */
  readonly rows: Uint32Array
  readonly summaryAt: (row: Row) => ArticleSummary | undefined
  readonly highlightsAt: (row: Row) => readonly Highlight[]
}

/** Every group that fits, one after the other, with a turn for the event loop between slices of work. */
export async function* highlightGroups(
  source: HighlightSource,
  query: HighlightQuery,
): AsyncGenerator<HighlightGroup> {
  for await (const { article, fitting } of worded(source, query)) {
    const highlights = fitting.filter((highlight) => isChosen(highlight, query))
    if (highlights.length > 0) yield { article, highlights }
  }
}

/** One page of them, and what the filters can choose among. */
export async function searchHighlights(
  source: HighlightSource,
  query: HighlightQuery,
): Promise<HighlightPage> {
  const colours: Record<HighlightColour, number> = { yellow: 0, green: 0, blue: 0, pink: 0, purple: 0 }
  const tags = new Map<string, number>()
  const groups: HighlightGroup[] = []
  let articles = 0
  let count = 0
  for await (const { article, fitting } of worded(source, query)) {
    for (const { colour, tags: own } of fitting) {
      colours[colour] += 1
      for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1)
    }
    const highlights = fitting.filter((highlight) => isChosen(highlight, query))
    if (highlights.length === 0) continue
    if (articles >= query.offset && groups.length < highlightPageSize) groups.push({ article, highlights })
    articles += 1
    count += highlights.length
  }
  const named = Array.from(tags, ([name, times]) => ({ name, count: times }))
  named.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
  return { articles, highlights: count, groups, colours, tags: named }
}

/** What the words of the question find, before the other filters. */
async function* worded(
  { rows, summaryAt, highlightsAt }: HighlightSource,
  { text }: HighlightQuery,
): AsyncGenerator<{ readonly article: ArticleSummary; readonly fitting: readonly Highlight[] }> {
  const slices = new Slices()
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  for (const row of rows) {
    if (slices.due) await slices.pause()
    const article = summaryAt(row)
    if (article === undefined) continue
    const all = highlightsAt(row)
    const title = words.length === 0 ? '' : fold(article.title)
    const fitting = words.length === 0 ? all : all.filter((highlight) => hasWords(highlight, title, words))
    if (fitting.length > 0) yield { article, fitting }
  }
}

function hasWords({ quote, note, tags }: Highlight, title: string, words: readonly string[]): boolean {
  const said = `${title}\n${fold([quote, note ?? '', ...tags].join('\n'))}`
  return words.every((word) => said.includes(word))
}

function isChosen({ colour, tags, note }: Highlight, query: HighlightQuery): boolean {
  if (query.colour !== null && colour !== query.colour) return false
  if (query.tag !== null && !tags.includes(query.tag)) return false
  return !query.notesOnly || note !== null
}
