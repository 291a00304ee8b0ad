import type { PlainKey, Say } from '@shared/language/say.ts'
import type { ReceiptItem, RestoredParts } from '@shared/receipt.ts'

/** Where in its source an item stood: "content/a.html, line 12". Null where the source was all of it. */
export function placeOf({ place }: Pick<ReceiptItem, 'place'>, say: Say): string | null {
  const { entry, line, item } = place ?? {}
  const parts = [
    ...(entry === undefined ? [] : [entry]),
    ...(line === undefined ? [] : [say('importing.line', { line })]),
    ...(item === undefined ? [] : [say('importing.item', { item })]),
  ]
  return parts.length === 0 ? null : parts.join(say('search.comma'))
}

const stateNames = {
  bookmarked: 'importing.bookmarked',
  archived: 'importing.archived',
  read: 'importing.read',
} as const satisfies Readonly<Record<RestoredParts['state'][number], PlainKey>>

/** What came over with an item, in a few words each: "text", "archived", "2 tags". */
export function partsOf(restored: RestoredParts, say: Say): readonly string[] {
  const { content, state, tags, images, highlights } = restored
  return [
    content ? say('importing.text') : say('importing.linkOnlyNotOffline'),
    ...state.map((mark) => say(stateNames[mark])),
    ...(tags === 0 ? [] : [say('count.tags', { count: tags })]),
    ...(images === undefined
      ? []
      : [say('importing.imagesKept', { kept: images.kept, count: images.kept + images.linked })]),
    ...(highlights === undefined ? [] : highlightParts(highlights, say)),
  ]
}

/** Those whose words are not in the text are not lost: the article lists them. */
function highlightParts(
  { found, restored }: NonNullable<RestoredParts['highlights']>,
  say: Say,
): readonly string[] {
  const missing = found - restored
  return [
    ...(restored === 0 ? [] : [say('count.highlights', { count: restored })]),
    ...(missing === 0 ? [] : [say('importing.keptNotFound', { count: missing })]),
  ]
}
