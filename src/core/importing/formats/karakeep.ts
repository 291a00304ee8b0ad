import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, isSet, listIn, tagsIn, textIn } from './fields.ts'
import type { JsonItem } from './wallabag-json.ts'
import { jsonBundle } from './wallabag-json.ts'

/** Karakeep (once Hoarder): links and texts; lists by hand become tags, as folders do. */
export const karakeep: TextFormat = ({ json }) => {
  if (!isFields(json) || !Array.isArray(json['bookmarks'])) return null
  const entries = listIn(json['bookmarks'])
  const first = entries.find(isFields)
  if (first === undefined || !('content' in first) || !('createdAt' in first)) return null
  const lists = new Map(
    listIn(json['lists'])
      .filter(isFields)
      .filter((list) => list['type'] !== 'smart')
      .map((list) => [list['id'], list] as const),
  )
  return jsonBundle('karakeep', entries, (fields) => itemOf(fields, lists))
}

function itemOf(fields: Fields, lists: ReadonlyMap<unknown, Fields>): JsonItem {
  const content = isFields(fields['content']) ? fields['content'] : {}
  const text = content['type'] === 'text' ? textIn(content['text']) : null
  const note = textIn(fields['note'])
  const added = dated(fields['createdAt'])
  const isAsset = !isFields(fields['content'])
  return {
    title: textIn(fields['title']),
    url: textIn(content['url']) ?? textIn(content['sourceUrl']),
    ...(text === null ? {} : { body: { kind: 'text', text } }),
    ...added,
    notes: [
      ...(added.notes ?? []),
      ...(isAsset ? ['Karakeep exports nothing of files but their names.'] : []),
    ],
    tags: tagsIn(fields['tags']),
    folders: listIn(fields['lists'])
      .map((id) => wayTo(id, lists))
      .filter((way) => way !== ''),
    state: {
      ...(isSet(fields['archived']) ? { archived: true } : {}),
      ...(isSet(fields['favourited']) ? { bookmarked: true } : {}),
    },
    highlights: note === null ? [] : [{ quote: null, note }],
  }
}

/** `A/B`; a list that lies in itself ends where it comes round. */
function wayTo(id: unknown, lists: ReadonlyMap<unknown, Fields>): string {
  const names: string[] = []
  const seen = new Set<unknown>()
  for (let list = lists.get(id); list !== undefined && !seen.has(list); list = lists.get(list['parentId'])) {
    seen.add(list)
    names.unshift(textIn(list['name']) ?? '')
  }
  return names.filter((name) => name !== '').join('/')
}
