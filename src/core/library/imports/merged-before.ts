import type { ArticleSummary } from '@shared/article.ts'
import { ArticleId } from '@shared/article.ts'
import type { Highlight } from '@shared/highlight.ts'
import { HighlightId } from '@shared/highlight.ts'
import * as v from 'valibot'
import type { ArticleImage, DraftSource } from '../draft.ts'
import { contentOf } from '../history.ts'
import type { ArticleContent, Editable, Operation } from '../operations.ts'

const markNames = ['bookmarked', 'archived', 'read', 'trashedAt', 'addedAt'] as const
const Content = v.custom<ArticleContent>((value) =>
  v.is(v.looseObject({ title: v.string(), fingerprint: v.string() }), value),
)

/** How an article was before an import merged something into it, and how that left it. */
const MergedBefore = v.object({
  id: ArticleId,
  /** Tags that it gained. */
  tags: v.array(v.string()),
  /** Highlights that it gained. */
  highlights: v.optional(v.array(HighlightId), []),
  /** Marks and the date: what they were, and what they became. */
  marks: v.record(
    v.picklist(markNames),
    v.object({
      was: v.nullable(v.union([v.string(), v.boolean()])),
      became: v.nullable(v.union([v.string(), v.boolean()])),
    }),
  ),
  /** Where its text was replaced. */
  text: v.nullable(
    v.object({
      content: Content,
      html: v.string(),
      extension: v.string(),
      /** Base 64. */
      source: v.string(),
      /** Pictures that came along, in base 64: the next start sweeps those that the new text does not show. */
      images: v.array(v.object({ name: v.string(), bytes: v.string() })),
      /** Fingerprint of the text that took its place. */
      became: v.string(),
    }),
  ),
})
export type MergedBefore = v.InferOutput<typeof MergedBefore>

export function mergedBefore(value: unknown): MergedBefore | null {
  const read = v.safeParse(MergedBefore, value)
  return read.success ? read.output : null
}

/** What undoing needs to know. `text`: the body and source that are there now, where they will be replaced. */
export function beforeMerging(
  article: ArticleSummary,
  gained: {
    readonly set: Partial<Editable>
    readonly tags: readonly string[]
    readonly highlights: readonly HighlightId[]
  },
  replaced: {
    readonly html: string
    readonly source: DraftSource
    readonly images: readonly ArticleImage[]
    readonly fingerprint: string
  } | null,
): MergedBefore {
  const changed: Record<string, { was: string | boolean | null; became: string | boolean | null }> = {}
  for (const mark of markNames) {
    const became = gained.set[mark]
    if (became !== undefined && became !== article[mark]) changed[mark] = { was: article[mark], became }
  }
  return {
    id: article.id,
    tags: gained.tags.filter((tag) => !article.tags.includes(tag)),
    highlights: [...gained.highlights],
    marks: changed,
    text:
      replaced === null
        ? null
        : {
            content: contentOf(article),
            html: replaced.html,
            extension: replaced.source.extension,
            source: inBase64(replaced.source.bytes),
            images: replaced.images.map(({ name, bytes }) => ({ name, bytes: inBase64(bytes) })),
            became: replaced.fingerprint,
          },
  }
}

/** What takes a merge back. */
export interface Unmerging {
  readonly operations: readonly Operation[]
  /** The text that comes back; null where it was not replaced, or has changed again since. */
  readonly text: NonNullable<MergedBefore['text']> | null
}

/** Only what is still as the merge left it goes back: what the reader did since stays theirs. */
export function unmerging(
  now: ArticleSummary,
  highlights: readonly Pick<Highlight, 'id'>[],
  before: MergedBefore,
): Unmerging {
  const set: Record<string, unknown> = {}
  for (const mark of markNames) {
    const change = before.marks[mark]
    if (change !== undefined && now[mark] === change.became) set[mark] = change.was
  }
  const operations: Operation[] = []
  if (Object.keys(set).length > 0) operations.push({ op: 'edit', ids: [now.id], set })
  const remove = before.tags.filter((tag) => now.tags.includes(tag))
  if (remove.length > 0) operations.push({ op: 'tag', ids: [now.id], add: [], remove })
  const unmark = before.highlights.filter((id) => highlights.some((highlight) => highlight.id === id))
  if (unmark.length > 0) operations.push({ op: 'highlight', id: now.id, put: [], remove: unmark })
  const { text } = before
  return { operations, text: text !== null && now.fingerprint === text.became ? text : null }
}

/** How a merge leaves an article: enough to tell, after a crash, whether it was done. */
const MergedState = v.object({
  ...v.pick(MergedBefore, ['id', 'tags', 'highlights', 'marks']).entries,
  /** Fingerprint of its text, where that was replaced. */
  text: v.nullable(v.string()),
})
export type MergedState = v.InferOutput<typeof MergedState>

export function howMerged({ id, tags, highlights, marks, text }: MergedBefore): MergedState {
  return { id, tags, highlights, marks, text: text?.became ?? null }
}

export function mergedState(value: unknown): MergedState | null {
  const read = v.safeParse(MergedState, value)
  return read.success ? read.output : null
}

export function isMerged(
  now: ArticleSummary,
  highlights: readonly Pick<Highlight, 'id'>[],
  merged: MergedState,
): boolean {
  return (
    merged.highlights.every((id) => highlights.some((highlight) => highlight.id === id)) &&
    merged.tags.every((tag) => now.tags.includes(tag)) &&
    markNames.every((mark) => merged.marks[mark] === undefined || now[mark] === merged.marks[mark].became) &&
    (merged.text === null || now.fingerprint === merged.text)
  )
}

/** The marks and tags of an article after these operations on it. */
export function reverted(now: ArticleSummary, operations: readonly Operation[]): Partial<ArticleSummary> {
  let after: Partial<ArticleSummary> = {}
  for (const operation of operations) {
    if (operation.op === 'edit') after = { ...after, ...operation.set }
    if (operation.op === 'tag')
      after = { ...after, tags: now.tags.filter((tag) => !operation.remove.includes(tag)) }
  }
  return after
}

function inBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** The files of the text that was there before. */
export function filesBefore({ html, extension, source, images }: NonNullable<MergedBefore['text']>): {
  readonly html: string
  readonly source: DraftSource
  readonly images: readonly ArticleImage[]
} {
  return {
    html,
    source: { extension, bytes: Buffer.from(source, 'base64') },
    images: images.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes, 'base64') })),
  }
}
