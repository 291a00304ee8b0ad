import type { ArticleSummary, Direction } from '@shared/article.ts'
import type { DetailsChange } from '@shared/details.ts'

/** As it stands in the fields: '' for what there is none of. */
export interface TypedDetails {
  readonly title: string
  readonly byline: string
  readonly site: string
  /** A year, a month or a day; the hour that an article may have is not shown, and stays with its day. */
  readonly day: string
  readonly language: string | null
  readonly direction: Direction
}

/** What differs from what the article has. */
export function changedDetails(article: ArticleSummary, typed: TypedDetails): DetailsChange {
  const title = typed.title.trim()
  const byline = typed.byline.trim() === '' ? null : typed.byline.trim()
  const site = typed.site.trim() === '' ? null : typed.site.trim()
  return {
    ...(title === article.title ? {} : { title }),
    ...(byline === article.byline ? {} : { byline }),
    ...(site === article.site ? {} : { site }),
    ...(typed.day === (article.publishedAt?.slice(0, 10) ?? '')
      ? {}
      : { publishedAt: typed.day === '' ? null : typed.day }),
    ...(typed.language === article.language ? {} : { language: typed.language }),
    ...(typed.direction === article.direction ? {} : { direction: typed.direction }),
  }
}
