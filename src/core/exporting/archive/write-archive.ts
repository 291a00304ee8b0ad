import { resolve } from 'node:path'
import type { StoreFault } from '@shared/fault.ts'
import type { ExportProgress, ExportReport } from '@shared/export.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { storeFault } from '@core/library/faults.ts'
import type { FileSystem } from '@core/library/file-system.ts'
import { nodeFileSystem } from '@core/library/file-system.ts'
import { writeDurably } from '@core/library/files.ts'
import type { Library } from '@core/library/library.ts'
import { currentFormat } from '@core/library/migrations.ts'
import type { ZipFile } from '../zip/write-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import { articleFiles } from './article-files.ts'
import type { ArchivedArticle, ArchivedReceipt, Manifest } from './format.ts'
import { archivedFile, archiveFormat, manifestName } from './format.ts'
import { receiptName } from './names.ts'
import { readme } from './readme.ts'

export interface ExportOptions {
  readonly library: Library
  /** Of the zip. It appears there whole, or not at all. */
  readonly path: string
  readonly onProgress?: (progress: ExportProgress) => void
  /** Ends it; nothing is left behind. */
  readonly signal?: AbortSignal
  readonly now?: () => Date
  /** For tests: a disk that fails. */
  readonly fileSystem?: FileSystem
}

const progressEveryMs = 100
/** Articles in memory at once. */
const readAhead = 4

/**
 * The whole library as one zip of plain files. Memory holds a few articles at a time, and a line for each of those
 * before it. What comes into the library meanwhile is not in it; each article goes out as it is when its turn comes.
 */
export async function exportLibrary(options: ExportOptions): Promise<Result<ExportReport, StoreFault>> {
  const { path, fileSystem = nodeFileSystem } = options
  const archive = new Archive(options)
  try {
    await writeDurably(fileSystem, resolve(path), archive.chunks())
    return ok(archive.report(false))
  } catch (error) {
    if (error instanceof Cancelled) return ok(archive.report(true))
    return fail(storeFault(error, 'The library was not exported', path))
  }
}

class Cancelled extends Error {}

class Archive {
  readonly #options: ExportOptions
  readonly #exportedAt: Date
  readonly #articles: ArchivedArticle[] = []
  readonly #receipts: ArchivedReceipt[] = []
  readonly #problems: string[] = []
  #bytes = 0
  #told = 0

  constructor(options: ExportOptions) {
    this.#options = options
    this.#exportedAt = options.now?.() ?? new Date()
  }

  report(cancelled: boolean): ExportReport {
    return {
      articles: this.#articles.length,
      bytes: this.#bytes,
      problems: this.#problems,
      cancelled,
    }
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of writeZip(this.#files())) {
      this.#bytes += chunk.length
      yield chunk
    }
  }

  async *#files(): AsyncGenerator<ZipFile> {
    yield* this.#articleFiles()
    yield* this.#receiptFiles()
    yield this.#text('README.txt', readme)
    yield this.#text(manifestName, this.#manifest())
  }

  async *#articleFiles(): AsyncGenerator<ZipFile> {
    const { library } = this.#options
    const rows = library.rows()
    const isSound = await library.soundness()
    // The disk answers for a few at a time.
    const ahead: ReturnType<typeof articleFiles>[] = []
    for (const done of rows.keys()) {
      this.#tell({ done, total: rows.length })
      while (ahead.length < readAhead && done + ahead.length < rows.length) {
        ahead.push(articleFiles(library, rows[done + ahead.length] ?? 0, isSound))
      }
      const written = await ahead.shift()
      if (this.#options.signal?.aborted === true) {
        await Promise.allSettled(ahead)
        throw new Cancelled()
      }
      if (written === undefined) return
      if (written.ok) {
        this.#articles.push(written.value.entry)
        if (written.value.problem !== null) this.#problems.push(written.value.problem)
        yield* written.value.files
      } else if (written.fault.code === 'unreadable') this.#problems.push(written.fault.message)
    }
    this.#tell({ done: rows.length, total: rows.length }, 'now')
  }

  async *#receiptFiles(): AsyncGenerator<ZipFile> {
    const { library, signal } = this.#options
    for (const id of await library.receiptIds()) {
      if (signal?.aborted === true) throw new Cancelled()
      const receipt = await library.receipt(id)
      if (!receipt.ok) {
        this.#problems.push(`The receipt ${id}: ${receipt.fault.message}`)
        continue
      }
      const name = receiptName(receipt.value.startedAt, id)
      const bytes = Buffer.from(`${JSON.stringify(receipt.value)}\n`)
      this.#receipts.push({ id, ...archivedFile(name, bytes) })
      yield { name, bytes, time: new Date(receipt.value.startedAt) }
    }
  }

  #text(name: string, text: string): ZipFile {
    return { name, bytes: Buffer.from(text), time: this.#exportedAt }
  }

  /** One line an article, so that it is found by eye; joined by hand, or it would be pretty beyond reading. */
  #manifest(): string {
    const { library } = this.#options
    const head: Omit<Manifest, 'articles' | 'receipts'> = {
      archive: 'offprint',
      format: archiveFormat,
      libraryFormat: currentFormat,
      exportedAt: this.#exportedAt.toISOString(),
      library: library.id,
      // What somebody looked for lately is nobody's business but theirs; searches that were given a name go along.
      settings: { ...library.settings, recentSearches: [] },
    }
    const lines = (list: readonly object[]): string =>
      list.map((each) => `\n  ${JSON.stringify(each)}`).join(',')
    const opening = JSON.stringify(head, null, 1).slice(0, -2)
    return `${opening},\n "articles": [${lines(this.#articles)}\n ],\n "receipts": [${lines(this.#receipts)}\n ]\n}\n`
  }

  #tell(progress: ExportProgress, when: 'now' | 'soon' = 'soon'): void {
    const time = performance.now()
    if (when === 'soon' && time - this.#told < progressEveryMs) return
    this.#told = time
    this.#options.onProgress?.(progress)
  }
}
