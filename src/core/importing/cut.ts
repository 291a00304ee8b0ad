import type { ArticleId } from '@shared/article.ts'
import type { Quote } from '@shared/anchor/anchor.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import type { ArticleNotFound, CutRefused, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Passage } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import type { Element, RootContent } from 'hast'
import { parseFragment, serialise } from '@core/markup/parse.ts'
import { tidyBody } from '@core/markup/tidy.ts'
import { composeDraft, oneLine } from './compose.ts'
import { wholeArticle } from './whole-article.ts'

/** As much of a passage as tells it from the others, in characters. */
const shownLength = 300

/** Wrappers that the page takes off as well, before it counts what an article is made of. */
const wrappers = new Set(['div', 'section', 'aside'])

/**
 * What an article is made of, from top to bottom: paragraphs, lists, figures. `selected`: what the reader has selected in
 * it, so that the passages it runs over can be offered first.
 */
export async function passages(
  library: Library,
  id: ArticleId,
  selected: Quote | null,
): Promise<Result<readonly Passage[], ArticleNotFound | StoreFault>> {
  const body = await library.body(id)
  if (!body.ok) return body
  const texts = elementsIn(contentOf(body.value)).map((element) => plainText(markupOf(element)))
  const ranges = rangesOf(texts)
  const whole = new AnchorText(texts.filter((text) => text !== '').join('\n'))
  const runsOver = (quote: Quote): readonly boolean[] => {
    const found = quote.quote === '' ? null : whole.find(quote)
    return ranges.map(
      ({ start, end }) => found !== null && found.range.start < end && found.range.end > start,
    )
  }
  const over = selected === null ? [] : runsOver(selected)
  const marked = library.highlights(id).map(runsOver)
  return ok(
    texts.map((text, index) => ({
      index,
      text: oneLine(text).slice(0, shownLength),
      isSelected: over[index] === true,
      highlights: marked.filter((each) => each[index] === true).length,
    })),
  )
}

/** The article without some of its passages; its source stays whole. Refused where nothing would be left. */
export async function cutDraft(
  library: Library,
  id: ArticleId,
  cut: readonly number[],
): Promise<Result<ArticleDraft, ArticleNotFound | CutRefused | StoreFault>> {
  const whole = await wholeArticle(library, id)
  if (!whole.ok) return whole
  const { article, source, images } = whole.value
  const content = contentOf(whole.value.html)
  const elements = elementsIn(content)
  const gone = new Set<RootContent | undefined>(cut.map((index) => elements[index]))
  if (gone.has(undefined))
    return fail(
      fault('cut-refused', `“${article.title}” has changed: it has ${elements.length} passages now.`),
    )
  const left = content.filter((node) => !gone.has(node))
  const html = serialise(tidyBody({ type: 'root', children: [...left] }))
  if (plainText(html) === '')
    return fail(fault('cut-refused', `Nothing would be left to read of “${article.title}”.`))
  return ok(composeDraft({ ...article, titleOtherwise: null, html, source, images }))
}

/** What stands at the top, inside of wrappers around all of it. */
function contentOf(html: string): readonly RootContent[] {
  let content: readonly RootContent[] = parseFragment(html).children
  for (;;) {
    const [only, ...others] = elementsIn(content)
    const hasLooseText = content.some((node) => node.type === 'text' && node.value.trim() !== '')
    if (only === undefined || others.length > 0 || hasLooseText || !isWrapper(only)) return content
    content = only.children
  }
}

function elementsIn(content: readonly RootContent[]): readonly Element[] {
  return content.filter((node) => node.type === 'element')
}

function isWrapper({ tagName, properties }: Element): boolean {
  return wrappers.has(tagName) && properties['className'] === undefined
}

function markupOf(element: Element): string {
  return serialise({ type: 'root', children: [element] })
}

/** Where each of these texts stands in all of them, one to a line; those that are empty stand nowhere. */
function rangesOf(texts: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
  let offset = 0
  return texts.map((text) => {
    const range = { start: offset, end: offset + text.length }
    if (text !== '') offset = range.end + 1
    return range
  })
}
