import { paragraphsToHtml } from '@core/markup/paragraphs.ts'
import { composeDraft } from '../compose.ts'
import type { DumpArticle } from '../dump/dump-article.ts'
import type { DumpReading } from '../dump/dump.ts'
import { readDump } from '../dump/dump.ts'
import { canonicalAddress } from '../evidence/canonical-address.ts'
import type { ReadArticle, Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import { nameAsTitle } from '../source.ts'

/** Plain text: a page dump of one or more articles, or just paragraphs. */
export function readText(source: ReadSource, text: string): Reading {
  const reading = readDump(text)
  if (reading.articles.length === 0) return unreadable('there are no words in it', 'text')
  return {
    ok: true,
    format: 'text',
    articles: articlesOfDump(reading, source, { extension: 'txt', bytes: source.bytes }),
    notes: notesOn(reading),
  }
}

export function articlesOfDump(
  reading: DumpReading,
  source: ReadSource,
  kept: { readonly extension: string; readonly bytes: Uint8Array },
): readonly ReadArticle[] {
  const alone = reading.articles.length === 1
  const claimed = new Set(reading.articles.flatMap((article) => article.furniture))
  return reading.articles.map((article, index) => ({
    draft: composeDraft({
      ...factsOf(article),
      titleOtherwise: alone ? nameAsTitle(source) : null,
      html: paragraphsToHtml(article.paragraphs),
      source: kept,
    }),
    // What stood in no article is accounted for with the first.
    furniture: reading.furniture
      .filter(({ line }) => article.furniture.includes(line) || (index === 0 && !claimed.has(line)))
      .map(({ text }) => text),
  }))
}

export function factsOf(
  article: DumpArticle,
): Pick<DumpArticle, 'title' | 'standfirst' | 'byline' | 'dateline' | 'publishedAt' | 'site' | 'url'> {
  const { title, standfirst, byline, dateline, publishedAt, site, url } = article
  return { title, standfirst, byline, dateline, publishedAt, site, url: canonicalAddress(url) }
}

export function notesOn(reading: DumpReading): readonly string[] {
  if (reading.confidence === 'sure') return []
  return reading.articles.length === 1
    ? ['Kept as one article because nothing said for sure where another begins; Split can divide it.']
    : ['Where one article ends was not certain; Merge can join them again.']
}
