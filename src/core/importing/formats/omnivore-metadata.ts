import { dateOf } from '../evidence/dates.ts'
import type { ImportItem } from '../item.ts'
import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, listIn, tagsIn, textIn } from './fields.ts'
import { jsonBundle } from './wallabag-json.ts'

const readFrom = 99

/** One of Omnivore's metadata files alone: its texts lie beside it in the zip that it came from. */
export const omnivoreMetadata: TextFormat = ({ json }) => {
  const entries = Array.isArray(json) ? listIn(json) : []
  const first = entries.find(isFields)
  if (first === undefined || !('slug' in first) || !('savedAt' in first)) return null
  return jsonBundle('omnivore', entries, omnivoreFacts)
}

/** What the metadata says of an item. `readingProgress` is in percent; `labels` may be missing. */
export function omnivoreFacts(
  fields: Fields,
): Omit<ImportItem, 'kind' | 'place' | 'record' | 'body' | 'highlights'> {
  const about = textIn(fields['description'])
  const progress = Math.min(1, Math.max(0, Number(fields['readingProgress'] ?? 0) / 100)) || 0
  return {
    title: textIn(fields['title']),
    url: textIn(fields['url']) ?? textIn(fields['originalArticleUrl']),
    standfirst: about === null ? [] : [about],
    byline: textIn(fields['author']),
    publishedAt: dateOf(fields['publishedAt']),
    ...dated(fields['savedAt']),
    tags: tagsIn(fields['labels']),
    state: {
      ...(fields['state'] === 'Archived' ? { archived: true } : {}),
      ...(progress > 0 ? { progress, read: progress * 100 >= readFrom } : {}),
    },
  }
}
