import type { Highlight } from '@shared/highlight.ts'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { Receipt } from '@shared/receipt.ts'
import type { Result } from '@shared/result.ts'
import type { Settings } from '@shared/settings.ts'
import type { View } from '@shared/view.ts'
import { exportLibrary } from '@core/exporting/archive/write-archive.ts'
import { fixedViews } from '@core/library/fixed-views.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { MemoryFileSystem } from '@core/library/memory-file-system.ts'
import { newProcess } from '@core/library/store-fixture.ts'
import { inProcessReader } from '../in-process-reader.ts'
import { startImport } from '../job.ts'

/** For tests: the value, or what the reader would be told. */
export function good<Value>(
  result: Result<Value, { code: string; message?: string; reason?: string }>,
): Value {
  if (result.ok) return result.value
  throw new Error(result.fault.message ?? result.fault.reason ?? result.fault.code)
}

export interface TestLibrary {
  readonly fs: MemoryFileSystem
  readonly library: Library
}

export async function newLibrary(fs = new MemoryFileSystem()): Promise<TestLibrary> {
  const opened = await openLibrary({
    folder: '/home/reader/library',
    mode: 'write',
    owner: 'test',
    fileSystem: fs,
    processes: newProcess(),
  })
  return { fs, library: good(opened) }
}

export async function archiveOf({ fs, library }: TestLibrary): Promise<Buffer> {
  const path = '/home/reader/all.zip'
  const report = good(await exportLibrary({ library, path, fileSystem: fs }))
  if (report.problems.length > 0) throw new Error(report.problems.join('\n'))
  return fs.readFile(path)
}

export async function bringIn(library: Library, bytes: Uint8Array, name = 'all.zip'): Promise<Receipt> {
  const sources = [{ kind: 'bytes', name, bytes }] as const
  return good(await startImport(sources, { library, origin: 'files', reader: inProcessReader() }).finished)
}

/** All that a reader made or could see of a library, but for what the files around it are called. */
export interface Holdings {
  readonly articles: readonly ArticleSummary[]
  readonly highlights: Readonly<Record<ArticleId, readonly Highlight[]>>
  readonly files: Readonly<Record<ArticleId, Readonly<Record<string, string>>>>
  readonly receipts: readonly Receipt[]
  readonly settings: Settings
  /** Rows of each view, in its order. */
  readonly views: Readonly<Record<string, readonly number[]>>
}

export async function holdingsOf({ library }: Pick<TestLibrary, 'library'>): Promise<Holdings> {
  const articles = [...library.all()].sort((a, b) => a.row - b.row)
  const files: Record<ArticleId, Record<string, string>> = {}
  for (const { id } of articles) {
    const source = good(await library.source(id))
    const found: Record<string, string> = { 'body.html': good(await library.body(id)) }
    found[`source.${source.extension}`] = Buffer.from(source.bytes).toString('base64')
    for (const image of good(await library.images(id)))
      found[image.name] = Buffer.from(image.bytes).toString('base64')
    files[id] = found
  }
  const highlights = Object.fromEntries(articles.map(({ id }) => [id, library.highlights(id)]))
  const views: View[] = fixedViews.map((kind) => ({ kind }))
  const counts = library.counts()
  for (const { name } of counts.tags) views.push({ kind: 'tag', tag: name })
  for (const { name } of counts.sites) views.push({ kind: 'site', site: name })
  const rows = views.map((view) => [JSON.stringify(view), [...library.view(view).rows]])
  const receipts = [...(await library.receipts())].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    articles,
    highlights,
    files,
    receipts,
    settings: library.settings,
    views: Object.fromEntries(rows),
  }
}
