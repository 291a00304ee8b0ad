import type { ArticleFacts, ArticleState } from '@shared/article.ts'
import type { HighlightDraft } from '@shared/highlight.ts'

/** An article before the library knows it: what importing hands over. */
export interface ArticleDraft extends ArticleFacts {
  /** Sanitised; written as it is to `body.html`. */
  readonly html: string
  /** What it came from, untouched; kept beside the body as `source.<extension>`. */
  readonly source: DraftSource
  /** Pictures that came along, as the body names them; written to `images/`. */
  readonly images?: readonly ArticleImage[]
  readonly tags: readonly string[]
  readonly wordCount: number
  /** At most 200 characters. */
  readonly excerpt: string
  readonly fingerprint: string
  /** By which texts that are alike find each other; null where it is too short for that. Not kept in the summary. */
  readonly sketch?: Uint32Array | null
  /** Marks that come with it from another reader; what is missing starts off. */
  readonly state?: Partial<Pick<ArticleState, 'bookmarked' | 'archived' | 'read' | 'trashedAt' | 'progress'>>
  /** What was marked in it elsewhere. */
  readonly highlights?: readonly HighlightDraft[]
  /** ISO 8601 in UTC, where another reader says when it was added there; else the time of the import. */
  readonly addedAt?: string
}

export interface DraftSource {
  /** Without a dot: `txt`, `html`. */
  readonly extension: string
  readonly bytes: Uint8Array
}

/** A picture of an article, in its folder's `images/`. */
export interface ArticleImage {
  /** As the body names it after `images/`: lower case letters, digits and dashes, and an ending. */
  readonly name: string
  readonly bytes: Uint8Array
}
