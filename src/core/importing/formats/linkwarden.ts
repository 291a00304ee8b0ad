import { failedItem } from '../item.ts'
import type { ExportEntry } from '../item.ts'
import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import type { Fields } from './fields.ts'
import { isFields, listIn, tagsIn, textIn } from './fields.ts'

/** Linkwarden: collections of links; the way to a collection becomes a tag. */
export const linkwarden: TextFormat = ({ json }) => {
  if (!isFields(json) || !Array.isArray(json['collections'])) return null
  const collections = listIn(json['collections']).filter(isFields)
  if (!collections.some((collection) => Array.isArray(collection['links']))) return null
  const links = collections.flatMap((collection) =>
    listIn(collection['links']).map((link) => ({ link, collection })),
  )
  const byId = new Map(collections.map((collection) => [collection['id'], collection] as const))
  return {
    format: 'linkwarden',
    total: links.length,
    *entries(): Generator<ExportEntry> {
      for (const [index, { link, collection }] of links.entries()) {
        const place = { item: index + 1 }
        if (!isFields(link))
          yield failedItem(place, null, 'It is not an object, as the other items of the list are.')
        else yield itemOf(link, wayTo(collection, byId), place)
      }
    },
  }
}

function itemOf(link: Fields, folder: string, place: { readonly item: number }): ExportEntry {
  const about = textIn(link['description'])
  return {
    kind: 'item',
    place,
    title: textIn(link['name']),
    url: textIn(link['url']),
    standfirst: about === null ? [] : [about],
    ...dated(link['createdAt']),
    tags: tagsIn(link['tags']),
    folders: folder === '' || folder === 'Unorganized' ? [] : [folder],
    record: { ...link, collection: folder },
  }
}

function wayTo(collection: Fields, byId: ReadonlyMap<unknown, Fields>): string {
  const names: string[] = []
  const seen = new Set<Fields>()
  for (
    let each: Fields | undefined = collection;
    each !== undefined && !seen.has(each);
    each = byId.get(each['parentId'])
  ) {
    seen.add(each)
    names.unshift(textIn(each['name']) ?? '')
  }
  return names.filter((name) => name !== '').join('/')
}
