import type { ArticleSummary } from '@shared/article.ts'
import { Highlight } from '@shared/highlight.ts'
import { articleFileName, sha256 } from '@core/exporting/archive/format.ts'
import { isImageName } from '@core/library/pictures.ts'
import type { ArticleImage, DraftSource } from '@core/library/draft.ts'
import type { Readmission } from '@core/library/library-intake.ts'
import { migrate } from '@core/library/migrations.ts'
import * as v from 'valibot'
import { cleanDrawing } from '../pictures/drawing/drawing.ts'
import type { Reader } from '../reader.ts'
import { isExport } from '../reader.ts'
import type { Reading } from '../reading.ts'
import { unreadable } from '../reading.ts'
import type { ReadSource } from '../source.ts'
import type { Archive, FoundArticle } from './archive.ts'
import { parseJson, refuseFuture } from './archive.ts'
import type { ReadArticleFile } from './files-schema.ts'
import { ArticleFileSchema, Summary } from './files-schema.ts'

/** What an article's folder in the archive gave. `notes`: plain sentences on what was not as it should be. */
export type ArchivedReading =
  | { readonly kind: 'article'; readonly article: Readmission; readonly notes: readonly string[] }
  /** Only its Markdown could be read: a new article with the old text and what the Markdown says of it. */
  | { readonly kind: 'markdown'; readonly reading: Reading; readonly notes: readonly string[] }
  | { readonly kind: 'failed'; readonly notes: readonly string[] }

/**
 * Reads one article with all that belongs to it. A damaged file is named and the rest comes in; a file that is
 * sound but not the one that was exported was changed by someone, and comes in as it is now.
 */
export async function readArticle(
  archive: Archive,
  found: FoundArticle,
  reader: Reader,
): Promise<ArchivedReading> {
  const folder = new Folder(archive, found.folder)
  const described = await describe(folder, found)
  const read = described === null ? null : await readBody(folder, described, reader)
  if (described === null || read === null) return salvage(folder, reader)
  const { summary, file } = described
  const source = await readSource(folder, file)
  const images = await readImages(folder, file)
  const highlights = readHighlights(folder, file)
  return {
    kind: 'article',
    article: { summary, highlights, html: read, source, images },
    notes: folder.notes,
  }
}

interface Described {
  readonly summary: ArticleSummary
  readonly file: ReadArticleFile
}

/** One article's files, and what is to be said of them. */
class Folder {
  readonly notes: string[] = []
  readonly #archive: Archive
  readonly name: string

  constructor(archive: Archive, name: string) {
    this.#archive = archive
    this.name = name
  }

  get markdown(): string | null {
    return this.#archive.filesIn(this.name).find((name) => /^[^/]+\.md$/.test(name)) ?? null
  }

  /** Null, and a note, where it is missing or damaged. */
  async read(file: string): Promise<Uint8Array | null> {
    const entry = this.#archive.file(`${this.name}/${file}`)
    if (entry === null) {
      const problem = this.#archive.problems.find(({ name }) => name.endsWith(`${this.name}/${file}`))
      return this.#miss(file, problem?.reason ?? 'it is missing from the archive')
    }
    const read = await this.#archive.read(entry)
    return read.ok ? read.value : this.#miss(file, read.fault.reason)
  }

  /** As `read`; a note where its bytes are sound and others than were exported. */
  async readAs(file: string, sum: string): Promise<Uint8Array | null> {
    const bytes = await this.read(file)
    if (bytes !== null && sha256(bytes) !== sum)
      this.notes.push(`“${this.name}/${file}” was changed since the export and came in as it is now.`)
    return bytes
  }

  #miss(file: string, reason: string): null {
    this.notes.push(`“${this.name}/${file}”: ${reason}.`)
    return null
  }
}

async function describe(folder: Folder, found: FoundArticle): Promise<Described | null> {
  const bytes =
    found.listed === null
      ? await folder.read(articleFileName)
      : await folder.readAs(articleFileName, found.listed.sha256)
  if (bytes === null) return null
  const value = parseJson(bytes)
  const future = refuseFuture(value)
  const file = v.safeParse(ArticleFileSchema, value)
  const summary = file.success
    ? v.safeParse(Summary, migrate('article', file.output.article, file.output.libraryFormat))
    : null
  if (future === null && file.success && summary?.success === true && fitsFound(summary.output, found))
    return { file: file.output, summary: summary.output }
  folder.notes.push(`“${folder.name}/${articleFileName}”: ${future ?? 'it is not as Offprint writes it'}.`)
  return null
}

function fitsFound({ id }: ArticleSummary, { listed }: FoundArticle): boolean {
  return listed === null || listed.id === id
}

/** SECURITY: cleaned again, in the worker: an archive may be anybody's. Our own bodies come out as they went in. */
async function readBody(folder: Folder, { file }: Described, reader: Reader): Promise<string | null> {
  const { file: name, sha256: sum } = file.body
  if (name !== 'body.html') {
    folder.notes.push(`“${folder.name}/${articleFileName}” names another body than body.html.`)
    return null
  }
  const bytes = await folder.readAs(name, sum)
  if (bytes === null) return markdownBody(folder, reader)
  const reading = await readOne(reader, { name, bytes, kept: true })
  if (!reading.ok) {
    folder.notes.push(`“${folder.name}/${name}”: ${reading.reason}.`)
    return markdownBody(folder, reader)
  }
  folder.notes.push(...reading.notes)
  if (file.damaged === true) folder.notes.push('Its text was damaged already before it was exported.')
  return reading.articles[0]?.draft.html ?? ''
}

/** The text from the Markdown beside a body that is lost. */
async function markdownBody(folder: Folder, reader: Reader): Promise<string | null> {
  const reading = await readMarkdown(folder, reader)
  const html = reading?.ok === true ? reading.articles[0]?.draft.html : undefined
  if (html === undefined) return null
  folder.notes.push('The text was taken from the Markdown beside it.')
  return html
}

async function salvage(folder: Folder, reader: Reader): Promise<ArchivedReading> {
  const reading = await readMarkdown(folder, reader)
  const { notes } = folder
  if (reading?.ok !== true) return { kind: 'failed', notes }
  notes.push('It was read from its Markdown: what only Offprint knows of it, such as its place, is lost.')
  return { kind: 'markdown', reading, notes }
}

async function readMarkdown(folder: Folder, reader: Reader): Promise<Reading | null> {
  const { markdown } = folder
  if (markdown === null) return null
  const bytes = await folder.read(markdown)
  return bytes === null ? null : readOne(reader, { name: markdown, bytes })
}

/** What looks like an export of many articles is no part of an archive. */
async function readOne(reader: Reader, source: ReadSource): Promise<Reading> {
  const read = await reader.read(source)
  if (!isExport(read)) return read
  await read.close()
  return unreadable('it is no article')
}

/** An article without its source comes in with an empty one: nothing may pass for what it came from. */
async function readSource(folder: Folder, { source }: ReadArticleFile): Promise<DraftSource> {
  const extension = /^source\.([a-z0-9]{1,10})$/.exec(source.file)?.[1]
  const bytes = extension === undefined ? null : await folder.readAs(source.file, source.sha256)
  if (extension !== undefined && bytes !== null) return { extension, bytes }
  folder.notes.push('It came in without its untouched source.')
  return { extension: 'txt', bytes: new Uint8Array() }
}

async function readImages(folder: Folder, { images }: ReadArticleFile): Promise<readonly ArticleImage[]> {
  const found: ArticleImage[] = []
  for (const { file, sha256: sum } of images) {
    const name = file.replace(/^images\//, '')
    if (!file.startsWith('images/') || !isImageName(name)) {
      folder.notes.push(`“${folder.name}/${file}”: it is no picture that an article can have.`)
      continue
    }
    const bytes = await folder.readAs(file, sum)
    if (bytes === null) continue
    if (isSound(name, bytes)) found.push({ name, bytes })
    else folder.notes.push(`“${folder.name}/${file}”: it is no picture that an article can have.`)
  }
  return found
}

/** SECURITY: a drawing of ours is one that cleaning would not change; what else is in an archive may be anybody's. */
function isSound(name: string, bytes: Uint8Array): boolean {
  if (!name.endsWith('.svg')) return true
  const clean = cleanDrawing(bytes)
  return clean.kind === 'drawing' && Buffer.compare(clean.bytes, bytes) === 0
}

/** SECURITY: checked one by one. */
function readHighlights(folder: Folder, { highlights }: ReadArticleFile): readonly Highlight[] {
  const found = new Map<string, Highlight>()
  for (const value of highlights) {
    const read = v.safeParse(Highlight, value)
    if (read.success) found.set(read.output.id, read.output)
  }
  const lost = highlights.length - found.size
  if (lost > 0)
    folder.notes.push(
      lost === 1
        ? 'One of its highlights is not as Offprint writes it and was left out.'
        : `${lost} of its highlights are not as Offprint writes them and were left out.`,
    )
  return [...found.values()]
}
