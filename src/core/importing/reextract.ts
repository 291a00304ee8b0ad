import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { Extraction, ExtractionMethod } from '@shared/extraction.ts'
import { extractionMethods } from '@shared/extraction.ts'
import type { ArticleNotFound, ReextractRefused, StoreFault } from '@shared/fault.ts'
import { articleNotFound, fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleDraft, DraftSource } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { withKeptPictures } from '@core/markup/kept-pictures.ts'
import { plainText } from '@core/markup/blocks.ts'
import { composeDraft } from './compose.ts'
import type { Reader } from './reader.ts'
import { isExport } from './reader.ts'
import { highlightsIn } from './item-highlights.ts'

type Reextracted<Value> = Promise<Result<Value, ArticleNotFound | ReextractRefused | StoreFault>>

/** As much of a text as shows how it begins, in characters. */
const openingLength = 280

/** What each method makes of the page that was kept, best first; nothing is changed. */
export async function extractions(
  library: Library,
  reader: Reader,
  id: ArticleId,
): Reextracted<readonly Extraction[]> {
  const found: Extraction[] = []
  const present = await library.body(id)
  if (!present.ok) return present
  const words = plainText(present.value)
  const quoted = library.highlights(id).filter(({ quote }) => quote !== '')
  for (const method of extractionMethods) {
    const draft = await reextractedDraft(library, reader, id, method)
    if (!draft.ok) return draft
    const text = plainText(draft.value.html)
    found.push({
      method,
      wordCount: draft.value.wordCount,
      opening: text.slice(0, openingLength),
      ending: text.length > 2 * openingLength ? text.slice(-openingLength / 2) : '',
      isPresent: text === words,
      unplacedHighlights: quoted.length - highlightsIn(draft.value.html, quoted).size,
    })
  }
  return ok(found)
}

/**
 * The article taken anew from the page it came from; title, byline and all that the reader knows it by stay.
 * Refused where the source is no page (text that was pasted, a row of an export).
 */
export async function reextractedDraft(
  library: Library,
  reader: Reader,
  id: ArticleId,
  method: ExtractionMethod,
): Reextracted<ArticleDraft> {
  const article = library.summary(id)
  if (article === undefined) return fail(articleNotFound(id))
  const source = await library.source(id)
  if (!source.ok) return source
  if (!isPage(source.value)) return fail(refusal(article, 'what it came from is no web page'))
  const body = await library.body(id)
  if (!body.ok) return body
  const images = await library.images(id)
  if (!images.ok) return images
  const reading = await reader.read({
    name: `page.${source.value.extension}`,
    bytes: source.value.bytes,
    pasted: true,
    method,
  })
  if (isExport(reading)) {
    await reading.close()
    return fail(refusal(article, 'what it came from is a list of articles'))
  }
  if (!reading.ok) return fail(refusal(article, reading.reason))
  const [found, ...more] = reading.articles
  if (found === undefined || more.length > 0)
    return fail(refusal(article, `what it came from holds ${reading.articles.length} articles`))
  const { draft } = found
  if (draft.wordCount === 0) return fail(refusal(article, 'no text was found in what it came from'))
  return ok(
    composeDraft({
      ...article,
      standfirst: draft.standfirst.length === 0 ? [] : article.standfirst,
      titleOtherwise: null,
      html: withKeptPictures(draft.html, body.value),
      source: source.value,
      images: [
        ...new Map([...images.value, ...(draft.images ?? [])].map((each) => [each.name, each])).values(),
      ],
    }),
  )
}

/** Puts it in the place of the present text. One step to undo; marks and highlights stay. */
export async function reextract(
  library: Library,
  reader: Reader,
  id: ArticleId,
  method: ExtractionMethod,
): Reextracted<ArticleSummary> {
  const draft = await reextractedDraft(library, reader, id, method)
  return draft.ok ? library.replaceBody(id, draft.value) : draft
}

function isPage({ extension }: DraftSource): boolean {
  return /^(?:x?html?|mht|mhtml)$/.test(extension)
}

function refusal(article: ArticleSummary, reason: string): ReextractRefused {
  return fault('reextract-refused', `The text of “${article.title}” cannot be taken anew: ${reason}.`)
}
