import { articleHtml } from '@core/exporting/article-html.ts'
import { articleJson } from '@core/exporting/article-json.ts'
import { articleMarkdown } from '@core/exporting/article-markdown.ts'
import { articleText } from '@core/exporting/article-text.ts'
import { withInlinePictures } from '@core/exporting/inline-pictures.ts'
import type { Library } from '@core/library/library.ts'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { findArticle } from '../article-ids.ts'
import { readArguments, UsageError } from '../arguments.ts'
import type { Io } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'

const formats: Readonly<Record<string, (summary: ArticleSummary, html: string) => string>> = {
  text: articleText,
  json: (summary, html) => `${JSON.stringify(articleJson(summary, html), null, 2)}\n`,
  html: articleHtml,
  markdown: articleMarkdown,
}

export async function show(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { format: { type: 'string' } })
  const [id, ...more] = given.positionals
  if (id === undefined || more.length > 0) throw new UsageError('show takes one ID')
  const name = given.text('format') ?? 'text'
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format === undefined) {
    throw new UsageError(`there is no format “${name}”: ${Object.keys(formats).join(', ')}`)
  }
  return withLibrary(io, { mode: 'read', owner: 'offprint show', arguments: given }, async (library) => {
    const summary = findArticle(library, id)
    const body = await library.body(summary.id)
    if (!body.ok) throw new CommandError(body.fault.message)
    if ((await library.isAsWritten(summary.id, body.value)) === false) {
      io.error(
        'note: this text was damaged on the disk: letters or whole parts of it may be wrong or missing.',
      )
    }
    io.out(
      format(summary, name === 'html' ? await standingAlone(library, summary.id, body.value) : body.value),
    )
    return 0
  })
}

async function standingAlone(library: Library, id: ArticleId, html: string): Promise<string> {
  const images = await library.images(id)
  return images.ok ? withInlinePictures(html, images.value) : html
}
