import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { isSet, splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'

/** Matter's history. It knows when something was last touched, not when it was saved: the nearest there is. */
export const matter: TextFormat = (probe) => {
  if (probe.table === null || !probe.hasColumns('title', 'url', 'in queue', 'favorited', 'read')) return null
  return tableBundle('matter', probe.table, (row) => ({
    title: row.cell('title'),
    url: row.cell('url'),
    byline: row.cell('author'),
    ...(row.cell('publisher') === '' ? {} : { site: row.cell('publisher') }),
    ...dated(row.cell('last interaction date')),
    tags: row
      .cell('tags')
      .split(/[;,]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    state: {
      ...(isSet(row.cell('favorited')) ? { bookmarked: true } : {}),
      ...(isSet(row.cell('read')) ? { read: true } : {}),
      ...(row.cell('in queue') !== '' && !isSet(row.cell('in queue')) ? { archived: true } : {}),
    },
  }))
}

/** mymind: links, notes and pictures; a picture has neither an address nor a text and says so. */
export const mymind: TextFormat = (probe) => {
  if (
    probe.table === null ||
    !probe.hasColumns('id', 'type', 'title', 'url', 'content', 'note', 'tags', 'created')
  )
    return null
  return tableBundle('mymind', probe.table, (row) => {
    const [url, content, note] = [row.cell('url'), row.cell('content'), row.cell('note')]
    return {
      title: row.cell('title'),
      url: url === '' ? null : url,
      ...(content === '' ? {} : { body: { kind: 'text', text: content } }),
      ...dated(row.cell('created')),
      tags: splitTags(row.cell('tags'), ','),
      highlights: note === '' ? [] : [{ quote: null, note }],
    }
  })
}
