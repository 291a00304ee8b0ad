import { ArticleId, ImportId } from '@shared/article.ts'
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Head = {
  id: ImportId,
  origin: v.picklist(['paste', 'files', 'cli', 'watch']),
  startedAt: v.string(),
  finishedAt: v.string(),
  added: Count,
  merged: Count,
  skipped: Count,
  failed: Count,
  cancelled: v.boolean(),
}
export const ReceiptItemFile = v.object({
  status: v.picklist(['added', 'merged', 'skipped', 'failed']),
  source: v.string(),
  id: v.nullable(ArticleId),
  title: v.nullable(v.string()),
  format: v.string(),
  reason: v.nullable(v.string()),
  furniture: v.array(v.string()),
  place: v.exactOptional(
    v.object({
      entry: v.exactOptional(v.string()),
      line: v.exactOptional(Count),
      item: v.exactOptional(Count),
    }),
  ),
  restored: v.exactOptional(
    v.object({
      content: v.boolean(),
      addedAt: v.nullable(v.string()),
      state: v.array(v.picklist(['bookmarked', 'archived', 'read'])),
      tags: Count,
      images: v.exactOptional(v.object({ kept: Count, linked: Count })),
      highlights: v.exactOptional(v.object({ found: Count, restored: Count })),
    }),
  ),
})
export const ReceiptFile = v.object({ ...Head, items: v.array(ReceiptItemFile) })
/** The first line of a receipt; what was written before there were such lines has only the facts. */
export const HeadFile = v.object({
  ...Head,
  count: Count,
  first: v.nullable(ArticleId),
  told: v.nullable(v.string()),
  cameBack: v.boolean(),
})
