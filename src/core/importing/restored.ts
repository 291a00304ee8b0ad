import type { RestoredParts } from '@shared/receipt.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import { pictureCounts } from '@core/markup/picture-counts.ts'

/**
 * What came over with an article. Of its highlights only the export knows how many there were.
 *
 * @param marked of its highlights, those whose words stand in the text
 */
export function restoredParts(draft: ArticleDraft, marked = 0): RestoredParts {
  const { kept, missing: linked } = pictureCounts(draft.html)
  const found = draft.highlights?.length ?? 0
  return {
    content: draft.linkOnly !== true,
    addedAt: draft.addedAt ?? null,
    state: (['bookmarked', 'archived', 'read'] as const).filter((name) => draft.state?.[name] === true),
    tags: draft.tags.length,
    ...(kept + linked === 0 ? {} : { images: { kept, linked } }),
    ...(found === 0 ? {} : { highlights: { found, restored: marked } }),
  }
}

/** Of a page or a text by itself; nothing where that was all there was to bring. */
export function restoredBeside(draft: ArticleDraft): { readonly restored?: RestoredParts } {
  const restored = restoredParts(draft)
  const { addedAt, state, tags, images } = restored
  const isBare = addedAt === null && state.length === 0 && tags === 0 && images === undefined
  return isBare ? {} : { restored }
}
