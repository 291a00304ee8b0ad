import type { ArticleSummary } from '@shared/article.ts'
import { blocksOf } from '@core/markup/blocks.ts'

/** An article as plain text: headline, what stands under it, then the body with a blank line between blocks. */
export function articleText(summary: ArticleSummary, html: string): string {
  const credits = [summary.byline, summary.site, summary.publishedAt]
    .filter((part) => part !== null)
    .join(' · ')
  const body = blocksOf(html)
    .map(({ kind, text }) => (kind === 'list' ? `- ${text}` : text))
    .join('\n\n')
  const opening = summary.dateline === null ? body : `${summary.dateline}: ${body}`
  const standfirst = summary.standfirst.map((line) => `- ${line}`).join('\n')
  return `${[summary.title, credits, summary.url ?? '', standfirst, opening].filter((part) => part !== '').join('\n\n')}\n`
}
