import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { ArticleNotFound, SplitRefused, StoreFault } from '@shared/fault.ts'
import { articleNotFound, fault } from '@shared/fault.ts'
import type { Highlight, HighlightDraft } from '@shared/highlight.ts'
import type { SplitPoint } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleDraft, ArticleImage } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import type { Block } from '@core/markup/blocks.ts'
import { blocksOf, plainText } from '@core/markup/blocks.ts'
import { parseFragment, serialise } from '@core/markup/parse.ts'
import { escapeText } from '@core/markup/paragraphs.ts'
import { tidyBody } from '@core/markup/tidy.ts'
import { composeDraft, oneLine } from './compose.ts'
import { asDraft, highlightsIn } from './item-highlights.ts'
import { likelyHeadlines } from './dump/likely-headlines.ts'
import { wholeArticle } from './whole-article.ts'

type Reshaped<Value, Extra extends { readonly code: string } = never> = Promise<
  Result<Value, ArticleNotFound | StoreFault | Extra>
>

/** A line longer than this is a sentence of the article, whatever it is marked as. */
const maxHeadlineLength = 160

/** Where an article may be divided: before each of its top-level blocks but the first. */
export async function splitPoints(library: Library, id: ArticleId): Reshaped<readonly SplitPoint[]> {
  const body = await library.body(id)
  if (!body.ok) return body
  const lines = linesOf(blocksOf(body.value))
  const likely = likelyHeadlines(lines.map((line) => line.text))
  return ok(
    lines
      .map(({ block, text, kind }, index) => ({
        block,
        text,
        likely: kind === 'heading' || likely[index] === true,
      }))
      .filter((point) => point.block > 0),
  )
}

/** The parts that an article falls into when cut before these top-level blocks. */
export async function splitDrafts(
  library: Library,
  id: ArticleId,
  blocks: readonly number[],
): Reshaped<readonly ArticleDraft[], SplitRefused> {
  const whole = await wholeArticle(library, id)
  if (!whole.ok) return whole
  const { article, source, images } = whole.value
  const elements = parseFragment(whole.value.html).children.filter((node) => node.type === 'element')
  const cuts = [...new Set(blocks)].toSorted((a, b) => a - b)
  const last = cuts.at(-1)
  if (last === undefined || (cuts[0] ?? 0) < 1 || last >= elements.length) {
    return fail(
      fault('split-refused', `“${article.title}” cannot be divided there: it has ${elements.length} blocks.`),
    )
  }
  const parts = [0, ...cuts].map((start, index) => elements.slice(start, cuts[index] ?? elements.length))
  const drafts = parts.map((part, index) => {
    const html = part.map((element) => `${serialise({ type: 'root', children: [element] })}\n`).join('')
    return index === 0
      ? composeDraft({
          ...article,
          titleOtherwise: null,
          html,
          source,
          images,
          state: stateOf(article),
        })
      : laterPart(article, html, source, images)
  })
  return ok(withTheirs(drafts, library.highlights(id)))
}

/** Each part takes what is marked in its words; notes on the whole, and what is in no part, stay with the first. */
function withTheirs(drafts: readonly ArticleDraft[], marked: readonly Highlight[]): readonly ArticleDraft[] {
  if (marked.length === 0) return drafts
  let left = marked
  const own = drafts.map(({ html }) => {
    const placed = highlightsIn(html, left)
    left = left.filter((highlight) => !placed.has(highlight))
    return [...placed.values()]
  })
  return drafts.map((draft, index) => ({
    ...draft,
    highlights: [...(own[index] ?? []), ...(index === 0 ? left.map(asDraft) : [])],
  }))
}

/** Joined in the order given; the first one's headline stays, the others become headings within it. */
export async function mergeDraft(library: Library, ids: readonly ArticleId[]): Reshaped<ArticleDraft> {
  const parts: { readonly article: ArticleSummary; readonly html: string }[] = []
  const pictures = new Map<string, ArticleImage>()
  for (const id of ids) {
    const article = library.summary(id)
    if (article === undefined) return fail(articleNotFound(id))
    const body = await library.body(id)
    if (!body.ok) return body
    const images = await library.images(id)
    if (!images.ok) return images
    for (const image of images.value) pictures.set(image.name, image)
    parts.push({ article, html: body.value })
  }
  const [first] = parts
  if (first === undefined) return fail(articleNotFound(''))
  const source = await library.source(first.article.id)
  if (!source.ok) return source
  const joined = parts.map(({ article, html }, index) => (index === 0 ? '' : headOf(article)) + html)
  const tags = parts.flatMap(({ article }) => article.tags)
  const marked = parts.map(({ article }) => library.highlights(article.id))
  const merged = composeDraft({
    ...first.article,
    tags,
    titleOtherwise: null,
    html: joined.join(''),
    source: source.value,
    images: [...pictures.values()],
    state: stateOf(first.article),
  })
  const highlights = placedInParts(joined, marked)
  return ok(highlights.length === 0 ? merged : { ...merged, highlights })
}

/**
 * What is marked in each part, placed where that part stands in the whole: the same words in another part, even with
 * the same words around them, are then not taken for it. Quotes that are not in their part are kept without a place.
 */
function placedInParts(
  parts: readonly string[],
  marked: readonly (readonly Highlight[])[],
): readonly HighlightDraft[] {
  let offset = 0
  return parts.flatMap((html, index) => {
    const theirs = marked[index] ?? []
    const before = offset
    // One more for the line end that parts it from the next.
    offset += plainText(html).length + 1
    if (theirs.length === 0) return []
    const placed = highlightsIn(html, theirs)
    return theirs.map((highlight) => {
      const draft = placed.get(highlight)
      return draft === undefined
        ? { ...asDraft(highlight), start: null }
        : { ...draft, start: before + (draft.start ?? 0) }
    })
  })
}

/** What the article said above its body is said within the joined one: nothing is lost. */
function headOf(article: ArticleSummary): string {
  const lines = [
    ...article.standfirst,
    [article.byline, article.dateline].filter((line) => line !== null).join(', '),
  ]
  const paragraphs = lines
    .filter((line) => line !== '')
    .map((line) => `<p dir="auto">${escapeText(line)}</p>\n`)
  return `<h2 dir="auto">${escapeText(article.title)}</h2>\n${paragraphs.join('')}`
}

function laterPart(
  article: ArticleSummary,
  html: string,
  source: ArticleDraft['source'],
  images: readonly ArticleImage[],
): ArticleDraft {
  const { title, rest } = headlineOf(html)
  return composeDraft({
    title,
    titleOtherwise: null,
    html: rest,
    source,
    images,
    site: article.site,
    url: article.url,
    tags: article.tags,
  })
}

/** A first block that reads as a headline becomes the title, unless nothing would be left below it. */
function headlineOf(html: string): { readonly title: string | null; readonly rest: string } {
  const root = parseFragment(html)
  const first = root.children.find((node) => node.type === 'element')
  const blocks = blocksOf(html)
  const [head] = blocks
  if (first === undefined || head === undefined || blocks.length < 2) return { title: null, rest: html }
  const isMarked = /^h[1-6]$/.test(first.tagName)
  const isShort = head.text.length <= maxHeadlineLength && !/[.!?:؟。]["”’]?$/.test(head.text)
  if (!isMarked && !(first.tagName === 'p' && isShort)) return { title: null, rest: html }
  const children = root.children.filter((node) => node !== first)
  return { title: oneLine(head.text), rest: serialise(tidyBody({ type: 'root', children })) }
}

/** One line for each top-level block. */
function linesOf(
  blocks: readonly Block[],
): readonly { readonly block: number; readonly text: string; readonly kind: Block['kind'] }[] {
  return blocks
    .filter((block, index) => blocks[index - 1]?.index !== block.index)
    .map(({ index, text, kind }) => ({ block: index, text: oneLine(text), kind }))
}

function stateOf(article: ArticleSummary): Pick<ArticleSummary, 'bookmarked' | 'archived' | 'read'> {
  const { bookmarked, archived, read } = article
  return { bookmarked, archived, read }
}
