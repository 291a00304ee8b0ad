import type { Bundle } from '../bundle.ts'
import { dateOf } from '../evidence/dates.ts'
import type { ExportEntry, ItemHighlight } from '../item.ts'
import { failedItem } from '../item.ts'
import type { TextFormat } from '../probe.ts'
import { dated, madeAt } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, isSet, listIn, tagsIn, textIn } from './fields.ts'

/** wallabag's JSON, of its versions 1 and 2 and of its API: true or 1, tags as words or objects. */
export const wallabagJson: TextFormat = (probe) => {
  const entries = Array.isArray(probe.json) ? listIn(probe.json) : []
  const first = entries.find(isFields)
  if (first === undefined || !('url' in first)) return null
  const isWallabag =
    'is_archived' in first || ('is_read' in first && 'is_fav' in first) || 'domain_name' in first
  return isWallabag ? jsonBundle('wallabag-json', entries, itemOf) : null
}

/** An export that is a list of objects. */
export function jsonBundle(
  format: string,
  entries: readonly unknown[],
  itemOf: (fields: Fields) => JsonItem,
): Bundle {
  return {
    format,
    total: entries.length,
    *entries(): Generator<ExportEntry> {
      for (const [index, fields] of entries.entries()) {
        const place = { item: index + 1 }
        if (!isFields(fields))
          yield failedItem(place, null, 'It is not an object, as the other items of the list are.')
        else yield { kind: 'item', place, record: fields, ...itemOf(fields) }
      }
    },
  }
}

export type JsonItem = Omit<Extract<ExportEntry, { kind: 'item' }>, 'kind' | 'place' | 'record'>

function itemOf(fields: Fields): JsonItem {
  const text = wallabagText(fields['content'])
  const archived = isSet(fields['is_archived'] ?? fields['is_read'])
  const added = dated(fields['created_at'] ?? fields['date'])
  return {
    title: textIn(fields['title']),
    url: textIn(fields['url']) ?? textIn(fields['given_url']) ?? textIn(fields['origin_url']),
    ...(text.html === null ? {} : { body: { kind: 'html', html: text.html } }),
    byline: listIn(fields['published_by'])
      .map(textIn)
      .filter((name) => name !== null)
      .join(', '),
    publishedAt: dateOf(fields['published_at']),
    language: textIn(fields['language'])?.replace('_', '-') ?? null,
    ...added,
    notes: [...(added.notes ?? []), ...text.notes],
    tags: tagsIn(fields['tags']),
    state: {
      ...(archived ? { archived: true, read: true } : {}),
      ...(isSet(fields['is_starred'] ?? fields['is_fav']) ? { bookmarked: true } : {}),
    },
    highlights: listIn(fields['annotations']).filter(isFields).map(annotation),
  }
}

function annotation(fields: Fields): ItemHighlight {
  return { quote: textIn(fields['quote']), note: textIn(fields['text']), ...madeAt(fields['created_at']) }
}

/** What wallabag writes in the place of a page that it could not fetch is no text of the article. */
export function wallabagText(content: unknown): {
  readonly html: string | null
  readonly notes: readonly string[]
} {
  const html = textIn(content)
  if (html === null) return { html: null, notes: [] }
  const failed = /wallabag can(?:'|’|&#0?39;|&apos;)t retrieve contents for this article/i.test(
    html.slice(0, 2000),
  )
  return failed ? { html: null, notes: ['wallabag could not fetch its text.'] } : { html, notes: [] }
}
