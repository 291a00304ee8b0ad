import type { TextFormat } from '../probe.ts'
import { dated, madeAt } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, isSet, listIn, tagsIn, textIn } from './fields.ts'
import type { JsonItem } from './wallabag-json.ts'
import { jsonBundle } from './wallabag-json.ts'

/** What Pocket's API gave, as programs kept it: the only form that knows favourites. A map by number, or a list. */
export const pocketJson: TextFormat = (probe) => {
  const { json } = probe
  const list = isFields(json) ? (json['list'] ?? json) : json
  const entries = isFields(list) ? Object.values(list) : listIn(list)
  const first = entries.find(isFields)
  if (first === undefined || !('given_url' in first || 'resolved_url' in first) || !('time_added' in first))
    return null
  return jsonBundle('pocket-json', entries, itemOf)
}

function itemOf(fields: Fields): JsonItem {
  const archived = String(fields['status']) === '1'
  const about = textIn(fields['excerpt'])
  return {
    title: textIn(fields['resolved_title']) ?? textIn(fields['given_title']),
    url: textIn(fields['resolved_url']) ?? textIn(fields['given_url']),
    standfirst: about === null ? [] : [about],
    byline: isFields(fields['authors'])
      ? Object.values(fields['authors'])
          .map((author) => (isFields(author) ? textIn(author['name']) : null))
          .filter((name) => name !== null)
          .join(', ')
      : null,
    language: textIn(fields['lang']),
    ...dated(fields['time_added']),
    tags: tagsIn(fields['tags']),
    state: {
      ...(archived ? { archived: true, read: true } : {}),
      ...(isSet(fields['favorite']) ? { bookmarked: true } : {}),
    },
    highlights: listIn(fields['annotations'])
      .filter(isFields)
      .map((mark) => ({ quote: textIn(mark['quote']), note: null, ...madeAt(mark['created_at']) })),
  }
}
