import type { ArticleSummary } from '@shared/article.ts'
import { blocksOf } from '@core/markup/blocks.ts'

/** One article as `offprint show --format json` gives it. A public shape: fields are added, never changed. */
export interface ArticleJson {
  readonly id: string
  readonly title: string
  readonly standfirst: readonly string[]
  readonly byline: string | null
  readonly dateline: string | null
  readonly publishedAt: string | null
  readonly site: string | null
  readonly url: string | null
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl'
  readonly wordCount: number
  readonly tags: readonly string[]
  readonly bookmarked: boolean
  readonly archived: boolean
  readonly read: boolean
  /** Only its address is in the library. Absent where there is a text. */
  readonly linkOnly?: true
  /** Plain text, one string a block of the body: paragraphs, headings, items of lists. */
  readonly paragraphs: readonly string[]
  /** The body as it is kept: sanitised HTML. */
  readonly html: string
}

export function articleJson(summary: ArticleSummary, html: string): ArticleJson {
  return {
    id: summary.id,
    title: summary.title,
    standfirst: summary.standfirst,
    byline: summary.byline,
    dateline: summary.dateline,
    publishedAt: summary.publishedAt,
    site: summary.site,
    url: summary.url,
    language: summary.language,
    direction: summary.direction,
    wordCount: summary.wordCount,
    tags: summary.tags,
    bookmarked: summary.bookmarked,
    archived: summary.archived,
    read: summary.read,
    ...(summary.linkOnly === true ? { linkOnly: true } : {}),
    paragraphs: blocksOf(html).map((block) => block.text),
    html,
  }
}
