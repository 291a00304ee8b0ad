import type { ArticleSummary } from '@shared/article.ts'
import { ownPage } from '@core/markup/own-page.ts'
import { escapeAttribute, escapeText } from '@core/markup/paragraphs.ts'

/** A page that stands alone: opens in any browser, asks for nothing, runs nothing. */
export function articleHtml(summary: ArticleSummary, html: string): string {
  const language = summary.language === null ? '' : ` lang="${escapeAttribute(summary.language)}"`
  const credits = [summary.byline, summary.site, summary.publishedAt].filter((part) => part !== null)
  const standfirst = summary.standfirst.map((line) => `<li dir="auto">${escapeText(line)}</li>`).join('')
  return `<!doctype html>
<html${language} dir="${summary.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="${ownPage.generator}">
<title>${escapeText(summary.title)}</title>
${meta('author', summary.byline)}${meta('date', summary.publishedAt)}${meta('application-name', summary.site)}${meta('description', summary.standfirst[0] ?? null)}${canonical(summary.url)}<style>
body { max-width: 38rem; margin: 3rem auto; padding: 0 1rem; font: 1.125rem/1.55 Literata, Georgia, serif; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; } td, th { border: 1px solid; padding: .2em .5em; }
</style>
</head>
<body>
<article>
<header>
<h1 dir="auto">${escapeText(summary.title)}</h1>
${standfirst === '' ? '' : `<ul>${standfirst}</ul>\n`}${credits.length === 0 ? '' : `<p>${credits.map(escapeText).join(' · ')}</p>\n`}${
    summary.dateline === null ? '' : `<p>${escapeText(summary.dateline)}</p>\n`
  }</header>
<div class="${ownPage.bodyClass}">
${html}
</div>
</article>
</body>
</html>
`
}

function meta(name: string, value: string | null): string {
  return value === null ? '' : `<meta name="${name}" content="${escapeAttribute(value)}">\n`
}

function canonical(url: string | null): string {
  return url === null ? '' : `<link rel="canonical" href="${escapeAttribute(url)}">\n`
}
