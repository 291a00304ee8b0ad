import { createHash } from 'node:crypto'
import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import type { Settings } from '@shared/settings.ts'

/** Of the archive as a whole. An older Offprint refuses a newer one untouched. */
export const archiveFormat = 1
/** At the top of the archive, or one folder down where someone packed it again. */
export const manifestName = 'offprint-archive.json'
/** In each article's folder. */
export const articleFileName = 'article.json'
/** A body with its pictures inline may be larger than any file that is imported. */
export const largestFileBytes = 256 * 1024 * 1024

/** A file of the archive by its name within the folder it belongs to. */
export interface ArchivedFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** `offprint-archive.json`: what the archive holds, so that what is missing is known by name. */
export interface Manifest {
  readonly archive: 'offprint'
  readonly format: number
  /** Of the summaries and settings, as in a library's `offprint.json`. */
  readonly libraryFormat: number
  /** ISO 8601 in UTC. */
  readonly exportedAt: string
  /** Id of the library that it was made of. */
  readonly library: string
  readonly settings: Settings
  /** In the order of their rows. */
  readonly articles: readonly ArchivedArticle[]
  readonly receipts: readonly ArchivedReceipt[]
}

export interface ArchivedArticle {
  readonly id: ArticleId
  readonly folder: string
  /** Of its `article.json`. */
  readonly sha256: string
}

export interface ArchivedReceipt extends ArchivedFile {
  readonly id: ImportId
}

/** `article.json`: every fact and mark, and the files beside it. It stands alone: the manifest may be lost. */
export interface ArticleFile {
  readonly archive: 'offprint'
  readonly format: number
  readonly libraryFormat: number
  readonly article: Omit<ArticleSummary, 'highlightCount' | 'noteCount'>
  readonly body: ArchivedFile
  readonly source: ArchivedFile
  readonly images: readonly ArchivedFile[]
  /** For reading elsewhere. Null where the body could not be put into Markdown. */
  readonly markdown: ArchivedFile | null
  /** What the reader marked in it. Its counts are not among the facts: they follow from this. */
  readonly highlights: readonly Highlight[]
  /** The text was damaged on the disk before it was exported: its checksum is that of the damage. */
  readonly damaged?: true
}

export function archivedFile(file: string, bytes: Uint8Array): ArchivedFile {
  return { file, bytes: bytes.length, sha256: sha256(bytes) }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
