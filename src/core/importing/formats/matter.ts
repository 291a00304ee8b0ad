import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { isSet, splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'

/** Matter's history. It knows when something was last touched, not when it was saved: the nearest there is. */
export const matter: TextFormat = (probe) => {
  if (probe.table === null || !probe.hasColumns('title', 'url', 'in queue', 'favorited', 'read')) return null
  return tableBundle('matter', probe.table, (row) => {
    const touched = dated(row.cell('last interaction date'))
    return {
      title: row.cell('title'),
      url: row.cell('url'),
      byline: row.cell('author'),
      ...(row.cell('publisher') === '' ? {} : { site: row.cell('publisher') }),
      tags: row
        .cell('tags')
        .split(/[;,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
      ...touched,
      notes: [...(touched.notes ?? []), ...marksLost(row.cell('highlight_count'))],
      state: {
        ...(isSet(row.cell('favorited')) ? { bookmarked: true } : {}),
        ...(isSet(row.cell('read')) ? { read: true } : {}),
        ...(row.cell('in queue') !== '' && !isSet(row.cell('in queue')) ? { archived: true } : {}),
      },
    }
  })
}

/** Their number is all that Matter's export says of highlights. */
function marksLost(count: string): readonly string[] {
  const number = Number(count)
  if (!(number > 0)) return []
  const many = number === 1 ? 'its 1 highlight' : `its ${number} highlights`
  return [`Matter exports nothing of ${many} but the number.`]
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
    const created = dated(row.cell('created'))
    return {
      title: row.cell('title'),
      url: url === '' ? null : url,
      ...(content === '' ? {} : { body: { kind: 'text', text: content } }),
      ...created,
      tags: splitTags(row.cell('tags'), ','),
      highlights: note === '' ? [] : [{ quote: null, note }],
      notes: [
        ...(created.notes ?? []),
        ...(url === '' && content === ''
          ? ['mymind exports nothing of pictures and files but their names.']
          : []),
      ],
    }
  })
}
