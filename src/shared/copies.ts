import * as v from 'valibot'
import { ArticleId } from './article.ts'
import type { ArticleSummary } from './article.ts'

/**
 * What tells that two are one: the same words; one address, and texts that tell the same story or a link without one;
 * nearly the same words from elsewhere.
 */
export type CopyEvidence = 'words' | 'address' | 'likeness'

/** Articles that are one; each is a copy of the first. */
export interface CopyGroup {
  /** At least two, the richest first. */
  readonly articles: readonly ArticleSummary[]
  /** The weakest of what tells so. */
  readonly evidence: CopyEvidence
}

export interface CopiesFound {
  /** At most `mostCopyGroups`, those that came in last first. */
  readonly groups: readonly CopyGroup[]
  /** Of all groups, how many there are. */
  readonly total: number
  /** Articles outside the Trash: what was looked through. */
  readonly articles: number
}

export interface CopiesProgress {
  readonly done: number
  readonly total: number
}

/** More than anybody goes through at once: when they are merged, the next are found. */
export const mostCopyGroups = 500

/** Which of a group stays; the others give it what they know, and go to the Trash. */
export const CopyJoin = v.object({
  keep: ArticleId,
  others: v.pipe(v.array(ArticleId), v.minLength(1), v.maxLength(1000)),
})
export type CopyJoin = v.InferOutput<typeof CopyJoin>
