import type { ArticleSummary, Row } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { ArticleImage, DraftSource } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { currentFormat } from '@core/library/migrations.ts'
import { articleMarkdown } from '../article-markdown.ts'
import type { ZipFile } from '../zip/write-zip.ts'
import type { ArchivedArticle, ArchivedFile, ArticleFile } from './format.ts'
import { archivedFile, archiveFormat, articleFileName, largestFileBytes, sha256 } from './format.ts'
import { articleFolderName, slugOf } from './names.ts'

export interface ArticleFiles {
  readonly entry: ArchivedArticle
  readonly files: readonly ZipFile[]
  /** What is to be said of it although it is in the archive; a plain sentence. */
  readonly problem: string | null
}

/** Is a text what was written once? Null where that cannot be said. */
export type Judge = Awaited<ReturnType<Library['soundness']>>

/** Why an article is not in the archive; `gone`: it was deleted while the export ran, which is no loss. */
export type LeftOut = { readonly code: 'gone' } | { readonly code: 'unreadable'; readonly message: string }

/** How often an article is read again when its text is replaced under our eyes. */
const readings = 4

/** All files of one article, at one moment of its life. */
export async function articleFiles(
  library: Library,
  row: Row,
  isSound: Judge,
): Promise<Result<ArticleFiles, LeftOut>> {
  for (let reading = 1; ; reading++) {
    const article = library.summaryAt(row)
    if (article === undefined) return fail({ code: 'gone' })
    const { id } = article
    const [body, source, images] = [
      await library.body(id),
      await library.source(id),
      await library.images(id),
    ]
    const after = library.summaryAt(row)
    if (after === undefined) return fail({ code: 'gone' })
    if (after.fingerprint !== article.fingerprint && reading < readings) continue
    if (!body.ok) return fail({ code: 'unreadable', message: body.fault.message })
    // What a link came from is written without waiting for the disk, and may be lost in a power cut.
    if (!source.ok && article.linkOnly !== true)
      return fail({ code: 'unreadable', message: source.fault.message })
    if (!images.ok) return fail({ code: 'unreadable', message: images.fault.message })
    const highlights = library.highlights(id)
    const parts = {
      html: body.value,
      highlights,
      source: source.ok ? source.value : noSource,
      images: images.value,
    }
    return assemble(after, { ...parts, damaged: isSound(id, body.value) === false })
  }
}

const noSource: DraftSource = { extension: 'txt', bytes: new Uint8Array() }

interface Parts {
  readonly html: string
  readonly source: DraftSource
  readonly images: readonly ArticleImage[]
  readonly highlights: readonly Highlight[]
  readonly damaged: boolean
}

function assemble(
  article: ArticleSummary,
  { html, source, images, highlights, damaged }: Parts,
): Result<ArticleFiles, LeftOut> {
  const folder = articleFolderName(article.title, article.id)
  const time = new Date(article.addedAt)
  const files: ZipFile[] = []
  const put = (name: string, bytes: Uint8Array): ArchivedFile => {
    files.push({ name: `${folder}/${name}`, bytes, time })
    return archivedFile(name, bytes)
  }
  const markdown = markdownOf(article, html)
  const file: ArticleFile = {
    archive: 'offprint',
    format: archiveFormat,
    libraryFormat: currentFormat,
    article: inOrder(article),
    markdown: markdown === null ? null : put(`${slugOf(article.title)}.md`, Buffer.from(markdown)),
    body: put('body.html', Buffer.from(html)),
    source: put(`source.${source.extension}`, source.bytes),
    images: images.map(({ name, bytes }) => put(`images/${name}`, bytes)),
    highlights,
    ...(damaged ? { damaged } : {}),
  }
  const large = files.find((each) => each.bytes.length > largestFileBytes)
  if (large !== undefined)
    return fail({ code: 'unreadable', message: `“${large.name}” is too large for an archive.` })
  const text = Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
  // First: whoever reads the archive from its beginning, as after a loss, knows what the next files are.
  files.unshift({ name: `${folder}/${articleFileName}`, bytes: text, time })
  const problem = damaged
    ? `The text of “${article.title}” was damaged on the disk before; it is in the export as it is now.`
    : null
  return ok({ entry: { id: article.id, folder, sha256: sha256(text) }, files, problem })
}

/** An article that came back has its fields in another order; its file is the same all the same. */
function inOrder(article: ArticleSummary): ArticleFile['article'] {
  // How much is marked follows from what is.
  const { highlightCount: _, noteCount: __, ...facts } = article
  const fields = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields) as unknown as ArticleFile['article']
}

/** Deeply nested markup can exhaust the stack here; the body itself goes out all the same. */
function markdownOf(article: ArticleSummary, html: string): string | null {
  try {
    return articleMarkdown(article, html)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
