import type { TextFormat } from '../probe.ts'
import { dated, madeAt } from './dated.ts'
import { isFields, isSet, listIn, tagsIn, textIn } from './fields.ts'
import { jsonBundle } from './wallabag-json.ts'

/** GoodLinks: seconds with a fraction; what was read has the date of it. */
export const goodlinks: TextFormat = ({ json }) => {
  const entries = Array.isArray(json) ? listIn(json) : []
  const first = entries.find(isFields)
  if (first === undefined || !('url' in first) || !('addedAt' in first) || !('starred' in first)) return null
  return jsonBundle('goodlinks', entries, (fields) => {
    const about = textIn(fields['summary'])
    const read = fields['readAt'] !== undefined && fields['readAt'] !== null && fields['readAt'] !== 0
    return {
      title: textIn(fields['title']),
      url: textIn(fields['url']) ?? textIn(fields['originalURL']),
      standfirst: about === null ? [] : [about],
      ...dated(fields['addedAt']),
      tags: tagsIn(fields['tags']),
      state: { ...(isSet(fields['starred']) ? { bookmarked: true } : {}), ...(read ? { read: true } : {}) },
      highlights: listIn(fields['highlights'])
        .filter(isFields)
        .map((mark) => ({
          quote: textIn(mark['content']),
          note: textIn(mark['note']),
          ...madeAt(mark['time']),
        })),
    }
  })
}
