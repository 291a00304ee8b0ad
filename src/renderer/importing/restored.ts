import type { ReceiptItem, RestoredParts } from '@shared/receipt.ts'
import { countOf } from '../ui/count-of.ts'

/** Where in its source an item stood: "content/a.html, line 12". Null where the source was all of it. */
export function placeOf({ place }: Pick<ReceiptItem, 'place'>): string | null {
  const { entry, line, item } = place ?? {}
  const parts = [
    ...(entry === undefined ? [] : [entry]),
    ...(line === undefined ? [] : [`line ${line.toLocaleString('en')}`]),
    ...(item === undefined ? [] : [`item ${item.toLocaleString('en')}`]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

/** What came over with an item, in a few words each: "text", "archived", "2 tags". */
export function partsOf(restored: RestoredParts): readonly string[] {
  const { content, state, tags, images, highlights } = restored
  return [
    content ? 'text' : 'link only, not offline',
    ...state,
    ...(tags === 0 ? [] : [countOf(tags, 'tag')]),
    ...(images === undefined
      ? []
      : [`${String(images.kept)} of ${countOf(images.kept + images.linked, 'image')}`]),
    ...(highlights === undefined ? [] : highlightParts(highlights)),
  ]
}

/** Those whose words are not in the text are not lost: the article lists them. */
function highlightParts({ found, restored }: NonNullable<RestoredParts['highlights']>): readonly string[] {
  const missing = found - restored
  return [
    ...(restored === 0 ? [] : [countOf(restored, 'highlight')]),
    ...(missing === 0 ? [] : [`${countOf(missing, 'highlight')} kept, not found in the text`]),
  ]
}
